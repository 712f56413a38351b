package alo.tenants.workforce;

import alo.contract.agent.DepartmentView;
import alo.contract.id.DepartmentId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "department")
class DepartmentEntity extends PanacheEntityBase {
  @Id String id;

  @Column @Nullable String parent;

  @Column String name;

  @Column @Nullable String function;

  @Column List<String> products;

  void take(DepartmentView.Draft draft) {
    DepartmentId above = draft.parent();
    parent = above == null ? null : above.value();
    name = draft.name();
    function = draft.function();
    products = List.copyOf(draft.products());
  }

  DepartmentView toContract(int people) {
    return new DepartmentView(
        new DepartmentId(id),
        parent == null ? null : new DepartmentId(parent),
        name,
        function,
        List.copyOf(products),
        people);
  }
}
