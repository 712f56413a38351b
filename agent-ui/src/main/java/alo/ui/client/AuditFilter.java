package alo.ui.client;

import alo.contract.id.AgentId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries of the audit trail to list; null means any.
///
/// @param act a word of [alo.contract.audit.AuditAct], or the kind of thing that it begins with
/// @param text part of an act, of a thing's id or of what changed
public record AuditFilter(
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable AgentId actor,
    @Nullable String act,
    @Nullable String text) {

  /// As the query of an address, without `?`; empty for all entries.
  public String query() {
    String query =
        query("from", from)
            + query("to", to)
            + query("actor", actor)
            + query("act", act)
            + query("q", text);
    return query.isEmpty() ? "" : query.substring(1);
  }

  private static String query(String name, @Nullable Object value) {
    return value == null
        ? ""
        : "&" + name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
  }
}
