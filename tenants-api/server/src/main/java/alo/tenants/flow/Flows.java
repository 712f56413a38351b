package alo.tenants.flow;

import alo.contract.agent.AgentView;
import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowRef;
import alo.contract.flow.FlowView;
import alo.contract.id.CalendarId;
import alo.contract.id.FlowId;
import alo.contract.id.Id;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.queue.QueueView;
import alo.contract.tenant.Page;
import alo.engine.ivr.FlowValidator;
import alo.tenants.platform.Check;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.RandomIds;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.queue.Queues;
import alo.tenants.workforce.Agents;
import alo.tenants.workforce.Calendars;
import alo.wire.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The call flows of the tenant in whose schema the transaction works.
@ApplicationScoped
public class Flows {
  /// Flows of a tenant at most.
  public static final int FLOWS_MAX = 10_000;

  /// The length of a document as JSON at most, in characters.
  public static final int DOCUMENT_LENGTH_MAX = 1_000_000;

  /// The length of all published versions of a tenant at most, in characters of JSON. A whole
  /// configuration travels in one frame of 4 MiB; one that does not fit would cut off its edge.
  static final int PUBLISHED_LENGTH_MAX = 2_000_000;

  /// Versions that are published with a flow: calls that began on an older one are over.
  private static final int VERSIONS_PUBLISHED = 5;

  @Inject Queues queues;
  @Inject Agents agents;
  @Inject Prompts prompts;
  @Inject Calendars calendars;
  @Inject Publications publications;
  @Inject RandomIds ids;
  @Inject InstantSource clock;
  @Inject Database database;

  /// Makes a flow and publishes its first version.
  public FlowView create(TenantId tenant, String user, FlowView.Draft draft) {
    new Check().line("/name", draft.name(), 1, 80).present("/document", draft.document()).done();
    refuseInvalid(draft.document());
    if (FlowEntity.count() >= FLOWS_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED, "Expected at most %d flows".formatted(FLOWS_MAX));
    }
    FlowEntity flow = new FlowEntity();
    flow.id = ids.next("f");
    flow.name = draft.name();
    flow.live = 0;
    flow.publishedAt = clock.instant();
    flow.persistAndFlush();
    return publish(tenant, user, flow, draft.document());
  }

  /// Publishes the next version, which new calls get from now on.
  public FlowView publish(TenantId tenant, String user, FlowId id, FlowDocument document) {
    FlowEntity flow = FlowEntity.findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (flow == null) {
      throw noSuchFlow(id);
    }
    refuseInvalid(document);
    return publish(tenant, user, flow, document);
  }

  /// Every mistake of a document, each at its node.
  public List<Problem.At> validate(FlowDocument document) {
    if (Json.write(document).length() > DOCUMENT_LENGTH_MAX) {
      return List.of(
          new Problem.At(
              "/",
              "too-large",
              "Expected at most %d characters of JSON".formatted(DOCUMENT_LENGTH_MAX)));
    }
    return FlowValidator.validate(
        document,
        new FlowValidator.Known(
            queues.all().stream().map(QueueView::id).collect(Collectors.toSet()),
            prompts.ids(),
            agents.all().stream().map(AgentView::extension).collect(Collectors.toSet()),
            calendars.ids()));
  }

  /// The flow with its live document; NOT_FOUND if there is none.
  public FlowView get(FlowId id) {
    FlowEntity flow = entity(id);
    return flow.toContract(version(id, flow.live));
  }

  /// The document of a version; NOT_FOUND if there is none.
  public FlowDocument version(FlowId id, int version) {
    FlowVersionEntity found =
        FlowVersionEntity.findById(new FlowVersionEntity.Key(id.value(), version));
    if (found == null) {
      throw new RejectedException(
          ProblemCode.NOT_FOUND, "There is no version %d of flow %s".formatted(version, id));
    }
    return found.document();
  }

  /// Whether there is such a flow.
  public boolean exists(FlowId id) {
    return FlowEntity.count("id", id.value()) > 0;
  }

  /// A page by id.
  public Page<FlowView> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<FlowEntity> rows =
        FlowEntity.<FlowEntity>find("id > ?1 order by id", Paging.after(cursor))
            .range(0, size)
            .list();
    return Paging.of(rows, size, f -> f.id, f -> f.toContract(null));
  }

  /// All live versions, for a configuration, and of the older ones the newest that still fit in.
  public List<TenantConfiguration.Flow> published() {
    List<TenantConfiguration.Flow> published = new ArrayList<>();
    int length = 0;
    for (FlowVersionEntity v : candidates()) {
      length += v.document.length();
      if (length > PUBLISHED_LENGTH_MAX) {
        break;
      }
      published.add(
          new TenantConfiguration.Flow(new FlowRef(new FlowId(v.flow), v.version), v.document()));
    }
    published.sort(
        Comparator.comparing((TenantConfiguration.Flow f) -> f.ref().flow().value())
            .thenComparingInt(f -> f.ref().version()));
    return published;
  }

  /// The live versions first.
  private static List<FlowVersionEntity> candidates() {
    return FlowVersionEntity.<FlowVersionEntity>find(
            "select v from FlowVersionEntity v, FlowEntity f where v.flow = f.id and v.version >"
                + " f.live - ?1 order by f.live - v.version, v.publishedAt desc, v.flow",
            VERSIONS_PUBLISHED)
        .list();
  }

  private static void refuseTooMuch() {
    long length =
        FlowVersionEntity.getEntityManager()
            .createQuery(
                "select coalesce(sum(length(v.document)), 0) from FlowVersionEntity v,"
                    + " FlowEntity f where v.flow = f.id and v.version = f.live",
                Long.class)
            .getSingleResult();
    if (length > PUBLISHED_LENGTH_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED,
          "Expected at most %d characters in all live flows, but there are %d"
              .formatted(PUBLISHED_LENGTH_MAX, length));
    }
  }

  private FlowView publish(TenantId tenant, String user, FlowEntity flow, FlowDocument document) {
    FlowVersionEntity version = new FlowVersionEntity();
    version.flow = flow.id;
    version.version = flow.live + 1;
    version.document = Json.write(document);
    version.publishedBy = user;
    version.publishedAt = clock.instant();
    version.persistAndFlush();
    flow.live = version.version;
    flow.publishedAt = version.publishedAt;
    flow.persistAndFlush();
    refuseTooMuch();
    standOn(tenant, flow.id, "queue", queuesOf(document));
    standOn(tenant, flow.id, "calendar", calendarsOf(document));
    publications.changed(tenant);
    return flow.toContract(document);
  }

  private void standOn(TenantId tenant, String flow, String kind, Set<? extends Id> used) {
    String table = "%s.flow_%s".formatted(TenantSchemas.name(tenant), kind);
    database.run(
        c -> {
          Sql.update(c, "delete from " + table + " where flow = ?", flow);
          String insert = "insert into %s (flow, %s) values (?, ?)".formatted(table, kind);
          for (Id one : used) {
            Sql.update(c, insert, flow, one);
          }
          return used;
        });
  }

  private static Set<QueueId> queuesOf(FlowDocument document) {
    return document.nodes().values().stream()
        .flatMap(
            node ->
                switch (node) {
                  case FlowNode.Queue queue -> Stream.of(queue.queue());
                  case FlowNode.Voicemail voicemail -> Stream.of(voicemail.queue());
                  case FlowNode.Answer _,
                      FlowNode.Play _,
                      FlowNode.Say _,
                      FlowNode.Menu _,
                      FlowNode.Collect _,
                      FlowNode.Hours _,
                      FlowNode.Dial _,
                      FlowNode.HangUp _ ->
                      Stream.empty();
                })
        .collect(Collectors.toSet());
  }

  private static Set<CalendarId> calendarsOf(FlowDocument document) {
    return document.nodes().values().stream()
        .flatMap(
            node ->
                node instanceof FlowNode.Hours hours
                    ? Stream.ofNullable(hours.calendar())
                    : Stream.empty())
        .collect(Collectors.toSet());
  }

  private void refuseInvalid(FlowDocument document) {
    List<Problem.At> mistakes = validate(document);
    if (!mistakes.isEmpty()) {
      throw new RejectedException(
          Problem.of(
              ProblemCode.INVALID_FLOW,
              "Expected a flow without mistakes, but there are " + mistakes.size(),
              mistakes));
    }
  }

  private static FlowEntity entity(FlowId id) {
    FlowEntity found = FlowEntity.findById(id.value());
    if (found == null) {
      throw noSuchFlow(id);
    }
    return found;
  }

  private static RejectedException noSuchFlow(FlowId id) {
    return new RejectedException(ProblemCode.NOT_FOUND, "There is no flow " + id);
  }
}
