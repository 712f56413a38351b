package alo.tenants.tenant;

import alo.contract.agent.AgentView;
import alo.contract.flow.FlowView;
import alo.contract.id.AgentId;
import alo.contract.id.PermissionSetId;
import alo.contract.id.TenantId;
import alo.contract.identity.BuiltInSet;
import alo.contract.number.NumberView;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.queue.QueueView;
import alo.contract.tenant.SignUp;
import alo.contract.value.E164;
import alo.tenants.flow.Flows;
import alo.tenants.identity.Identities;
import alo.tenants.identity.IdentityProviderException;
import alo.tenants.mail.Letters;
import alo.tenants.number.Numbers;
import alo.tenants.platform.Database;
import alo.tenants.platform.Publications;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.platform.TenantWork;
import alo.tenants.queue.Queues;
import alo.tenants.workforce.Agents;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The steps from a claimed row to a tenant that can be called, and the way back. Each step back
/// may be repeated, so that the healer can finish what a crash left. The owner's invitation is the
/// last step that can fail for a reason outside: nobody is invited to a company that is taken back.
@ApplicationScoped
public class Provisioning {
  /// The first extension; the owner's. It begins with no key of the first menu, so that none of
  /// them waits for more digits.
  public static final String OWNER_EXTENSION = "900";

  /// He may do everything, and takes calls from the first hour.
  private static final Set<PermissionSetId> OWNER_SETS =
      Arrays.stream(BuiltInSet.values()).map(BuiltInSet::id).collect(Collectors.toSet());

  private static final Logger LOG = Logger.getLogger(Provisioning.class);
  private static final Duration LEFT_BEHIND_AFTER = Duration.ofMinutes(2);

  @Inject TenantSchemas schemas;
  @Inject TenantWork work;
  @Inject Identities identities;
  @Inject Database database;
  @Inject Queues queues;
  @Inject Flows flows;
  @Inject Agents agents;
  @Inject Numbers numbers;
  @Inject Publications publications;
  @Inject Letters letters;
  @Inject InstantSource clock;

  private final Set<TenantId> underWay = ConcurrentHashMap.newKeySet();

  private record Left(boolean created, String email) {}

  private record Owner(AgentId id, boolean isNew) {}

  /// Makes all that a tenant needs, or nothing.
  public void complete(TenantId tenant, SignUp request, E164 number) {
    complete(tenant, request, number, true);
  }

  /// @param tellsOwner whether there is somebody to invite and to welcome
  void complete(TenantId tenant, SignUp request, E164 number, boolean tellsOwner) {
    underWay.add(tenant);
    try {
      schemas.migrate(tenant);
      identities.createOrganisation(tenant, request.company());
      Owner owner = owner(tenant, request);
      work.run(tenant, () -> furnish(tenant, request, owner.id(), number));
      if (owner.isNew() && tellsOwner) {
        invite(owner.id());
      }
      activate(tenant, request, number, tellsOwner);
    } catch (RejectedException | IdentityProviderException e) {
      LOG.warnf("Sign-up of %s failed and is taken back: %s", tenant, e.getMessage());
      undoQuietly(tenant, e);
      throw e;
    } catch (RuntimeException e) {
      undoQuietly(tenant, e);
      LOG.errorf(e, "Sign-up of %s failed and was taken back", tenant);
      throw new RejectedException(
          ProblemCode.DEPENDENCY_UNAVAILABLE,
          "Your company could not be set up and nothing was made; try again later");
    } finally {
      underWay.remove(tenant);
    }
  }

  /// Takes back every sign-up that an earlier run left unfinished; brings schemas up to date.
  void atStart(@Observes StartupEvent event) {
    heal(Duration.ZERO);
    List<TenantId> known =
        database.call(
            c ->
                Sql.list(
                    c,
                    "select id from control.tenant where state <> 'DELETING' order by id",
                    row -> new TenantId(row.getString("id"))));
    schemas.migrateAll(known);
  }

  @Scheduled(every = "1m", delayed = "1m")
  void heal() {
    heal(LEFT_BEHIND_AFTER);
  }

  private void heal(Duration age) {
    List<TenantId> left =
        database.call(
            c ->
                Sql.list(
                    c,
                    "select id from control.tenant where state = 'PROVISIONING' and created_at <="
                        + " ?",
                    row -> new TenantId(row.getString("id")),
                    clock.instant().minus(age)));
    for (TenantId tenant : left) {
      if (!underWay.contains(tenant)) {
        LOG.infof("Taking back the unfinished sign-up of %s", tenant);
        undoQuietly(tenant, null);
      }
    }
  }

  private Owner owner(TenantId tenant, SignUp request) {
    boolean isNew = identities.findUser(request.ownerEmail()).isEmpty();
    database.callAlone(
        c ->
            Sql.update(
                c, "update control.tenant set owner_created = ? where id = ?", isNew, tenant));
    AgentId owner =
        identities.createUser(request.ownerName(), request.ownerEmail(), request.language());
    database.callAlone(
        c -> Sql.update(c, "update control.tenant set owner_user = ? where id = ?", owner, tenant));
    identities.addMember(tenant, owner);
    return new Owner(owner, isNew);
  }

  private void furnish(TenantId tenant, SignUp request, AgentId owner, E164 number) {
    keep(tenant);
    FirstSteps first = FirstSteps.in(request.language());
    QueueView queue =
        queues.create(
            tenant,
            new QueueView.Draft(first.queueName(), 20, 100, 30, first.wrapUpCodes(), true, null));
    agents.enter(
        tenant,
        owner,
        new AgentView.Draft(
            request.ownerName(),
            request.ownerEmail(),
            OWNER_EXTENSION,
            OWNER_SETS,
            List.of(queue.id()),
            null));
    FlowView flow =
        flows.create(
            tenant,
            owner.value(),
            new FlowView.Draft(first.flowName(), first.document(request.company(), queue.id())));
    numbers.change(tenant, number, new NumberView.Draft(first.numberLabel(), flow.id(), null));
  }

  /// Without the mail a new owner could never log in: better no company than one without an owner.
  private void invite(AgentId owner) {
    try {
      identities.invite(owner);
    } catch (IdentityProviderException e) {
      LOG.warnf("An invitation could not be mailed: %s", e.getMessage());
      throw new RejectedException(
          ProblemCode.DEPENDENCY_UNAVAILABLE,
          "Your invitation could not be mailed, so nothing was made; check the address or try again"
              + " later");
    }
  }

  /// First of all in its transaction: a healer, also another process's, leaves it alone for as long
  /// again from here, unless it has been faster.
  private void keep(TenantId tenant) {
    refuseTakenBack(
        database.call(
            c ->
                Sql.update(
                    c,
                    "update control.tenant set created_at = ?"
                        + " where id = ? and state = 'PROVISIONING'",
                    clock.instant(),
                    tenant)));
  }

  /// From now on the tenant is there, his edge hears of him, and he will be welcomed.
  private void activate(TenantId tenant, SignUp request, E164 number, boolean tellsOwner) {
    database.callAlone(
        c -> {
          refuseTakenBack(
              Sql.update(
                  c,
                  "update control.tenant set state = 'ACTIVE'"
                      + " where id = ? and state = 'PROVISIONING'",
                  tenant));
          publications.changed(tenant);
          if (tellsOwner) {
            letters.welcome(
                request.ownerEmail(),
                request.ownerName(),
                request.company(),
                number,
                request.language());
          }
          return tenant;
        });
  }

  private static void refuseTakenBack(int rows) {
    if (rows == 0) {
      throw new RejectedException(
          ProblemCode.DEPENDENCY_UNAVAILABLE,
          "This sign-up took too long and was taken back; try again");
    }
  }

  private void undoQuietly(TenantId tenant, @Nullable RuntimeException because) {
    try {
      undo(tenant);
    } catch (RuntimeException e) {
      if (because != null) {
        because.addSuppressed(e);
      }
      LOG.errorf(e, "Sign-up of %s could not be taken back yet; the healer goes on", tenant);
    }
  }

  private void undo(TenantId tenant) {
    Left left =
        database
            .callAlone(
                c ->
                    Sql.find(
                        c,
                        "select owner_created, owner_email from control.tenant where id = ?",
                        row ->
                            new Left(row.getBoolean("owner_created"), row.getString("owner_email")),
                        tenant))
            .orElse(new Left(false, ""));
    identities.deleteOrganisation(tenant);
    if (left.created()) {
      identities.findUser(left.email()).ifPresent(identities::deleteUser);
    }
    schemas.drop(tenant);
    database.callAlone(
        c -> {
          numbers.putBack(tenant);
          return Sql.update(c, "delete from control.tenant where id = ?", tenant);
        });
  }
}
