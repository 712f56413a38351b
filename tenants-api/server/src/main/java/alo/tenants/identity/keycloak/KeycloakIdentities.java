package alo.tenants.identity.keycloak;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import alo.tenants.identity.Identities;
import alo.tenants.identity.IdentityProviderException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keycloak as the identity provider: one realm, an organisation for each tenant.
@ApplicationScoped
public class KeycloakIdentities implements Identities {
  private static final Duration INVITATION = Duration.ofDays(3);
  private static final Duration NEW_PASSWORD = Duration.ofHours(1);
  private static final String ORGANISATIONS = "/organizations";

  @Inject KeycloakRest keycloak;
  @Inject KeycloakSettings settings;

  /// Where people find the pages; invitations lead there.
  @Inject
  @ConfigProperty(name = "alo.ui.url", defaultValue = "http://127.0.0.1:8080")
  String uiAddress;

  @Override
  public void createOrganisation(TenantId tenant, String name) {
    String id = tenant.value();
    // The name must be unique in the realm and companies' names are not: the id stands in it.
    keycloak.change(
        "POST",
        ORGANISATIONS,
        Map.of(
            "name",
            name + " (" + id + ")",
            "alias",
            id,
            "enabled",
            true,
            "domains",
            List.of(Map.of("name", id + ".alo.invalid", "verified", false)),
            "attributes",
            Map.of("tenant", List.of(id))),
        Set.of(201, 409));
  }

  @Override
  public void deleteOrganisation(TenantId tenant) {
    findOrganisation(tenant)
        .ifPresent(
            id -> keycloak.change("DELETE", ORGANISATIONS + "/" + id, null, Set.of(204, 404)));
  }

  @Override
  public Optional<AgentId> findUser(String email) {
    JsonNode found = keycloak.get("/users?exact=true&email=" + KeycloakRest.encoded(lower(email)));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new AgentId(found.get(0).path("id").asText()));
  }

  @Override
  public AgentId createUser(String name, String email, Language language) {
    Optional<AgentId> known = findUser(email);
    if (known.isPresent()) {
      return known.get();
    }
    int space = name.strip().lastIndexOf(' ');
    String first = space < 0 ? name.strip() : name.strip().substring(0, space);
    String last = space < 0 ? "-" : name.strip().substring(space + 1);
    keycloak.change(
        "POST",
        "/users",
        Map.of(
            "username",
            lower(email),
            "email",
            lower(email),
            "firstName",
            first,
            "lastName",
            last,
            "enabled",
            true,
            "attributes",
            Map.of("locale", List.of(language.name().toLowerCase(Locale.ROOT))),
            "requiredActions",
            List.of("UPDATE_PASSWORD")),
        Set.of(201, 409));
    return findUser(email)
        .orElseThrow(() -> new IdentityProviderException("Keycloak lost the user it made"));
  }

  @Override
  public boolean addMember(TenantId tenant, AgentId user) {
    return keycloak.change("POST", members(tenant), user.value(), Set.of(201, 204, 409)) != 409;
  }

  @Override
  public boolean isMember(TenantId tenant, AgentId user) {
    return !keycloak.find(members(tenant) + "/" + user).isEmpty();
  }

  @Override
  public void ask(TenantId tenant, AgentId user) {
    takeBack(tenant, user);
    // A form, unlike all else there.
    keycloak.changeByForm(
        "POST",
        members(tenant) + "/invite-existing-user",
        Map.of("id", user.value()),
        Set.of(201, 204));
  }

  @Override
  public void invite(AgentId user) {
    mailPasswordLink(user, INVITATION);
  }

  @Override
  public void mailNewPassword(AgentId user) {
    mailPasswordLink(user, NEW_PASSWORD);
  }

  private void mailPasswordLink(AgentId user, Duration life) {
    keycloak.change(
        "PUT",
        "/users/%s/execute-actions-email?lifespan=%d&client_id=%s&redirect_uri=%s"
            .formatted(
                user,
                life.toSeconds(),
                KeycloakRest.encoded(settings.invitedTo()),
                KeycloakRest.encoded(uiAddress + "/")),
        List.of("UPDATE_PASSWORD"),
        Set.of(200, 204));
  }

  @Override
  public boolean isElsewhere(TenantId tenant, AgentId user) {
    for (JsonNode organisation :
        keycloak.find("/organizations/members/" + user + "/organizations")) {
      if (!organisation.path("alias").asText().equals(tenant.value())) {
        return true;
      }
    }
    for (JsonNode role : keycloak.find("/users/" + user + "/role-mappings/realm")) {
      // What everybody has by default is no power.
      if (!role.path("name").asText().startsWith("default-roles-")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void removeSecondFactor(AgentId user) {
    String credentials = "/users/" + user + "/credentials";
    for (JsonNode credential : keycloak.find(credentials)) {
      if (!credential.path("type").asText().equals("password")) {
        String one = credentials + "/" + credential.path("id").asText();
        keycloak.change("DELETE", one, null, Set.of(204, 404));
      }
    }
  }

  @Override
  public void endSessions(AgentId user) {
    keycloak.change("POST", "/users/" + user + "/logout", null, Set.of(204, 404));
  }

  @Override
  public void removeMember(TenantId tenant, AgentId user) {
    if (findOrganisation(tenant).isPresent()) {
      takeBack(tenant, user);
      keycloak.change("DELETE", members(tenant) + "/" + user, null, Set.of(204, 400, 404));
    }
  }

  @Override
  public void deleteMember(TenantId tenant, AgentId user) {
    // In one step: after a membership that has ended nobody could tell any more whose he was.
    if (findOrganisation(tenant).isPresent()
        && isMember(tenant, user)
        && !isElsewhere(tenant, user)) {
      keycloak.change("DELETE", "/users/" + user, null, Set.of(204, 404));
    } else {
      removeMember(tenant, user);
    }
  }

  @Override
  public void deleteUser(AgentId user) {
    // Not found: he is a member of nothing, or is gone already.
    if (keycloak.find("/organizations/members/" + user + "/organizations").isEmpty()) {
      keycloak.change("DELETE", "/users/" + user, null, Set.of(204, 404));
    }
  }

  /// Links that he was mailed are good no more: Keycloak mails nobody twice whom it still awaits.
  private void takeBack(TenantId tenant, AgentId user) {
    String email = keycloak.find("/users/" + user).path("email").asText();
    if (email.isEmpty()) {
      return;
    }
    String invitations = organisation(tenant) + "/invitations";
    for (JsonNode one : keycloak.get(invitations + "?email=" + KeycloakRest.encoded(email))) {
      String path = invitations + "/" + one.path("id").asText();
      keycloak.change("DELETE", path, null, Set.of(204, 404));
    }
  }

  private String members(TenantId tenant) {
    return organisation(tenant) + "/members";
  }

  private String organisation(TenantId tenant) {
    return ORGANISATIONS
        + "/"
        + findOrganisation(tenant)
            .orElseThrow(() -> new IdentityProviderException("There is no organisation " + tenant));
  }

  private Optional<String> findOrganisation(TenantId tenant) {
    JsonNode found =
        keycloak.get(
            ORGANISATIONS + "?exact=true&q=tenant:" + KeycloakRest.encoded(tenant.value()));
    for (JsonNode organisation : found) {
      if (organisation.path("alias").asText().equals(tenant.value())) {
        return Optional.of(organisation.path("id").asText());
      }
    }
    return Optional.empty();
  }

  private static String lower(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
