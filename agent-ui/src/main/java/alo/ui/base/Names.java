package alo.ui.base;

import alo.contract.agent.AgentView;
import alo.contract.id.AgentId;
import alo.contract.id.QueueId;
import alo.contract.queue.QueueView;
import alo.ui.client.Refused;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Names of agents and queues for their ids. Who may not list them sees the ids.
///
/// @param agents names by id
/// @param queues names by id
public record Names(Map<AgentId, String> agents, Map<QueueId, String> queues) {

  /// Loads what the person may see.
  public static Names load(TenantsApi api) {
    return new Names(
        allowed(api::agents).stream()
            .collect(Collectors.toMap(AgentView::id, AgentView::name, (a, _) -> a)),
        allowed(api::queues).stream()
            .collect(Collectors.toMap(QueueView::id, QueueView::name, (a, _) -> a)));
  }

  /// An agent's name.
  public String of(@Nullable AgentId id) {
    return id == null ? "" : agents.getOrDefault(id, id.value());
  }

  /// A queue's name.
  public String of(@Nullable QueueId id) {
    return id == null ? "" : queues.getOrDefault(id, id.value());
  }

  /// A name in a narrow cell goes on in the next line: the given name of a Vietnamese stands last
  /// and must not be what is cut off.
  public static Span whole(String name) {
    Span whole = new Span(name);
    whole.addClassName("two-lines");
    whole.getElement().setAttribute("title", name);
    return whole;
  }

  private static <T> List<T> allowed(Supplier<List<T>> list) {
    try {
      return list.get();
    } catch (Refused _) {
      return List.of();
    }
  }
}
