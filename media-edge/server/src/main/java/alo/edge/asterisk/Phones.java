package alo.edge.asterisk;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.edge.loop.TenantLoops;
import alo.edge.phone.Endpoints;
import alo.engine.contactcenter.Command;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.asteriskjava.manager.event.ContactStatusEvent;
import org.jspecify.annotations.Nullable;

/// Agents' telephones: their rows for Asterisk, and whether they are registered.
final class Phones implements Endpoints {
  private final EndpointRows rows;
  private final Supplier<Ami> ami;
  private final Supplier<TenantLoops> loops;
  private final Map<String, String> contacts = new ConcurrentHashMap<>();

  Phones(EndpointRows rows, Supplier<Ami> ami, Supplier<TenantLoops> loops) {
    this.rows = rows;
    this.ami = ami;
    this.loops = loops;
  }

  @Override
  public Identity issue(TenantId tenant, AgentId agent) {
    return rows.find(tenant, agent).orElseGet(() -> rows.insert(tenant, agent));
  }

  @Override
  public void revoke(TenantId tenant, AgentId agent) {
    rows.find(tenant, agent)
        .ifPresent(
            identity -> {
              rows.delete(identity.user());
              contacts.remove(identity.user());
              for (String cache : Set.of("endpoint", "auth", "aor")) {
                ami.get().send(new ExpireObjectAction("res_pjsip/" + cache, identity.user()));
              }
              tell(new Owner(tenant, agent), false);
            });
  }

  @Override
  public Optional<Owner> ownerOf(String user) {
    return rows.owner(user);
  }

  @Override
  public Optional<String> userOf(TenantId tenant, AgentId agent) {
    return rows.find(tenant, agent).map(Identity::user);
  }

  /// A page that was reloaded registers a new contact, sometimes before the old one is taken away:
  // then
  /// the telephone goes and comes.
  void contactChanged(ContactStatusEvent event) {
    String user = event.getAor();
    String uri = event.getUri();
    if (user == null || uri == null) {
      return;
    }
    switch (event.getContactStatus()) {
      case ContactStatusEvent.STATUS_REMOVED, ContactStatusEvent.STATUS_UNREACHABLE -> {
        if (contacts.remove(user, uri)) {
          rows.owner(user).ifPresent(owner -> tell(owner, false));
        }
      }
      case ContactStatusEvent.STATUS_UPDATED -> {}
      default -> registered(user, uri);
    }
  }

  private void registered(String user, String uri) {
    String before = contacts.put(user, uri);
    if (uri.equals(before)) {
      return;
    }
    rows.owner(user)
        .ifPresent(
            owner -> {
              if (before != null) {
                tell(owner, false);
              }
              tell(owner, true);
            });
  }

  /// What is registered now, by user; tells of every telephone that is known.
  void takeStock(Map<String, String> registered) {
    contacts.clear();
    contacts.putAll(registered);
    rows.all().forEach((user, owner) -> tell(owner, registered.containsKey(user)));
  }

  private void tell(@Nullable Owner owner, boolean there) {
    if (owner != null) {
      Command command =
          there ? new Command.PhoneComes(owner.agent()) : new Command.PhoneGoes(owner.agent());
      var unused = loops.get().tell(owner.tenant(), command);
    }
  }
}
