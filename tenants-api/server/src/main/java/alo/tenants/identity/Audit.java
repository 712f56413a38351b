package alo.tenants.identity;

import alo.contract.audit.AuditAct;
import alo.contract.id.TenantId;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.wire.json.Json;
import alo.wire.token.CurrentTenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Enters who did what into the tenant's trail: one line at the operation. The work and its entry
/// are one transaction, the caller's if he has one; what is refused or fails leaves no entry.
@ApplicationScoped
public class Audit {
  private static final Duration LOOK = Duration.ofMinutes(10);

  @Inject Database database;
  @Inject InstantSource clock;
  @Inject CurrentTenant current;
  @Inject Callers callers;

  /// Makes a thing.
  ///
  /// @param id of what was made
  public <T> T creates(AuditAct act, Function<T, ?> id, Supplier<T> work) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              T made = work.get();
              enter(act, id.apply(made), null, made);
              return made;
            });
  }

  /// Changes a thing.
  ///
  /// @param look reads it as it is before
  public <T> T changes(AuditAct act, Object id, Supplier<T> look, Supplier<T> work) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              T before = look.get();
              T after = work.get();
              enter(act, id, before, after);
              return after;
            });
  }

  /// Removes a thing.
  ///
  /// @param look reads it as it is before
  public void removes(AuditAct act, Object id, Supplier<?> look, Runnable work) {
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              Object before = look.get();
              work.run();
              enter(act, id, before, null);
            });
  }

  /// Does something with a thing that changes none of its fields.
  public <T> T does(AuditAct act, Object id, Supplier<T> work) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              T result = work.get();
              enter(current.tenant(), current.user(), act, id, "[]", null);
              return result;
            });
  }

  /// Does something to a tenant that stands in its trail and in the provider's own.
  ///
  /// @param reason as the tenant's people read it
  public <T> T provides(TenantId tenant, AuditAct act, @Nullable String reason, Supplier<T> work) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              T result = work.get();
              enter(tenant, current.user(), act, tenant, "[]", null);
              enterAtProvider(tenant, act, reason);
              return result;
            });
  }

  /// Changes a thing of the provider's: it stands in the provider's trail, and in that of the
  /// tenant who has the thing at present, as far as he sees it.
  ///
  /// @param look reads it as it is
  /// @param holder whose it is; null while it is nobody's
  /// @param seen what its holder sees of it
  public <T> T revises(
      AuditAct act,
      Object id,
      Supplier<T> look,
      Function<T, @Nullable TenantId> holder,
      Function<T, ?> seen,
      Supplier<T> work) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              T before = look.get();
              T after = work.get();
              TenantId tenant = holder.apply(after);
              if (tenant != null) {
                String theirs =
                    Json.write(Changes.between(act, seen.apply(before), seen.apply(after)));
                enter(tenant, current.user(), act, id, theirs, null);
              }
              String all = Json.write(Changes.between(act, before, after));
              enterAtProvider(tenant, act, id, all, null);
              return after;
            });
  }

  /// As [#provides], where the tenant's own trail goes with the tenant.
  public <T> T ends(TenantId tenant, AuditAct act, String reason, Supplier<T> work) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              T result = work.get();
              enterAtProvider(tenant, act, reason);
              return result;
            });
  }

  /// Looks at personal data by itself. Looks of one person from one address at one thing are one
  /// entry for ten minutes: a page asks for a thing's parts, and a program asks again and again.
  public <T> T looks(AuditAct act, Object id, Supplier<T> work) {
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              T seen = work.get();
              looked(act, id);
              return seen;
            });
  }

  /// As [#looks], at what was seen already.
  public void looked(AuditAct act, Object id) {
    looked(act, id, LOOK);
  }

  /// As [#looked], one entry for a span of another length.
  public void looked(AuditAct act, Object id, Duration one) {
    long span = clock.instant().getEpochSecond() / one.toSeconds();
    done(act, id, span + "/" + callers.present().address());
  }

  /// Enters what was done where no transaction goes: at an edge.
  ///
  /// @param once what is done to the same thing with the same value is one act
  public void done(AuditAct act, Object id, String once) {
    String who = current.user();
    String all = String.join("\n", who, act.word(), id.toString(), once);
    looked(current.tenant(), who, act, id, "one/" + hash(all));
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Enters a look of somebody whom no token names.
  ///
  /// @param once acts with the same value are one, e.g. the ranges of one listening
  public void looked(TenantId tenant, String who, AuditAct act, Object id, String once) {
    enter(tenant, who, act, id, "[]", once);
  }

  private void enterAtProvider(TenantId tenant, AuditAct act, @Nullable String reason) {
    enterAtProvider(tenant, act, null, "[]", reason);
  }

  private void enterAtProvider(
      @Nullable TenantId tenant,
      AuditAct act,
      @Nullable Object id,
      String changes,
      @Nullable String reason) {
    Callers.Caller caller = callers.present();
    database.run(
        c ->
            Sql.update(
                c,
                """
                insert into control.provider_audit
                  (at, who, act, tenant, object, changes, reason, address, program, request)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                clock.instant(),
                current.user(),
                act.word(),
                tenant,
                id == null ? null : id.toString(),
                changes,
                reason,
                caller.address(),
                caller.program(),
                caller.request()));
  }

  private void enter(AuditAct act, Object id, @Nullable Object before, @Nullable Object after) {
    String changes = Json.write(Changes.between(act, before, after));
    enter(current.tenant(), current.user(), act, id, changes, null);
  }

  private void enter(
      TenantId tenant, String who, AuditAct act, Object id, String changes, @Nullable String once) {
    Callers.Caller caller = callers.present();
    database.run(
        c ->
            Sql.update(
                c,
                """
                insert into %s.audit
                  (at, who, act, object, once, changes, address, program, request)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (once) do nothing
                """
                    .formatted(TenantSchemas.name(tenant)),
                clock.instant(),
                who,
                act.word(),
                id.toString(),
                once,
                changes,
                caller.address(),
                caller.program(),
                caller.request()));
  }
}
