package alo.tenants.workforce;

import alo.contract.agent.AgentImport;
import alo.contract.agent.AgentImport.Outcome;
import alo.contract.agent.AgentImport.Row;
import alo.contract.agent.AgentView;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.identity.IdentityProviderException;
import alo.tenants.identity.People;
import alo.tenants.identity.PermissionSets;
import alo.tenants.platform.Idempotency;
import alo.tenants.queue.Queues;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Invites the people of a sheet, each as if he were invited alone. A mail address is one person:
/// who is here is left as he is, so that a sheet can be sent again with its mistakes mended.
@ApplicationScoped
public class AgentImports {
  private static final String OPERATION = "agents/imports";

  /// So many people in a row whom the identity provider does not take: then it is away.
  private static final int AWAY_AFTER = 2;
  private static final Logger LOG = Logger.getLogger(AgentImports.class);

  /// Where a draft's fields stand in a sheet.
  private static final Map<String, PeopleSheet.Column> COLUMNS =
      Map.of(
          "/name", PeopleSheet.Column.NAME,
          "/email", PeopleSheet.Column.MAIL,
          "/extension", PeopleSheet.Column.EXTENSION,
          "/queues", PeopleSheet.Column.QUEUES,
          "/sets", PeopleSheet.Column.PERMISSIONS,
          "/department", PeopleSheet.Column.DEPARTMENT);

  @Inject Agents agents;
  @Inject Invitations invitations;
  @Inject People people;
  @Inject Idempotency idempotency;
  @Inject PermissionSets sets;
  @Inject Queues queues;
  @Inject Departments departments;

  /// A line, and what it would enter if it has no mistakes.
  private record Looked(Row row, AgentView.Draft draft) {}

  /// What would become of a sheet.
  public AgentImport look(byte[] sheet) {
    return new AgentImport(looked(sheet).stream().map(Looked::row).toList());
  }

  /// Enters and invites everybody whose line has no mistakes. An answer in which something failed
  /// is not kept: the same request tries again.
  ///
  /// @param key none is needed, since nobody is entered twice; with one, the answer is the same too
  public AgentImport invite(TenantId tenant, @Nullable String key, byte[] sheet) {
    String body = Idempotency.hash(new String(sheet, StandardCharsets.ISO_8859_1));
    if (key != null) {
      var earlier = idempotency.earlier(key, OPERATION, body, AgentImport.class);
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    List<Row> rows = new ArrayList<>();
    int inARow = 0;
    boolean hasFailed = false;
    for (Looked line : looked(sheet)) {
      // One who fails may be to blame himself: his address. Two in a row are not.
      Row row = inARow >= AWAY_AFTER ? failed(line) : invited(tenant, line);
      boolean fails = row.outcome() == Outcome.FAILED;
      inARow = fails ? inARow + 1 : 0;
      hasFailed |= fails;
      rows.add(row);
    }
    AgentImport done = new AgentImport(rows);
    return hasFailed || key == null
        ? done
        : idempotency.once(key, OPERATION, body, AgentImport.class, () -> done);
  }

  private Row invited(TenantId tenant, Looked line) {
    if (line.row().outcome() != Outcome.READY) {
      return line.row();
    }
    try {
      return people.alone(line.draft().email(), () -> entered(tenant, line));
    } catch (RejectedException e) {
      return wrong(line.row(), mistakes(e.problem()));
    } catch (IdentityProviderException e) {
      LOG.warn("The identity provider failed in the middle of a sheet", e);
      return failed(line);
    }
  }

  /// Somebody else may have entered him since the sheet was looked at.
  private Row entered(TenantId tenant, Looked line) {
    Optional<AgentId> here =
        QuarkusTransaction.requiringNew().call(() -> agents.find(line.draft().email()));
    return here.map(id -> became(line.row(), Outcome.PRESENT, id))
        .orElseGet(
            () ->
                became(
                    line.row(),
                    Outcome.INVITED,
                    invitations.invite(tenant, line.draft(), Invitations.BY_MAIL).id()));
  }

  private List<Looked> looked(byte[] sheet) {
    List<PeopleSheet.Line> lines = PeopleSheet.read(sheet);
    return QuarkusTransaction.requiringNew().call(() -> looked(lines));
  }

  private List<Looked> looked(List<PeopleSheet.Line> lines) {
    SheetNames names = names();
    Set<String> mails = new HashSet<>();
    Set<String> extensions = new HashSet<>();
    List<Looked> looked = new ArrayList<>();
    for (PeopleSheet.Line line : lines) {
      SheetNames.Found found = names.find(line);
      AgentView.Draft draft = found.draft();
      Row row = new Row(line.number(), line.cells(), Outcome.READY, null, List.of());
      Optional<AgentId> here = agents.find(draft.email());
      List<Problem.At> mistakes = new ArrayList<>(found.mistakes());
      twice(mails, draft.email(), PeopleSheet.Column.MAIL, mistakes);
      if (here.isEmpty()) {
        twice(extensions, draft.extension(), PeopleSheet.Column.EXTENSION, mistakes);
        mistakes.addAll(refusals(draft, !found.mistakes().isEmpty()));
      }
      looked.add(
          new Looked(
              !mistakes.isEmpty()
                  ? wrong(row, mistakes)
                  : here.map(id -> became(row, Outcome.PRESENT, id)).orElse(row),
              draft));
    }
    return looked;
  }

  private static void twice(
      Set<String> seen, String value, PeopleSheet.Column column, List<Problem.At> mistakes) {
    if (!value.isEmpty() && !seen.add(PeopleSheet.plain(value))) {
      mistakes.add(
          new Problem.At(column.word(), "twice-in-sheet", "Expected %s once".formatted(value)));
    }
  }

  /// What a single invitation would be refused for.
  ///
  /// @param lacks a name was not found: that nothing is there was said already
  private List<Problem.At> refusals(AgentView.Draft draft, boolean lacks) {
    try {
      invitations.check(draft);
      return List.of();
    } catch (RejectedException e) {
      return mistakes(e.problem()).stream()
          .filter(at -> !lacks || !at.place().equals(PeopleSheet.Column.PERMISSIONS.word()))
          .toList();
    }
  }

  private static List<Problem.At> mistakes(Problem problem) {
    if (problem.errors().isEmpty()) {
      String place =
          problem.code().equals(ProblemCode.FORBIDDEN.name())
              ? PeopleSheet.Column.PERMISSIONS.word()
              : "";
      return List.of(
          new Problem.At(
              place,
              problem.code().toLowerCase(Locale.ROOT).replace('_', '-'),
              String.valueOf(problem.detail())));
    }
    return problem.errors().stream()
        .map(
            at -> {
              PeopleSheet.Column column = COLUMNS.get(at.place());
              return new Problem.At(column == null ? "" : column.word(), at.code(), at.detail());
            })
        .toList();
  }

  private static Row wrong(Row row, List<Problem.At> mistakes) {
    return new Row(row.line(), row.cells(), Outcome.WRONG, null, mistakes);
  }

  private static Row became(Row row, Outcome outcome, AgentId agent) {
    return new Row(row.line(), row.cells(), outcome, agent, List.of());
  }

  private static Row failed(Looked line) {
    Row row = line.row();
    return row.outcome() != Outcome.READY
        ? row
        : new Row(
            row.line(),
            row.cells(),
            Outcome.FAILED,
            null,
            List.of(new Problem.At("", "away", "The identity provider is away; send it again")));
  }

  private SheetNames names() {
    Map<String, Set<String>> ofSets = new HashMap<>();
    sets.list(PermissionSets.SETS_MAX, null)
        .items()
        .forEach(set -> put(ofSets, set.id().value(), set.name()));
    SheetNames.BUILT_IN.forEach(
        (set, called) -> called.forEach(name -> put(ofSets, set.id().value(), name)));
    Map<String, Set<String>> ofQueues = new HashMap<>();
    queues.all().forEach(queue -> put(ofQueues, queue.id().value(), queue.name()));
    Map<String, Set<String>> ofDepartments = new HashMap<>();
    departments.names().forEach((id, name) -> put(ofDepartments, id.value(), name));
    return new SheetNames(ofSets, ofQueues, ofDepartments);
  }

  private static void put(Map<String, Set<String>> names, String id, @Nullable String name) {
    names.computeIfAbsent(PeopleSheet.plain(id), _ -> new HashSet<>()).add(id);
    if (name != null) {
      names.computeIfAbsent(PeopleSheet.plain(name), _ -> new HashSet<>()).add(id);
    }
  }
}
