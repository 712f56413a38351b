package alo.tenants.identity;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Brings a person into a tenant, and takes him back out when the rest of the work fails. The
/// identity provider may be slow: it is asked outside of every transaction.
@ApplicationScoped
public class People {
  @Inject Identities identities;

  private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();

  /// Those who stand in line for one mail address.
  private record Turn(ReentrantLock lock, int people) {}

  /// Entering a person where he becomes a member.
  ///
  /// @param <T> what is made of him
  public interface Entry<T> {
    /// Enters him in a transaction of its own, which is committed when this returns.
    T enter(AgentId user);

    /// Takes the entry out again, because he could not be invited.
    void takeBack(AgentId user);
  }

  /// Work about a mail address alone: of two who bring in the same person at once, the second finds
  /// him there. Nobody holds a connection while he waits.
  public <T> T alone(String email, Supplier<T> work) {
    String place = email.toLowerCase(Locale.ROOT);
    Turn turn =
        turns.merge(
            place,
            new Turn(new ReentrantLock(true), 1),
            (there, _) -> new Turn(there.lock(), there.people() + 1));
    turn.lock().lock();
    try {
      return work.get();
    } finally {
      turn.lock().unlock();
      turns.computeIfPresent(
          place,
          (_, there) -> there.people() == 1 ? null : new Turn(there.lock(), there.people() - 1));
    }
  }

  /// Makes the user if there is none with this mail address, makes him a member, enters him and
  /// invites him last, so that nobody is invited to what then fails. Who has a log-in already is
  /// asked instead: he is a member when he says so, and till then the entry opens nothing.
  public <T> T joined(
      TenantId tenant, String name, String email, Language language, Entry<T> entry) {
    boolean isNew = identities.findUser(email).isEmpty();
    AgentId user = identities.createUser(name, email, language);
    try {
      boolean asked = !isNew && !identities.isMember(tenant, user);
      if (isNew) {
        identities.addMember(tenant, user);
      }
      T result = entry.enter(user);
      if (isNew) {
        mail(user, entry, () -> identities.invite(user));
      } else if (asked) {
        mail(user, entry, () -> identities.ask(tenant, user));
      }
      return result;
    } catch (RuntimeException e) {
      if (isNew) {
        leave(tenant, user, e);
      }
      throw e;
    }
  }

  private static void mail(AgentId user, Entry<?> entry, Runnable mail) {
    try {
      mail.run();
    } catch (RuntimeException e) {
      entry.takeBack(user);
      throw e;
    }
  }

  /// Only who was made for this goes: whoever was there before has lost and won nothing.
  private void leave(TenantId tenant, AgentId user, RuntimeException because) {
    try {
      identities.removeMember(tenant, user);
      identities.deleteUser(user);
    } catch (IdentityProviderException e) {
      because.addSuppressed(e);
    }
  }
}
