package alo.tenants.hook;

import alo.tenants.hook.HookCalls.Hook;
import alo.tenants.testing.Api;
import alo.tenants.testing.TestClock;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A test whose web-hooks send to a receiver of its own; afterwards none of their secrets may stand
/// in the log, and time goes on.
abstract class WithReceiver {
  @Inject TestClock clock;

  final Receiver receiver = Receiver.open();
  private final List<String> secrets = new ArrayList<>();
  private final HookLog log = new HookLog();

  @BeforeEach
  void listen() {
    log.listen();
  }

  @AfterEach
  void close() {
    receiver.close();
    clock.go();
    log.expectNone(secrets);
  }

  /// A secret that may stand in no log.
  void hide(String secret) {
    secrets.add(secret);
  }

  Hook hook(Api.Tenant tenant, String url, String... types) {
    Hook hook = HookCalls.hook(tenant, url, types);
    hide(hook.secret());
    return hook;
  }
}
