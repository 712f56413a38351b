package alo.tenants.workforce;

import alo.contract.agent.AgentView;
import alo.contract.id.AgentId;
import alo.contract.id.DepartmentId;
import alo.contract.id.PermissionSetId;
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
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "agent")
class AgentEntity extends PanacheEntityBase {
  @Id String id;

  @Column String name;

  @Column String email;

  @Column String extension;

  @Column @Nullable String department;

  @Column boolean invited;

  @Column boolean locked;

  @Column(name = "created_at")
  Instant createdAt;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "agent_queue", joinColumns = @JoinColumn(name = "agent"))
  @Column(name = "queue")
  @BatchSize(size = 100)
  Set<String> queues = new HashSet<>();

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "agent_permission_set", joinColumns = @JoinColumn(name = "agent"))
  @Column(name = "permission_set")
  @BatchSize(size = 100)
  Set<String> sets = new HashSet<>();

  void take(AgentView.Draft draft) {
    name = draft.name();
    email = draft.email();
    extension = draft.extension();
    DepartmentId place = draft.department();
    department = place == null ? null : place.value();
    Set<String> given =
        draft.sets().stream().map(PermissionSetId::value).collect(Collectors.toSet());
    sets.retainAll(given);
    sets.addAll(given);
    queues.clear();
    draft.queues().forEach(q -> queues.add(q.value()));
  }

  /// The queues that he serves.
  Set<QueueId> served() {
    return queues.stream().map(QueueId::new).collect(Collectors.toSet());
  }

  /// The sets of permissions that he has.
  Set<PermissionSetId> held() {
    return sets.stream().map(PermissionSetId::new).collect(Collectors.toSet());
  }

  AgentView toContract() {
    return new AgentView(
        new AgentId(id),
        name,
        email,
        extension,
        held(),
        queues.stream().map(QueueId::new).sorted(Comparator.comparing(QueueId::value)).toList(),
        department == null ? null : new DepartmentId(department),
        invited,
        locked);
  }
}
