package alo.tenants.prober;

import java.util.Arrays;
import java.util.Optional;

/// What belongs to one tenant and can be named by another: by an id, a number or a word.
public enum Thing {
  AGENT("agents", "AgentId"),
  PERMISSION_SET("permission-sets", "PermissionSetId"),
  INTEGRATION("integrations", "IntegrationId"),
  QUEUE("queues", "QueueId"),
  HOOK("hooks", "HookId"),
  DELIVERY("deliveries", "DeliveryId"),
  CALENDAR("calendars", "CalendarId"),
  DEPARTMENT("departments", "DepartmentId"),
  CUSTOMER("customers", "CustomerId"),
  PROMPT("prompts", "PromptId"),
  FLOW("flows", "FlowId"),
  NUMBER("numbers", ""),
  CALL("calls", ""),
  INTERACTION("interactions", "InteractionId"),
  RECORDING("recordings", "RecordingId"),
  TENANT("tenants", "TenantId"),
  /// The telephone number of a customer.
  PHONE("", ""),
  /// What a page ends with, in an encoded form: each list has its own, see [Cursors].
  CURSOR("", ""),
  /// A place in the stream of events.
  SEQUENCE("", ""),
  /// A word that stands in a tenant's data and nowhere else.
  WORD("", "");

  private final String collection;
  private final String schema;

  Thing(String collection, String schema) {
    this.collection = collection;
    this.schema = schema;
  }

  /// The path's part below which it is found, as `queues`; empty if it has none.
  String collection() {
    return collection;
  }

  /// What stands in its place in a path or a body, as `{QUEUE}`.
  String place() {
    return "{" + name() + "}";
  }

  static Optional<Thing> ofCollection(String part) {
    return Arrays.stream(values())
        .filter(t -> !t.collection.isEmpty() && t.collection.equals(part))
        .findFirst();
  }

  static Optional<Thing> ofSchema(String name) {
    return Arrays.stream(values())
        .filter(t -> !t.schema.isEmpty() && t.schema.equals(name))
        .findFirst();
  }
}
