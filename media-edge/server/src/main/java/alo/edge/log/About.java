package alo.edge.log;

import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import org.jboss.logging.MDC;

/// While it is open, the thread's log lines carry the tenant and the call that they are about.
public final class About implements AutoCloseable {
  private static final String TENANT = "tenant";
  private static final String CALL = "call";

  private About() {}

  /// Lines about a call.
  public static About call(TenantId tenant, InteractionId call) {
    MDC.put(TENANT, tenant.value());
    MDC.put(CALL, call.value());
    return new About();
  }

  @Override
  public void close() {
    MDC.remove(TENANT);
    MDC.remove(CALL);
  }
}
