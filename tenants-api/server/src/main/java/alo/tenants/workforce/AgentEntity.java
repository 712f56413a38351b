package alo.tenants.workforce;

import alo.contract.agent.AgentView;
import alo.contract.id.AgentId;
import alo.contract.id.QueueId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;

@Entity
@Table(name = "agent")
class AgentEntity extends PanacheEntityBase {
  @Id String id;

  @Column String name;

  @Column String email;

  @Column String extension;

  @Column List<String> roles;

  @Column boolean invited;

  @Column(name = "created_at")
  Instant createdAt;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "agent_queue", joinColumns = @JoinColumn(name = "agent"))
  @Column(name = "queue")
  @BatchSize(size = 100)
  Set<String> queues = new HashSet<>();

  void take(AgentView.Draft draft) {
    name = draft.name();
    email = draft.email();
    extension = draft.extension();
    roles = draft.roles().stream().map(Enum::name).sorted().toList();
    queues.clear();
    draft.queues().forEach(q -> queues.add(q.value()));
  }

  /// The queues that he serves.
  Set<QueueId> served() {
    return queues.stream().map(QueueId::new).collect(Collectors.toSet());
  }

  /// Whether he takes calls and so has a line on the board.
  boolean isShown() {
    return roles.contains(AgentView.Role.AGENT.name());
  }

  AgentView toContract() {
    Set<AgentView.Role> held = EnumSet.noneOf(AgentView.Role.class);
    roles.forEach(r -> held.add(AgentView.Role.valueOf(r)));
    return new AgentView(
        new AgentId(id),
        name,
        email,
        extension,
        held,
        queues.stream().map(QueueId::new).sorted(Comparator.comparing(QueueId::value)).toList(),
        invited);
  }
}
