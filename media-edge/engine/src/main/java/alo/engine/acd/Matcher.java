package alo.engine.acd;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who waits and who is ready, per queue. The longest waiting call goes first, and it goes to the
/// agent of its queue who has been idle longest, because round-robin starves part-timers.
///
/// An agent stands in the line of each queue that he serves, a call in that of one queue. Entering
/// and leaving cost the logarithm of a line's length, looking at the first costs nothing, and once
/// lines have grown none of them allocates but a call's entering, which notes its place. Only
/// queues where something was added since the last search are looked at.
public final class Matcher {
  private static final int[] NONE = {};

  private final Map<QueueId, Integer> queueHandles = new HashMap<>();
  private final Map<AgentId, Integer> agentHandles = new HashMap<>();
  private final Map<InteractionId, Place> places = new HashMap<>();
  private final List<Heap> calls = new ArrayList<>();
  private final List<Heap> agents = new ArrayList<>();
  private final List<AgentId> agentIds = new ArrayList<>();
  private InteractionId[] callIds = new InteractionId[16];
  private int[] freeCalls = new int[16];
  private int freeCallCount;
  private int callCount;

  /// By agent: the queues he serves, and his slots in their lines while he is ready.
  private int[][] serves = new int[16][];

  private int[][] slots = new int[16][];
  private boolean[] ready = new boolean[16];
  private long[] idle = new long[16];

  /// Queues to look at.
  private int[] fresh = new int[16];

  private boolean[] isFresh = new boolean[16];
  private int freshCount;
  private int found = -1;

  private record Place(int queue, int call, int slot) {}

  /// The number by which a queue is known here.
  public int queue(QueueId id) {
    Integer known = queueHandles.get(id);
    if (known != null) {
      return known;
    }
    int handle = calls.size();
    queueHandles.put(id, handle);
    calls.add(new Heap());
    agents.add(new Heap());
    if (handle == isFresh.length) {
      isFresh = Arrays.copyOf(isFresh, handle * 2);
      fresh = Arrays.copyOf(fresh, handle * 2);
    }
    return handle;
  }

  /// The number by which an agent is known here.
  public int agent(AgentId id) {
    Integer known = agentHandles.get(id);
    if (known != null) {
      return known;
    }
    int handle = agentIds.size();
    agentHandles.put(id, handle);
    agentIds.add(id);
    if (handle == ready.length) {
      serves = Arrays.copyOf(serves, handle * 2);
      slots = Arrays.copyOf(slots, handle * 2);
      ready = Arrays.copyOf(ready, handle * 2);
      idle = Arrays.copyOf(idle, handle * 2);
    }
    serves[handle] = NONE;
    slots[handle] = NONE;
    return handle;
  }

  /// The queues that an agent serves from now on; if he is ready, he enters and leaves lines.
  public void serve(AgentId id, List<QueueId> queues) {
    int agent = agent(id);
    boolean wasReady = ready[agent];
    away(agent);
    serves[agent] = queues.stream().distinct().mapToInt(this::queue).toArray();
    slots[agent] = new int[serves[agent].length];
    if (wasReady) {
      ready(agent, idle[agent]);
    }
  }

  /// An agent may be offered calls.
  ///
  /// @param since his place among the idle, smaller is longer
  public void ready(AgentId id, long since) {
    ready(agent(id), since);
  }

  /// As [#ready(AgentId, long)], by the agent's number.
  public void ready(int agent, long since) {
    away(agent);
    ready[agent] = true;
    idle[agent] = since;
    int[] queues = serves[agent];
    for (int i = 0; i < queues.length; i++) {
      slots[agent][i] = agents.get(queues[i]).enter(agent, since);
      look(queues[i]);
    }
  }

  /// An agent may not be offered calls.
  public void away(AgentId id) {
    away(agent(id));
  }

  /// As [#away(AgentId)], by the agent's number.
  public void away(int agent) {
    if (!ready[agent]) {
      return;
    }
    ready[agent] = false;
    int[] queues = serves[agent];
    for (int i = 0; i < queues.length; i++) {
      agents.get(queues[i]).leave(slots[agent][i]);
    }
  }

  /// A call stands in line.
  ///
  /// @param order its place, smaller is earlier
  public void waits(InteractionId id, QueueId queueId, long order) {
    leaves(id);
    int queue = queue(queueId);
    int call = takeCall(id);
    places.put(id, new Place(queue, call, calls.get(queue).enter(call, order)));
    look(queue);
  }

  /// A call stands in line no more.
  public void leaves(InteractionId id) {
    Place place = places.remove(id);
    if (place != null) {
      calls.get(place.queue()).leave(place.slot());
      freeCalls[freeCallCount++] = place.call();
    }
  }

  /// Looks for a call and an agent for each other; afterwards [#foundCall()] and [#foundAgent()]
  /// name them. They stay in their lines until they are taken out.
  public boolean find() {
    found = -1;
    long earliest = Long.MAX_VALUE;
    int i = 0;
    while (i < freshCount) {
      int queue = fresh[i];
      Heap waiting = calls.get(queue);
      if (waiting.isEmpty() || agents.get(queue).isEmpty()) {
        isFresh[queue] = false;
        fresh[i] = fresh[--freshCount];
      } else {
        if (waiting.firstKey() < earliest) {
          earliest = waiting.firstKey();
          found = queue;
        }
        i++;
      }
    }
    return found >= 0;
  }

  /// The call that [#find()] has found.
  public InteractionId foundCall() {
    return callIds[calls.get(found).first()];
  }

  /// The agent that [#find()] has found.
  public AgentId foundAgent() {
    return agentIds.get(agents.get(found).first());
  }

  /// The number of the agent of a queue who has been idle longest, -1 if none is ready.
  public int longestIdle(int queue) {
    Heap line = agents.get(queue);
    return line.isEmpty() ? -1 : line.first();
  }

  /// Calls in line for a queue.
  public int waiting(int queue) {
    return calls.get(queue).size();
  }

  private int takeCall(InteractionId id) {
    int call;
    if (freeCallCount > 0) {
      call = freeCalls[--freeCallCount];
    } else {
      call = callCount++;
      if (call == callIds.length) {
        callIds = Arrays.copyOf(callIds, call * 2);
        freeCalls = Arrays.copyOf(freeCalls, call * 2);
      }
    }
    callIds[call] = id;
    return call;
  }

  private void look(int queue) {
    if (!isFresh[queue]) {
      isFresh[queue] = true;
      fresh[freshCount++] = queue;
    }
  }
}
