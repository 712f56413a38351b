package alo.edge.loop;

import alo.contract.id.TenantId;
import alo.edge.phone.Switch;
import alo.engine.contactcenter.Effect;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// A switch that keeps what it was told; a test says what comes of it.
final class FakeSwitch implements Switch {
  final List<Effect> effects = new CopyOnWriteArrayList<>();
  volatile BiConsumer<TenantId, Effect> then = (tenant, effect) -> {};

  @Override
  public void run(TenantId tenant, Effect effect) {
    effects.add(effect);
    then.accept(tenant, effect);
  }

  <E extends Effect> List<E> all(Class<E> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
