package alo.engine.contactcenter;

import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.CalendarId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.queue.QueueView;
import alo.engine.calendar.WorkingTime;
import alo.engine.routing.InboundRouter;
import alo.engine.routing.OutboundGate;
import alo.engine.routing.Trunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A configuration in force, ready to be looked things up in.
final class Directory {
  private final Map<QueueId, QueueView> queues = new LinkedHashMap<>();
  private final Map<AgentId, TenantConfiguration.Agent> agents = new HashMap<>();
  private final List<AgentId> locked = new ArrayList<>();
  private final Map<String, AgentId> extensions = new HashMap<>();
  private final boolean[] extensionBegins = new boolean[128];
  private final Map<FlowRef, FlowDocument> kept = new HashMap<>();
  private final Map<CalendarId, WorkingTime> calendars = new HashMap<>();
  private final @Nullable PromptId music;
  private final InboundRouter router;
  private final OutboundGate gate;

  /// @param before the configuration that was in force
  /// @param inUse flows that calls are on: their documents are kept, whatever the new one has
  Directory(
      TenantConfiguration configuration,
      List<Trunk> trunks,
      @Nullable Directory before,
      List<FlowRef> inUse) {
    router = new InboundRouter(configuration);
    music = configuration.music();
    gate = new OutboundGate(configuration, trunks);
    configuration.queues().forEach(queue -> queues.put(queue.id(), queue));
    configuration.calendars().forEach(c -> calendars.put(c.id(), new WorkingTime(c)));
    for (TenantConfiguration.Agent agent : configuration.agents()) {
      agents.put(agent.id(), agent);
      if (agent.locked()) {
        locked.add(agent.id());
      }
      extensions.put(agent.extension(), agent.id());
      char first = agent.extension().charAt(0);
      if (first < extensionBegins.length) {
        extensionBegins[first] = true;
      }
    }
    for (FlowRef ref : inUse) {
      FlowDocument document = before == null ? null : before.document(ref);
      if (document != null) {
        kept.put(ref, document);
      }
    }
  }

  InboundRouter router() {
    return router;
  }

  OutboundGate gate() {
    return gate;
  }

  /// Null when it was removed.
  @Nullable QueueView queue(QueueId id) {
    return queues.get(id);
  }

  /// What is heard while a call waits or is held: its queue's own music, else the tenant's. Null
  /// for the edge's.
  ///
  /// @param id the queue through which the call came, null if through none
  @Nullable PromptId music(@Nullable QueueId id) {
    QueueView queue = id == null ? null : queues.get(id);
    return queue != null && queue.music() != null ? queue.music() : music;
  }

  /// Null when it was removed.
  @Nullable WorkingTime workingTime(CalendarId id) {
    return calendars.get(id);
  }

  boolean hasAgent(AgentId id) {
    return agents.containsKey(id);
  }

  /// Who must not be here.
  List<AgentId> locked() {
    return locked;
  }

  boolean isLocked(AgentId id) {
    TenantConfiguration.Agent agent = agents.get(id);
    return agent != null && agent.locked();
  }

  /// Null when there is none at all.
  @Nullable QueueId firstQueue() {
    return queues.isEmpty() ? null : queues.keySet().iterator().next();
  }

  /// The queues that an agent serves; none when he was removed.
  List<QueueId> queuesOf(AgentId id) {
    TenantConfiguration.Agent agent = agents.get(id);
    return agent == null ? List.of() : agent.queues();
  }

  /// The queue whose wrap-up follows those of an agent's calls that come from no queue (calls out,
  /// calls for his extension): the first one that he serves and that has a wrap-up; null if there
  /// is none.
  @Nullable QueueId wrapUpQueueOf(AgentId id) {
    for (QueueId served : queuesOf(id)) {
      QueueView queue = queues.get(served);
      if (queue != null && queue.wrapUpSeconds() > 0) {
        return served;
      }
    }
    return null;
  }

  @Nullable AgentId agentAt(String extension) {
    return extensions.get(extension);
  }

  boolean beginsExtension(char digit) {
    return digit < extensionBegins.length && extensionBegins[digit];
  }

  /// Null when the version is neither published nor in use.
  @Nullable FlowDocument document(FlowRef ref) {
    FlowDocument published = router.document(ref);
    return published != null ? published : kept.get(ref);
  }
}
