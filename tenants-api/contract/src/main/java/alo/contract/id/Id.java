package alo.contract.id;

import java.util.Objects;

/// An identifier. On the wire it is its bare [#value()], never an object.
///
/// All ids are ASCII, at most 80 characters, of letters, digits, `-` and `_`, so that they can
/// stand in a path, a file name and a channel variable without escaping.
public sealed interface Id
    permits AgentId,
        CalendarId,
        CustomerId,
        DeliveryId,
        DepartmentId,
        EdgeId,
        FlowId,
        HookId,
        IntegrationId,
        InteractionId,
        OfferId,
        PermissionSetId,
        PromptId,
        QueueId,
        RecordingId,
        TenantId,
        TrunkId {

  /// The longest id that is accepted, in characters.
  int LENGTH_MAX = 80;

  /// The bare id.
  String value();

  /// Throws `IllegalArgumentException` unless the value has the form of an id.
  static String checked(String kind, String value) {
    Objects.requireNonNull(value, kind);
    if (value.isEmpty() || value.length() > LENGTH_MAX || !value.chars().allMatch(Id::isIdChar)) {
      throw new IllegalArgumentException(
          "Expected %s of 1 to %d letters, digits, - or _, but it is \"%s\""
              .formatted(kind, LENGTH_MAX, value));
    }
    return value;
  }

  private static boolean isIdChar(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }
}
