package alo.tenants.interaction;

import alo.contract.id.Id;
import alo.contract.id.TenantId;
import alo.contract.interaction.CallRecord;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.tenants.interaction.Interactions.Filter;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Calls as a sheet that spreadsheet programs open: CSV of RFC 4180 in UTF-8. It is written page by
/// page, so that neither the memory nor a connection is held by whoever reads slowly.
@ApplicationScoped
public class CallSheets {
  /// Calls of a sheet at most.
  public static final int ROWS_MAX = 50_000;

  /// Without it a spreadsheet program takes the text for one of another alphabet.
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  /// Ends a line.
  public static final String LINE_END = "\r\n";

  /// What a cell begins with that a spreadsheet program would run as a formula; the wide forms are
  /// taken for the narrow ones in East Asian editions. Where the list separator of the machine is a
  /// semicolon (Vietnamese ones), whatever follows one begins a cell, quoted or not.
  private static final Pattern FORMULA =
      Pattern.compile("(?:^|(?<=[;\n]))(?=[\\s\"]*[=+\\-@＝＋－＠]|[\t\r])");

  private static final String HEAD =
      "call,direction,customer,number,queue,agent,started,answered,ended,outcome,"
          + "wait_seconds,talk_seconds,hold_seconds,wrap_up,recordings";

  @Inject Interactions interactions;
  @Inject Database database;
  @Inject Tenants tenants;

  /// What stands on a sheet beside the calls.
  ///
  /// @param names of queues and agents by id
  /// @param zone in which times are told
  private record Legend(Map<String, String> names, ZoneId zone) {}

  /// Refuses a sheet that would be too long to be whole, before anything of it is sent.
  public void refuseTooLong(TenantId tenant, Filter filter) {
    if (interactions.count(tenant, filter, ROWS_MAX + 1) > ROWS_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED,
          "Expected at most %d calls; choose a shorter time".formatted(ROWS_MAX));
    }
  }

  /// Writes the calls, newest first.
  public void write(TenantId tenant, Filter filter, Writer out) throws IOException {
    Legend legend = new Legend(names(tenant), ZoneId.of(tenants.get(tenant).zone()));
    out.write(BYTE_ORDER_MARK + HEAD + LINE_END);
    String cursor = null;
    int rows = 0;
    do {
      Page<CallRecord> page = interactions.list(tenant, filter, Paging.LIMIT_MAX, cursor);
      for (CallRecord call : page.items()) {
        out.write(row(call, legend));
      }
      rows += page.items().size();
      cursor = page.next();
    } while (cursor != null && rows < ROWS_MAX);
    out.flush();
  }

  private Map<String, String> names(TenantId tenant) {
    String schema = TenantSchemas.name(tenant);
    Map<String, String> names = new HashMap<>();
    database.run(
        c ->
            Sql.list(
                c,
                "select id, name from %1$s.queue union all select id, name from %1$s.agent"
                    .formatted(schema),
                row -> names.put(row.getString("id"), row.getString("name"))));
    return names;
  }

  private static String row(CallRecord call, Legend legend) {
    return Stream.of(
                call.id().value(),
                call.direction().name(),
                text(call.theirs()),
                call.ours(),
                name(call.queue(), legend),
                name(call.agent(), legend),
                moment(call.startedAt(), legend.zone()),
                moment(call.answeredAt(), legend.zone()),
                moment(call.endedAt(), legend.zone()),
                call.disposition().name(),
                String.valueOf(call.waitSeconds()),
                String.valueOf(call.talkSeconds()),
                String.valueOf(call.holdSeconds()),
                text(call.wrapUp()),
                String.valueOf(call.recordings().size()))
            .map(CallSheets::cell)
            .collect(Collectors.joining(","))
        + LINE_END;
  }

  /// A cell that is read as the text it is, never as a formula.
  public static String cell(String value) {
    String safe = FORMULA.matcher(value).replaceAll("'");
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static String name(@Nullable Id id, Legend legend) {
    return id == null ? "" : legend.names().getOrDefault(id.value(), id.value());
  }

  private static String moment(@Nullable Instant at, ZoneId zone) {
    return at == null
        ? ""
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
