package alo.contract.agent;

import alo.contract.id.AgentId;
import alo.contract.id.DepartmentId;
import alo.contract.id.PermissionSetId;
import alo.contract.id.QueueId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A person of a tenant.
///
/// @param extension 2 to 6 digits, unique in the tenant
/// @param sets what he may do: `employee`, `manager`, `director` or sets of the tenant's own
/// @param queues the queues that he serves
/// @param department where he works; null if nowhere yet
/// @param invited true until he has logged in once
/// @param locked he may do nothing here until he is unlocked; why stands in the audit trail
public record AgentView(
    AgentId id,
    String name,
    String email,
    String extension,
    Set<PermissionSetId> sets,
    List<QueueId> queues,
    @Nullable DepartmentId department,
    boolean invited,
    boolean locked) {

  /// Makes or changes an agent; he is invited by mail.
  ///
  /// @param sets at least one
  public record Draft(
      String name,
      String email,
      String extension,
      Set<PermissionSetId> sets,
      List<QueueId> queues,
      @Nullable DepartmentId department) {}

  /// Lets an agent set up his log-in anew.
  public record Reset(What what) {
    /// What of it.
    public enum What {
      /// He gets a mail with a link by which he chooses another password; the old one is good until
      /// then.
      PASSWORD,
      /// What he logs in with beside his password is taken away, and his log-ins end.
      SECOND_FACTOR
    }
  }

  /// Locks an agent.
  ///
  /// @param reason 1 to 200 characters; kept in the audit trail, where nothing is erased
  public record Lock(String reason) {
    /// Characters of a reason at most.
    public static final int REASON_LENGTH_MAX = 200;
  }
}
