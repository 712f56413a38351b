package alo.tenants.identity;

import alo.contract.id.PermissionSetId;
import alo.contract.identity.Permission;
import alo.contract.identity.PermissionSetView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Formula;

@Entity
@Table(name = "permission_set")
class PermissionSetEntity extends PanacheEntityBase {
  @Id String id;

  @Column String name;

  @Column(name = "built_in")
  boolean builtIn;

  @Column List<String> permissions;

  @Formula("(select count(*) from agent_permission_set held where held.permission_set = id)")
  int people;

  void take(PermissionSetView.Draft draft) {
    name = draft.name();
    permissions = draft.permissions().stream().map(Permission::word).sorted().toList();
  }

  /// Without words that only a newer program knows.
  Set<Permission> held() {
    Set<Permission> held = EnumSet.noneOf(Permission.class);
    permissions.forEach(word -> Permission.find(word).ifPresent(held::add));
    return held;
  }

  PermissionSetView toContract() {
    return new PermissionSetView(
        new PermissionSetId(id), builtIn ? null : name, held(), builtIn, people);
  }
}
