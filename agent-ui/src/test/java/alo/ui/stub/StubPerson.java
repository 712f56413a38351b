package alo.ui.stub;

import alo.contract.agent.AgentView.Role;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.tenant.Me;
import java.util.Set;

/// The people who can log in.
enum StubPerson {
  AGENT("u-an", "Nguyễn Thị An", Set.of(Role.AGENT)),
  SUPERVISOR("u-lan", "Trần Ngọc Lan", Set.of(Role.AGENT, Role.SUPERVISOR)),
  ADMIN("u-hoa", "Lê Thị Hoa", Set.of(Role.TENANT_ADMIN)),
  PROVIDER("u-prov", "Nhà cung cấp", Set.of());

  private final String id;
  private final String fullName;
  private final Set<Role> roles;

  StubPerson(String id, String fullName, Set<Role> roles) {
    this.id = id;
    this.fullName = fullName;
    this.roles = roles;
  }

  String id() {
    return id;
  }

  String fullName() {
    return fullName;
  }

  Me me() {
    boolean provider = this == PROVIDER;
    return new Me(
        id,
        fullName,
        name().toLowerCase(java.util.Locale.ROOT) + "@saigon-dienmay.example",
        provider ? null : new TenantId("demo"),
        provider ? null : "Điện máy Sài Gòn",
        roles.contains(Role.AGENT) ? new AgentId(id) : null,
        roles,
        provider,
        provider ? null : "Asia/Ho_Chi_Minh");
  }
}
