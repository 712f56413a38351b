package alo.tenants.interaction;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permit;
import alo.contract.identity.Sight;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.platform.tink.Vault;
import alo.tenants.tenant.Tenants;
import alo.tenants.workforce.Seen;
import alo.tenants.workforce.Sights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Stored recordings. Their true length and hash stand in the database, since a cut-off end does
/// not show in a read of a range.
@ApplicationScoped
public class Recordings {
  private static final Logger LOG = Logger.getLogger(Recordings.class);

  @Inject Database database;
  @Inject Interactions interactions;
  @Inject ObjectStore store;
  @Inject Vault vault;
  @Inject Tenants tenants;

  /// Where and what a recording is.
  ///
  /// @param call in which it was made
  /// @param sha256 of the plain WAV file, in hex
  /// @param bytes of the plain WAV file
  public record Stored(
      RecordingId id, InteractionId call, String sha256, long bytes, String objectKey) {}

  /// The recording, if it is in the store.
  public Optional<Stored> find(TenantId tenant, RecordingId id) {
    return database.call(
        c ->
            Sql.find(
                c,
                "select call, sha256, bytes, object_key from %s.recording where id = ?"
                    .formatted(TenantSchemas.name(tenant)),
                row ->
                    new Stored(
                        id,
                        new InteractionId(row.getString("call")),
                        row.getString("sha256"),
                        row.getLong("bytes"),
                        row.getString("object_key")),
                id));
  }

  /// The recording; NOT_FOUND if it is not in the store.
  public Stored get(TenantId tenant, RecordingId id) {
    return find(tenant, id).orElseThrow(() -> missing(id));
  }

  /// Refuses whoever may not listen any more, or not to this one: an address that he got before
  /// does not outlive that.
  void refuseUnheard(TenantId tenant, Stored recording, String user) {
    Optional<Seen> seen =
        database.call(
            c ->
                mayListen(c, tenant, user)
                    ? Optional.of(
                        Sights.of(c, tenant, new AgentId(user), Sight.CALLS)
                            .orElse(new Seen.Only(Set.of(new AgentId(user)))))
                    : Optional.empty());
    if (seen.isEmpty()) {
      throw new RejectedException(
          ProblemCode.FORBIDDEN, "Expected somebody who may still listen to recordings");
    }
    refuseUnheard(tenant, recording, seen.get());
  }

  /// Refuses a recording of a call in which nobody talked whose calls are seen; NOT_FOUND.
  void refuseUnheard(TenantId tenant, Stored recording, Seen seen) {
    boolean isHeard =
        switch (seen) {
          case Seen.Everybody _ -> true;
          case Seen.Only only ->
              interactions
                  .find(tenant, recording.call())
                  .filter(call -> only.people().stream().anyMatch(call::hasTalked))
                  .isPresent();
        };
    if (!isHeard) {
      throw missing(recording.id());
    }
  }

  private static boolean mayListen(Connection c, TenantId tenant, String user) throws SQLException {
    return Sql.find(
            c,
            "select 1 from %s.may where actor = ? and permission = ?"
                .formatted(TenantSchemas.name(tenant)),
            row -> row.getInt(1),
            user,
            Permit.RECORDINGS_LISTEN)
        .isPresent();
  }

  /// The plain WAV file, to be read anywhere; NOT_FOUND if its entry leads out of what the tenant
  /// has in the store.
  public SeekableByteChannel open(TenantId tenant, Stored recording) {
    if (!recording.objectKey().startsWith(tenant + "/")) {
      throw missing(recording.id());
    }
    try {
      SeekableByteChannel plain =
          vault.decrypting(
              tenant,
              tenants.get(tenant).recordingKey(),
              store.open(recording.objectKey()),
              tenant + "/" + recording.id());
      // The cipher knows its size once something was read.
      plain.read(ByteBuffer.allocate(1));
      if (plain.size() != recording.bytes()) {
        plain.close();
        throw new IOException("its length is not what was stored");
      }
      return plain;
    } catch (IOException e) {
      LOG.errorf(e, "Recording %s can not be read", recording.id());
      throw new RejectedException(
          ProblemCode.DEPENDENCY_UNAVAILABLE, "The recording can not be read now");
    }
  }

  private static RejectedException missing(RecordingId id) {
    return new RejectedException(ProblemCode.NOT_FOUND, "There is no recording " + id);
  }
}
