package alo.contract.audit;

/// What is entered into a tenant's audit trail: every change of what the tenant has, and every look
/// at personal data by itself. A word once given is never given to another act.
public enum AuditAct {
  AGENT_CREATE("agent", "create"),
  AGENT_CHANGE("agent", "change"),
  AGENT_DELETE("agent", "delete"),
  AGENT_LOCK("agent", "lock"),
  AGENT_UNLOCK("agent", "unlock"),
  AGENT_RESET_PASSWORD("agent", "reset-password"),
  AGENT_RESET_SECOND_FACTOR("agent", "reset-second-factor"),
  /// A person who was entered but could not be invited was taken back.
  AGENT_WITHDRAW("agent", "withdraw"),
  AUDIT_EXPORT("audit", "export"),
  CALENDAR_CREATE("calendar", "create"),
  CALENDAR_CHANGE("calendar", "change"),
  CALENDAR_DELETE("calendar", "delete"),
  CALENDAR_RENEW_FEED("calendar", "renew-feed"),
  CALL_EXPORT("call", "export"),
  /// By somebody who is not the call's agent, as are the next three: the call's own history does
  /// not name him.
  CALL_PLACE("call", "place"),
  CALL_HOLD("call", "hold"),
  CALL_RESUME("call", "resume"),
  CALL_HANG_UP("call", "hang-up"),
  CALL_READ("call", "read"),
  CUSTOMER_CREATE("customer", "create"),
  CUSTOMER_CHANGE("customer", "change"),
  CUSTOMER_DELETE("customer", "delete"),
  CUSTOMER_READ("customer", "read"),
  DEPARTMENT_CREATE("department", "create"),
  DEPARTMENT_CHANGE("department", "change"),
  DEPARTMENT_DELETE("department", "delete"),
  /// By a program that reads the stream again and again.
  EVENTS_READ("events", "read"),
  FLOW_CREATE("flow", "create"),
  FLOW_PUBLISH("flow", "publish"),
  HOOK_CREATE("hook", "create"),
  HOOK_CHANGE("hook", "change"),
  HOOK_DELETE("hook", "delete"),
  HOOK_RENEW_SECRET("hook", "renew-secret"),
  HOOK_REPLAY("hook", "replay"),
  HOOK_TEST("hook", "test"),
  INTEGRATION_CREATE("integration", "create"),
  INTEGRATION_CHANGE("integration", "change"),
  INTEGRATION_DELETE("integration", "delete"),
  INTEGRATION_RENEW_SECRET("integration", "renew-secret"),
  MUSIC_CHANGE("music", "change"),
  NUMBER_CHANGE("number", "change"),
  NUMBER_ORDER("number", "order"),
  NUMBER_RELEASE("number", "release"),
  /// By the provider: its kind, region or carrier, the last in his own trail only.
  NUMBER_REVISE("number", "revise"),
  PERMISSION_SET_CREATE("permission-set", "create"),
  PERMISSION_SET_CHANGE("permission-set", "change"),
  PERMISSION_SET_DELETE("permission-set", "delete"),
  PROMPT_CREATE("prompt", "create"),
  QUEUE_CREATE("queue", "create"),
  QUEUE_CHANGE("queue", "change"),
  QUEUE_DELETE("queue", "delete"),
  RECORDING_LISTEN("recording", "listen"),
  SECURITY_CHANGE("security", "change"),
  /// By the provider, as are the next ones.
  TENANT_CLOSE("tenant", "close"),
  TENANT_DELETE("tenant", "delete"),
  TENANT_SUSPEND("tenant", "suspend"),
  TENANT_RESUME("tenant", "resume");

  private final String kind;
  private final String word;

  AuditAct(String kind, String verb) {
    this.kind = kind;
    this.word = kind + "." + verb;
  }

  /// Of what kind the thing is to which it was done.
  public String kind() {
    return kind;
  }

  /// As it travels, e.g. `queue.change`.
  public String word() {
    return word;
  }
}
