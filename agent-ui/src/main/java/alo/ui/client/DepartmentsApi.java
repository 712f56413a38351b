package alo.ui.client;

import alo.contract.agent.DepartmentView;
import alo.contract.id.DepartmentId;
import alo.contract.tenant.Page;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tenant's departments. Called for the person whose request is being served; every method throws
/// [Refused] when the control plane refuses or is away.
@ApplicationScoped
public class DepartmentsApi {
  private static final String DEPARTMENTS = "/api/v1/departments";

  private final Http http;

  DepartmentsApi(Http http) {
    this.http = http;
  }

  /// All of them, by name.
  public List<DepartmentView> departments() {
    return http.all(
        token(),
        DEPARTMENTS + "?",
        new TypeReference<Page<DepartmentView>>() {},
        DepartmentView.DEPARTMENTS_MAX);
  }

  /// Makes a department, or changes or moves one.
  ///
  /// @param id null for a new one
  public DepartmentView save(@Nullable DepartmentId id, DepartmentView.Draft draft) {
    return id == null
        ? http.send(token(), "POST", DEPARTMENTS, draft, DepartmentView.class)
        : http.send(token(), "PUT", DEPARTMENTS + "/" + id, draft, DepartmentView.class);
  }

  /// Removes a department in which and below which nothing is.
  public void remove(DepartmentId id) {
    http.sendOnly(token(), "DELETE", DEPARTMENTS + "/" + id, null);
  }

  private static String token() {
    return SessionToken.current();
  }
}
