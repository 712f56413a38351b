package alo.ui.stub;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.identity.BuiltInSet;
import alo.contract.identity.Permission;
import alo.contract.tenant.Me;
import java.util.Set;
import java.util.stream.Collectors;

/// The people who can log in.
enum StubPerson {
  AGENT("u-an", "Nguyễn Thị An", Set.of(BuiltInSet.EMPLOYEE)),
  SUPERVISOR("u-lan", "Trần Ngọc Lan", Set.of(BuiltInSet.EMPLOYEE, BuiltInSet.MANAGER)),
  ADMIN("u-hoa", "Lê Thị Hoa", Set.of(BuiltInSet.DIRECTOR)),
  LOCKED("u-khoa", "Phan Văn Khoa", Set.of(BuiltInSet.EMPLOYEE)),
  /// Of whom her company asks a second factor.
  CAREFUL("u-can", "Vũ Thị Cẩn", Set.of(BuiltInSet.EMPLOYEE)),
  PROVIDER("u-prov", "Nhà cung cấp", Set.of());

  private final String id;
  private final String fullName;
  private final Set<BuiltInSet> sets;

  StubPerson(String id, String fullName, Set<BuiltInSet> sets) {
    this.id = id;
    this.fullName = fullName;
    this.sets = sets;
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
        sets.contains(BuiltInSet.EMPLOYEE) ? new AgentId(id) : null,
        sets.stream()
            .flatMap(s -> s.permissions().stream())
            .map(Permission::word)
            .collect(Collectors.toSet()),
        provider,
        provider ? null : "Asia/Ho_Chi_Minh");
  }
}
