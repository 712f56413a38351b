package alo.tenants.testing;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import alo.tenants.identity.Identities;
import alo.tenants.identity.IdentityProviderException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// An identity provider in memory, held by the same contract test as the real one.
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeIdentities implements Identities {
  private final Map<String, Set<AgentId>> organisations = new ConcurrentHashMap<>();
  private final Map<String, AgentId> users = new ConcurrentHashMap<>();
  private final List<AgentId> loggedOut = new CopyOnWriteArrayList<>();
  private final Map<String, Set<AgentId>> asked = new ConcurrentHashMap<>();
  private final Set<AgentId> withSecondFactor = ConcurrentHashMap.newKeySet();
  private final Set<AgentId> withRoles = ConcurrentHashMap.newKeySet();
  private final List<AgentId> invited = new CopyOnWriteArrayList<>();
  private final List<AgentId> withNewPassword = new CopyOnWriteArrayList<>();
  private volatile Set<String> failing = Set.of();
  private volatile Runnable beforeInvitation = () -> {};
  private volatile Consumer<String> before = _ -> {};

  /// From now on these methods fail, e.g. `invite`, and no others.
  public void failAt(String... methods) {
    failing = Set.of(methods);
  }

  /// Done before each act from now on, with its name: a slow provider waits there.
  public void before(Consumer<String> work) {
    before = work;
  }

  /// Done once before the next invitation.
  public void beforeInvitation(Runnable work) {
    beforeInvitation = work;
  }

  /// Somebody's mail address.
  public String emailOf(String user) {
    return users.entrySet().stream()
        .filter(entry -> entry.getValue().value().equals(user))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /// Whether somebody has an account.
  public boolean isKnown(String user) {
    return users.containsValue(new AgentId(user));
  }

  /// Somebody follows the link by which a tenant asked him to join.
  public void accept(TenantId tenant, AgentId user) {
    if (asked.getOrDefault(tenant.value(), new HashSet<>()).remove(user)) {
      organisations.get(tenant.value()).add(user);
    }
  }

  /// Whether a tenant has asked somebody to join, who has not answered.
  public boolean isAsked(TenantId tenant, AgentId user) {
    return asked.getOrDefault(tenant.value(), Set.of()).contains(user);
  }

  @Override
  public void ask(TenantId tenant, AgentId user) {
    work("ask");
    if (!organisations.containsKey(tenant.value())) {
      throw new IdentityProviderException("There is no organisation " + tenant);
    }
    asked.computeIfAbsent(tenant.value(), _ -> ConcurrentHashMap.newKeySet()).add(user);
  }

  @Override
  public boolean isMember(TenantId tenant, AgentId user) {
    return organisations.getOrDefault(tenant.value(), Set.of()).contains(user);
  }

  /// Who got an invitation.
  public List<AgentId> invited() {
    return List.copyOf(invited);
  }

  /// Who was mailed a link for another password.
  public List<AgentId> withNewPassword() {
    return List.copyOf(withNewPassword);
  }

  /// Whose log-ins were ended.
  public List<AgentId> loggedOut() {
    return List.copyOf(loggedOut);
  }

  public boolean hasOrganisation(TenantId tenant) {
    return organisations.containsKey(tenant.value());
  }

  public Set<String> organisations() {
    return Set.copyOf(organisations.keySet());
  }

  @Override
  public void createOrganisation(TenantId tenant, String name) {
    work("createOrganisation");
    organisations.putIfAbsent(tenant.value(), ConcurrentHashMap.newKeySet());
  }

  @Override
  public void deleteOrganisation(TenantId tenant) {
    work("deleteOrganisation");
    organisations.remove(tenant.value());
  }

  @Override
  public Optional<AgentId> findUser(String email) {
    work("findUser");
    return Optional.ofNullable(users.get(email.toLowerCase(Locale.ROOT)));
  }

  @Override
  public AgentId createUser(String name, String email, Language language) {
    work("createUser");
    return users.computeIfAbsent(
        email.toLowerCase(Locale.ROOT), e -> new AgentId(UUID.randomUUID().toString()));
  }

  @Override
  public boolean addMember(TenantId tenant, AgentId user) {
    work("addMember");
    Set<AgentId> members = organisations.get(tenant.value());
    if (members == null) {
      throw new IdentityProviderException("There is no organisation " + tenant);
    }
    return members.add(user);
  }

  @Override
  public void invite(AgentId user) {
    work("invite");
    Runnable once = beforeInvitation;
    beforeInvitation = () -> {};
    once.run();
    invited.add(user);
  }

  @Override
  public void mailNewPassword(AgentId user) {
    work("mailNewPassword");
    withNewPassword.add(user);
  }

  /// Somebody sets up a second factor.
  public void giveSecondFactor(AgentId user) {
    withSecondFactor.add(user);
  }

  /// Whether somebody has one.
  public boolean hasSecondFactor(AgentId user) {
    return withSecondFactor.contains(user);
  }

  /// Somebody works for the provider too.
  public void giveRole(AgentId user) {
    withRoles.add(user);
  }

  @Override
  public boolean isElsewhere(TenantId tenant, AgentId user) {
    work("isElsewhere");
    return withRoles.contains(user)
        || organisations.entrySet().stream()
            .anyMatch(o -> !o.getKey().equals(tenant.value()) && o.getValue().contains(user));
  }

  @Override
  public void removeSecondFactor(AgentId user) {
    work("removeSecondFactor");
    withSecondFactor.remove(user);
  }

  @Override
  public void endSessions(AgentId user) {
    work("endSessions");
    loggedOut.add(user);
  }

  @Override
  public void removeMember(TenantId tenant, AgentId user) {
    work("removeMember");
    organisations.getOrDefault(tenant.value(), new HashSet<>()).remove(user);
    asked.getOrDefault(tenant.value(), new HashSet<>()).remove(user);
  }

  @Override
  public void deleteMember(TenantId tenant, AgentId user) {
    boolean his = isMember(tenant, user) && !isElsewhere(tenant, user);
    if (his) {
      work("deleteUser");
    }
    removeMember(tenant, user);
    if (his) {
      users.values().remove(user);
    }
  }

  @Override
  public void deleteUser(AgentId user) {
    work("deleteUser");
    if (organisations.values().stream().noneMatch(m -> m.contains(user))) {
      users.values().remove(user);
    }
  }

  private void work(String method) {
    before.accept(method);
    if (failing.contains(method)) {
      throw new IdentityProviderException("Told to fail at " + method);
    }
  }
}
