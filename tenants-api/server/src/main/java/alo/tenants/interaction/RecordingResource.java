package alo.tenants.interaction;

import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permit;
import alo.contract.identity.Sight;
import alo.tenants.identity.TicketKeys;
import alo.tenants.platform.RandomIds;
import alo.tenants.workforce.Sights;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Hands out addresses of recordings. Needs no idempotency key: each address is another one.
@Path("/api/v1/recordings")
@RunOnVirtualThread
@RolesAllowed(Permit.RECORDINGS_LISTEN)
public class RecordingResource {
  /// How long an address is good.
  static final Duration GOOD_FOR = Duration.ofMinutes(5);

  @Inject Recordings recordings;
  @Inject CurrentTenant current;
  @Inject Sights sights;
  @Inject TicketKeys keys;
  @Inject RandomIds ids;
  @Inject InstantSource clock;

  /// Where browsers and programs find this program.
  @Inject
  @ConfigProperty(name = "alo.public.url", defaultValue = "http://127.0.0.1:8081")
  String publicAddress;

  /// A signed address.
  public record Address(String address, Instant expiresAt) {}

  /// What an address allows.
  ///
  /// @param id of this listening, for the audit trail
  record Pass(String id, TenantId tenant, RecordingId recording, String user, Instant expiresAt) {
    /// Separates these passes from other signed things.
    static final String USE = "recording ";
  }

  /// An address under which a browser plays the recording, without a token, for five minutes. One
  /// hears the calls in which somebody talked whose calls one sees.
  @POST
  @Path("/{id}/address")
  public Address address(@PathParam("id") String id) {
    Recordings.Stored stored = recordings.get(current.tenant(), new RecordingId(id));
    recordings.refuseUnheard(current.tenant(), stored, sights.mine(Sight.CALLS));
    Instant end = clock.instant().plus(GOOD_FOR);
    String pass =
        keys.signed(
            Pass.USE, new Pass(ids.next("l"), current.tenant(), stored.id(), current.user(), end));
    return new Address(
        "%s/api/v1/media/recordings/%s?pass=%s".formatted(publicAddress, id, pass), end);
  }
}
