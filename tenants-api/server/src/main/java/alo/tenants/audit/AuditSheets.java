package alo.tenants.audit;

import alo.contract.audit.AuditEntry;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.tenants.interaction.CallSheets;
import alo.tenants.platform.Paging;
import alo.tenants.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The trail as a sheet, in the form of the sheet of calls.
@ApplicationScoped
class AuditSheets {
  /// Entries of a sheet at most.
  static final int ROWS_MAX = 50_000;

  private static final String HEAD =
      "number,at,actor,name,act,target,changes,address,program,request,targetName";

  /// A sheet is kept where nobody erases anything, so no customer is named there.
  private static final AuditTrail.Told IMPERSONAL = new AuditTrail.Told(false, false);

  @Inject AuditTrail trail;
  @Inject Tenants tenants;

  void refuseTooLong(TenantId tenant, AuditTrail.Filter filter) {
    if (trail.count(tenant, filter, ROWS_MAX + 1) > ROWS_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED,
          "Expected at most %d entries; choose a shorter time".formatted(ROWS_MAX));
    }
  }

  void write(TenantId tenant, AuditTrail.Filter filter, Writer out) throws IOException {
    ZoneId zone = ZoneId.of(tenants.get(tenant).zone());
    out.write(CallSheets.BYTE_ORDER_MARK + HEAD + CallSheets.LINE_END);
    String cursor = null;
    int rows = 0;
    do {
      Page<AuditEntry> page = trail.list(tenant, IMPERSONAL, filter, Paging.LIMIT_MAX, cursor);
      for (AuditEntry entry : page.items()) {
        out.write(row(entry, zone));
      }
      rows += page.items().size();
      cursor = page.next();
    } while (cursor != null && rows < ROWS_MAX);
    out.flush();
  }

  private static String row(AuditEntry entry, ZoneId zone) {
    return Stream.of(
                String.valueOf(entry.number()),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    entry.at().truncatedTo(ChronoUnit.SECONDS).atZone(zone)),
                entry.actor(),
                text(entry.actorName()),
                entry.act(),
                entry.target(),
                entry.changes().stream()
                    .map(c -> c.field() + ": " + text(c.before()) + " > " + text(c.after()))
                    .collect(Collectors.joining("\n")),
                text(entry.address()),
                text(entry.program()),
                text(entry.request()),
                text(entry.targetName()))
            .map(CallSheets::cell)
            .collect(Collectors.joining(","))
        + CallSheets.LINE_END;
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
