package alo.contract.edge;

import alo.contract.calendar.CalendarView;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permission;
import alo.contract.number.NumberFact;
import alo.contract.queue.QueueView;
import alo.contract.tenant.TenantState;
import alo.contract.value.E164;
import alo.contract.value.Language;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that an edge must know to route a tenant's calls for days without the control plane.
/// Published whole, numbered, kept on the edge's disk.
///
/// @param version grows with every publication
/// @param country calling code without plus, e.g. `84`
/// @param music what callers hear while they wait or are held, unless their queue has its own; null
///     for the edge's
/// @param calendars of working time, those that flows name and the others
/// @param recordingKey Tink keyset for recordings, encrypted under the provider's master key with
/// the
///     tenant id as associated data, in Base64
public record TenantConfiguration(
    TenantId tenant,
    long version,
    String name,
    TenantState state,
    String zone,
    String country,
    Language language,
    List<Number> numbers,
    List<Flow> flows,
    List<QueueView> queues,
    List<Agent> agents,
    List<PromptFile> prompts,
    @Nullable PromptId music,
    List<CalendarView> calendars,
    Outbound outbound,
    String recordingKey) {

  public TenantConfiguration {
    // An edge may wake up with a configuration that was kept before there were calendars.
    calendars = calendars == null ? List.of() : List.copyOf(calendars);
  }

  /// A number and its live flow.
  ///
  /// @param facts what else agents see when it rings
  public record Number(E164 number, @Nullable String label, FlowId flow, List<NumberFact> facts) {

    public Number {
      // A configuration that was kept before there were facts.
      facts = facts == null ? List.of() : List.copyOf(facts);
    }

    public Number(E164 number, @Nullable String label, FlowId flow) {
      this(number, label, flow, List.of());
    }
  }

  /// A flow's version; the highest of a flow is live, older ones serve calls that began on them.
  public record Flow(FlowRef ref, FlowDocument document) {}

  /// Who may take calls.
  ///
  /// @param permissions words of what he may do on the agent socket, as in `TicketClaims`, so that
  ///     one that is taken ends in open windows too; null in configurations from before there were
  ///     any, which forbid nothing
  /// @param locked not now: he is out at once, and his customer goes back to the queue; false in
  ///     configurations from before there were locks
  public record Agent(
      AgentId id,
      String name,
      String extension,
      List<QueueId> queues,
      @Nullable Set<String> permissions,
      boolean locked) {

    /// Somebody who may do all that an agent can.
    public Agent(AgentId id, String name, String extension, List<QueueId> queues) {
      this(id, name, extension, queues, null, false);
    }

    /// Whether he may do something.
    public boolean may(Permission permission) {
      return permissions == null || permissions.contains(permission.word());
    }
  }

  /// A stored announcement; the edge fetches and keeps it.
  ///
  /// @param sha256 of the WAV file (8 kHz, 16 bit, mono), in hex
  /// @param path under the control plane's address, for a GET with the edge's key
  public record PromptFile(PromptId prompt, String sha256, String path) {}

  /// The gate for calls out.
  ///
  /// @param callerIds numbers that may be shown, the first is the default
  /// @param countries calling codes that may be called; the own one by default
  /// @param callsMax calls out at the same time
  public record Outbound(List<E164> callerIds, List<String> countries, int callsMax) {}
}
