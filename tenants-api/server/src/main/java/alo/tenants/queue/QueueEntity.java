package alo.tenants.queue;

import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.queue.QueueView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "queue")
class QueueEntity extends PanacheEntityBase {
  @Id String id;

  @Column String name;

  @Column(name = "ring_seconds")
  int ringSeconds;

  @Column(name = "depth_max")
  int depthMax;

  @Column(name = "wrap_up_seconds")
  int wrapUpSeconds;

  @Column(name = "wrap_up_codes")
  List<String> wrapUpCodes;

  @Column boolean record;

  @Column @Nullable String music;

  static QueueEntity of(QueueId id, QueueView.Draft draft) {
    QueueEntity queue = new QueueEntity();
    queue.id = id.value();
    queue.take(draft);
    return queue;
  }

  void take(QueueView.Draft draft) {
    name = draft.name();
    ringSeconds = draft.ringSeconds();
    depthMax = draft.depthMax();
    wrapUpSeconds = draft.wrapUpSeconds();
    wrapUpCodes = List.copyOf(draft.wrapUpCodes());
    record = draft.record();
    music = draft.music() == null ? null : draft.music().value();
  }

  QueueView toContract() {
    return new QueueView(
        new QueueId(id),
        name,
        ringSeconds,
        depthMax,
        wrapUpSeconds,
        List.copyOf(wrapUpCodes),
        record,
        music == null ? null : new PromptId(music));
  }
}
