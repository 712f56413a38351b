package alo.contract.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One act of one person. Persons are named by their ids; what is known of them beyond that is
/// looked up when the entry is read, so that an erased person stays erased.
///
/// @param number grows with each entry of the tenant
/// @param actor id of the person, of the tenant or of the provider
/// @param actorName null if the person is not of the tenant (any more)
/// @param act a word of [AuditAct], or of an older or newer program
/// @param target id of the thing to which it was done
/// @param targetName the thing's name at that time, as the trail has it, else its name now; of a
///     call the other end's number. Null where nothing is known, and where the reader may not see
///     the customers or the calls themselves
/// @param changes the fields that changed; empty for looks
/// @param address from where it was asked
/// @param program what asked, as it calls itself, at most 120 characters
/// @param request the request's id: its `X-Request-Id`, or one of ours
public record AuditEntry(
    long number,
    Instant at,
    String actor,
    @Nullable String actorName,
    String act,
    String target,
    @Nullable String targetName,
    List<Change> changes,
    @Nullable String address,
    @Nullable String program,
    @Nullable String request) {

  /// A field that changed. Values are texts as they are, everything else is JSON, and at most 2000
  /// characters of either; a value that is personal or secret is `(withheld)`.
  ///
  /// @param before null if there was nothing
  /// @param after null if there is nothing
  public record Change(String field, @Nullable String before, @Nullable String after) {}
}
