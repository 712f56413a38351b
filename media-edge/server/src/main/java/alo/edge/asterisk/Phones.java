package alo.edge.asterisk;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.edge.loop.TenantLoops;
import alo.edge.phone.Endpoints;
import alo.engine.contactcenter.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Agents' telephones: their rows for Asterisk, and whether they are registered.
///
/// Asterisk sends no ContactStatus events for endpoints that it reads from a database, so the
/// contacts are watched where it keeps them.
final class Phones implements Endpoints, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Phones.class);
  private static final long LOOK_EVERY_MILLIS = 50;
  private static final List<String> CACHES = List.of("endpoint", "auth", "aor");

  private final EndpointRows rows;
  private final Contacts registered;
  private final Supplier<Ami> ami;
  private final Supplier<TenantLoops> loops;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private final Thread watcher = Thread.ofVirtual().name("phones").unstarted(this::watch);
  private Map<String, String> contacts = new HashMap<>();
  private volatile boolean closed;
  private boolean started;

  Phones(EndpointRows rows, Contacts registered, Supplier<Ami> ami, Supplier<TenantLoops> loops) {
    this.rows = rows;
    this.registered = registered;
    this.ami = ami;
    this.loops = loops;
  }

  /// Tells of every known telephone, then of each change. The second time does nothing.
  synchronized void start() {
    if (started) {
      return;
    }
    started = true;
    contacts = registered.newest();
    rows.all().forEach((user, owner) -> tell(owner, contacts.containsKey(user)));
    watcher.start();
  }

  @Override
  public Identity issue(TenantId tenant, AgentId agent, String session) {
    return rows.find(tenant, agent, session)
        .orElseGet(
            () -> {
              revoke(tenant, agent);
              return rows.insert(tenant, agent, session);
            });
  }

  @Override
  public void revoke(TenantId tenant, AgentId agent) {
    rows.find(tenant, agent)
        .ifPresent(
            identity -> {
              rows.delete(identity.user());
              Thread.startVirtualThread(() -> expire(identity.user()));
              tell(new Owner(tenant, agent), false);
            });
  }

  private void expire(String user) {
    for (String cache : CACHES) {
      ami.get().send(new ExpireObjectAction("res_pjsip/" + cache, user));
    }
  }

  @Override
  public Set<Owner> owners() {
    return Set.copyOf(rows.all().values());
  }

  @Override
  public Optional<Owner> ownerOf(String user) {
    return rows.owner(user);
  }

  @Override
  public Optional<String> userOf(TenantId tenant, AgentId agent) {
    return rows.find(tenant, agent).map(Identity::user);
  }

  private void watch() {
    long seen = -1;
    while (!closed) {
      try {
        long version = registered.version();
        if (version != seen) {
          seen = version;
          compare(registered.newest());
        }
      } catch (IllegalStateException e) {
        if (!closed) {
          LOG.warnf("Telephones can not be watched: %s", e.getMessage());
        }
      }
      pause();
    }
  }

  private void pause() {
    lock.lock();
    try {
      if (!closed && closing.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /// A page that was reloaded registers a new contact, sometimes before the old one is taken away:
  /// then the telephone goes and comes.
  private void compare(Map<String, String> now) {
    Map<String, String> before = contacts;
    contacts = now;
    before.forEach(
        (user, contact) -> {
          if (!contact.equals(now.get(user))) {
            rows.owner(user).ifPresent(owner -> tell(owner, false));
          }
        });
    now.forEach(
        (user, contact) -> {
          if (!contact.equals(before.get(user))) {
            rows.owner(user).ifPresent(owner -> tell(owner, true));
          }
        });
  }

  private void tell(Owner owner, boolean there) {
    Command command =
        there ? new Command.PhoneComes(owner.agent()) : new Command.PhoneGoes(owner.agent());
    var unused = loops.get().tell(owner.tenant(), command);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
