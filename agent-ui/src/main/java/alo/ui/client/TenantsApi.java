package alo.ui.client;

import static java.util.stream.Collectors.joining;

import alo.contract.agent.AgentImport;
import alo.contract.agent.AgentView;
import alo.contract.audit.AuditEntry;
import alo.contract.billing.MonthStatement;
import alo.contract.calendar.CalendarView;
import alo.contract.customer.CustomerView;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowView;
import alo.contract.flow.Music;
import alo.contract.flow.PromptView;
import alo.contract.id.AgentId;
import alo.contract.id.CalendarId;
import alo.contract.id.CustomerId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.PermissionSetId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.identity.PermissionSetView;
import alo.contract.identity.SecuritySettings;
import alo.contract.interaction.CallRecord;
import alo.contract.isolation.IsolationStanding;
import alo.contract.queue.QueueView;
import alo.contract.tenant.Me;
import alo.contract.tenant.Page;
import alo.contract.tenant.SignUp;
import alo.contract.tenant.Ticket;
import alo.contract.value.E164;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The control plane, called for the person whose request is being served. Every method throws
/// [Refused] when the control plane refuses or is away.
@ApplicationScoped
public class TenantsApi {
  private static final String API = "/api/v1";

  /// The most that a list shows, above what is planned for: 5,000 people of a company and a few
  /// thousand companies.
  public static final int ITEMS_MAX = 10_000;

  private final Http http;

  TenantsApi(Http http) {
    this.http = http;
  }

  /// The address of a recording, good until a moment.
  public record SignedAddress(String address, Instant expiresAt) {}

  /// Which calls to list; null means any.
  public record CallFilter(
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable AgentId agent,
      @Nullable QueueId queue,
      @Nullable E164 phone) {

    /// All calls.
    public static final CallFilter ALL = new CallFilter(null, null, null, null, null);

    /// As a part of an address, each with `&` before it.
    public String query() {
      return query("from", from)
          + query("to", to)
          + query("agent", agent)
          + query("queue", queue)
          + query("phone", phone);
    }

    private static String query(String name, @Nullable Object value) {
      return value == null ? "" : "&" + name + "=" + escaped(value.toString());
    }
  }

  /// The person of a token.
  public Me me(String token) {
    return http.get(token, API + "/me", new TypeReference<Me>() {});
  }

  /// Asks for a tenant; nobody is signed in.
  ///
  /// @param caller the stranger's address of the internet
  public SignUp.Requested askToSignUp(SignUp request, String caller) {
    return http.sendFor(caller, "POST", API + "/signups/requests", request, SignUp.Requested.class);
  }

  /// Makes the tenant of a mailed link.
  public SignUp.Done verifySignUp(SignUp.Verification link) {
    return http.send(null, "POST", API + "/signups/verify", link, SignUp.Done.class);
  }

  /// A pass for a socket.
  public Ticket ticket(Ticket.Purpose purpose) {
    return http.send(token(), "POST", API + "/tickets", new Ticket.Request(purpose), Ticket.class);
  }

  /// Agents by name.
  public List<AgentView> agents() {
    return all("/agents?", new TypeReference<Page<AgentView>>() {});
  }

  /// Invites an agent, or changes one.
  public AgentView saveAgent(@Nullable AgentId id, AgentView.Draft draft) {
    return save("/agents", id, AgentId::value, draft, AgentView.class);
  }

  /// Invites the people of a sheet (CSV), who are at most some: the answer comes when all are done.
  ///
  /// @param dryRun only looks
  public AgentImport inviteFromSheet(byte[] sheet, boolean dryRun) {
    String path = API + "/agents/imports?dryRun=" + dryRun;
    return http.sendSheet(token(), path, sheet, AgentImport.class);
  }

  /// Removes an agent.
  public void removeAgent(AgentId id) {
    http.sendOnly(token(), "DELETE", API + "/agents/" + id, null);
  }

  /// Locks an agent out.
  public void lockAgent(AgentId id, String reason) {
    http.sendOnly(token(), "POST", API + "/agents/" + id + "/lock", new AgentView.Lock(reason));
  }

  /// Lets a locked agent in again.
  public void unlockAgent(AgentId id) {
    http.sendOnly(token(), "POST", API + "/agents/" + id + "/unlock", null);
  }

  /// Mails an agent a link for another password, or takes his second factor away.
  public void resetAgent(AgentId id, AgentView.Reset.What what) {
    http.sendOnly(token(), "POST", API + "/agents/" + id + "/reset", new AgentView.Reset(what));
  }

  /// How the tenant protects its log-ins.
  public SecuritySettings security() {
    return http.get(token(), API + "/security", new TypeReference<SecuritySettings>() {});
  }

  /// Changes it.
  public void changeSecurity(SecuritySettings settings) {
    http.sendOnly(token(), "PUT", API + "/security", settings);
  }

  /// Sets of permissions, built-in ones first.
  public List<PermissionSetView> permissionSets() {
    return all("/permission-sets?", new TypeReference<Page<PermissionSetView>>() {});
  }

  /// Makes or changes a set of permissions.
  public PermissionSetView savePermissionSet(
      @Nullable PermissionSetId id, PermissionSetView.Draft draft) {
    return save("/permission-sets", id, PermissionSetId::value, draft, PermissionSetView.class);
  }

  /// Removes a set of permissions that nobody has.
  public void removePermissionSet(PermissionSetId id) {
    http.sendOnly(token(), "DELETE", API + "/permission-sets/" + id, null);
  }

  /// Queues by name.
  public List<QueueView> queues() {
    return all("/queues?", new TypeReference<Page<QueueView>>() {});
  }

  /// Makes or changes a queue.
  public QueueView saveQueue(@Nullable QueueId id, QueueView.Draft draft) {
    return save("/queues", id, QueueId::value, draft, QueueView.class);
  }

  /// Removes a queue.
  public void removeQueue(QueueId id) {
    http.sendOnly(token(), "DELETE", API + "/queues/" + id, null);
  }

  /// Working-time calendars by name.
  public List<CalendarView> calendars() {
    return all("/calendars?", new TypeReference<Page<CalendarView>>() {});
  }

  /// Makes or changes a calendar.
  public CalendarView saveCalendar(@Nullable CalendarId id, CalendarView.Draft draft) {
    return save("/calendars", id, CalendarId::value, draft, CalendarView.class);
  }

  /// Removes a calendar.
  public void removeCalendar(CalendarId id) {
    http.sendOnly(token(), "DELETE", API + "/calendars/" + id, null);
  }

  /// Where other programs read a calendar.
  public CalendarView.Feed calendarFeed(CalendarId id) {
    String path = API + "/calendars/" + id + "/feed";
    return http.get(token(), path, new TypeReference<CalendarView.Feed>() {});
  }

  /// Gives a calendar another address for other programs.
  public CalendarView.Feed renewCalendarFeed(CalendarId id) {
    String path = API + "/calendars/" + id + "/feed";
    return http.send(token(), "POST", path, new Object[0], CalendarView.Feed.class);
  }

  /// The days of public holidays in a year.
  public CalendarView.Holidays holidays(int year) {
    String path = API + "/holidays?year=" + year;
    return http.get(token(), path, new TypeReference<CalendarView.Holidays>() {});
  }

  /// Flows without their documents.
  public List<FlowView> flows() {
    return all("/flows?", new TypeReference<Page<FlowView>>() {});
  }

  /// A flow with its live document.
  public FlowView flow(FlowId id) {
    return http.get(token(), API + "/flows/" + id, new TypeReference<FlowView>() {});
  }

  /// Makes a flow; its document is published as version 1.
  public FlowView createFlow(FlowView.Draft draft) {
    return http.send(token(), "POST", API + "/flows", draft, FlowView.class);
  }

  /// Publishes a document as the flow's next version.
  public FlowView publish(FlowId id, FlowDocument document) {
    String path = API + "/flows/" + id + "/versions";
    return http.send(token(), "POST", path, document, FlowView.class);
  }

  /// Announcements by name.
  public List<PromptView> prompts() {
    return all("/prompts?", new TypeReference<Page<PromptView>>() {});
  }

  /// Has a text spoken and keeps it as an announcement.
  public PromptView speakPrompt(PromptView.Draft draft) {
    return http.send(token(), "POST", API + "/prompts", draft, PromptView.class);
  }

  /// Uploads an announcement.
  public PromptView uploadPrompt(String name, byte[] wav) {
    return http.sendFile(token(), API + "/prompts", name, wav, PromptView.class);
  }

  /// The sound of an announcement, as a WAV file.
  public byte[] promptAudio(PromptId id) {
    return http.sound(token(), API + "/prompts/" + id + "/audio");
  }

  /// What the tenant's callers hear while they wait or are held.
  public Music music() {
    return http.get(token(), API + "/music", new TypeReference<Music>() {});
  }

  /// Changes it.
  public Music changeMusic(Music music) {
    return http.send(token(), "PUT", API + "/music", music, Music.class);
  }

  /// Customers whose name or number holds a text; all when it is empty.
  public List<CustomerView> customers(String text) {
    return all("/customers?q=" + escaped(text), new TypeReference<Page<CustomerView>>() {});
  }

  /// Those of some customers that are still there, at most 100.
  public List<CustomerView> customers(Collection<CustomerId> ids) {
    String asked = ids.stream().map(id -> "&id=" + escaped(id.value())).collect(joining());
    return ids.isEmpty()
        ? List.of()
        : all("/customers?" + asked.substring(1), new TypeReference<Page<CustomerView>>() {});
  }

  /// The customer of a number.
  public Optional<CustomerView> findCustomer(E164 phone) {
    String path = API + "/customers?limit=1&phone=" + escaped(phone.value());
    Page<CustomerView> page = http.get(token(), path, new TypeReference<Page<CustomerView>>() {});
    return page.items().stream().findFirst();
  }

  /// One customer, as he is now.
  public CustomerView customer(CustomerId id) {
    return http.get(token(), API + "/customers/" + id, new TypeReference<CustomerView>() {});
  }

  /// Makes or changes a customer.
  public CustomerView saveCustomer(@Nullable CustomerId id, CustomerView.Draft draft) {
    return save("/customers", id, CustomerId::value, draft, CustomerView.class);
  }

  /// Removes a customer.
  public void removeCustomer(CustomerId id) {
    http.sendOnly(token(), "DELETE", API + "/customers/" + id, null);
  }

  /// One page of calls, newest first.
  public Page<CallRecord> interactions(CallFilter filter, int limit, @Nullable String cursor) {
    String path = API + "/interactions?limit=" + limit + filter.query() + cursorQuery(cursor);
    return http.get(token(), path, new TypeReference<Page<CallRecord>>() {});
  }

  /// One call.
  public CallRecord interaction(InteractionId id) {
    return http.get(token(), API + "/interactions/" + id, new TypeReference<CallRecord>() {});
  }

  /// Calls as a sheet (CSV), read while it comes; whoever asked closes it.
  ///
  /// @param query as of [CallFilter#query()], or empty
  public InputStream callSheet(String query) {
    return http.stream(token(), API + "/interactions/export?" + query, "text/csv");
  }

  /// One page of the audit trail, newest first.
  public Page<AuditEntry> audit(AuditFilter filter, int limit, @Nullable String cursor) {
    String path = API + "/audit?limit=" + limit + cursorQuery(cursor) + "&" + filter.query();
    return http.get(token(), path, new TypeReference<Page<AuditEntry>>() {});
  }

  /// The audit trail as a sheet (CSV), read while it comes; whoever asked closes it.
  ///
  /// @param query as of [AuditFilter#query()], or empty
  public InputStream auditSheet(String query) {
    return http.stream(token(), API + "/audit/export?" + query, "text/csv");
  }

  /// An address under which the browser may play a recording for five minutes.
  public SignedAddress recordingAddress(RecordingId id) {
    String path = API + "/recordings/" + id + "/address";
    return http.send(token(), "POST", path, new Object[0], SignedAddress.class);
  }

  /// How the tenant is kept apart from others.
  public IsolationStanding isolation() {
    return http.get(token(), API + "/isolation", new TypeReference<IsolationStanding>() {});
  }

  /// The tenant's month.
  public MonthStatement usage(YearMonth month) {
    return http.get(token(), API + "/usage?month=" + month, new TypeReference<MonthStatement>() {});
  }

  private <I, D, T> T save(
      String path, @Nullable I id, Function<I, String> value, D draft, Class<T> type) {
    return id == null
        ? http.send(token(), "POST", API + path, draft, type)
        : http.send(token(), "PUT", API + path + "/" + value.apply(id), draft, type);
  }

  private <T> List<T> all(String path, TypeReference<Page<T>> type) {
    return http.all(token(), API + path, type, ITEMS_MAX);
  }

  private static String cursorQuery(@Nullable String cursor) {
    return cursor == null ? "" : "&cursor=" + escaped(cursor);
  }

  private static String token() {
    return SessionToken.current();
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
