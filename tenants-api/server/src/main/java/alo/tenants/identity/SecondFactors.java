package alo.tenants.identity;

import alo.contract.id.TenantId;
import alo.contract.identity.Permission;
import alo.contract.identity.SecuritySettings;
import alo.contract.identity.SecuritySettings.SecondFactor;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.wire.token.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Which tenants ask whom for a second factor. What a token lacks is refused here, at each request,
/// whatever the identity provider asked for.
@ApplicationScoped
public class SecondFactors {
  @Inject Database database;
  @Inject CurrentTenant current;

  /// What somebody is told whose log-in is too weak.
  public static RejectedException needed() {
    return new RejectedException(
        ProblemCode.SECOND_FACTOR_NEEDED,
        "Expected a log-in with a second factor, which your company asks for; log in anew with"
            + " acr_values=2");
  }

  /// What a tenant asks for; empty if there is no such tenant, or not any more.
  static Optional<SecondFactor> asked(Connection c, TenantId tenant) throws SQLException {
    return Sql.find(
        c,
        "select second_factor from control.tenant where id = ? and state not in ('PROVISIONING',"
            + " 'DELETING')",
        row -> SecondFactor.valueOf(row.getString(1)),
        tenant);
  }

  /// Whether it is asked of somebody who may do this.
  ///
  /// @param word of a permission, maybe of a newer program
  static boolean asksOf(SecondFactor asked, String word) {
    return switch (asked) {
      case NOBODY -> false;
      case ADMINISTRATORS -> Permission.find(word).map(Permission::isSetting).orElse(true);
      case EVERYBODY -> true;
    };
  }

  /// What the tenant asks for.
  SecuritySettings get(TenantId tenant) {
    return new SecuritySettings(database.call(c -> asked(c, tenant)).orElseThrow());
  }

  /// Asks for something else, from the next request of everybody on.
  SecuritySettings change(TenantId tenant, SecuritySettings wanted) {
    if (wanted.secondFactor() != SecondFactor.NOBODY && !current.hasSecondFactor()) {
      // Else he might ask for what nobody can do, and could not take it back.
      String detail = "Expected that you have logged in with a second factor yourself";
      throw new RejectedException(
          Problem.of(
              ProblemCode.CONFLICT,
              detail,
              List.of(new Problem.At("/secondFactor", "own-second-factor", detail))));
    }
    database.run(
        c ->
            Sql.update(
                c,
                "update control.tenant set second_factor = ? where id = ?",
                wanted.secondFactor().name(),
                tenant));
    return wanted;
  }
}
