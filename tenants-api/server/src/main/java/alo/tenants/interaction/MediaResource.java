package alo.tenants.interaction;

import alo.contract.audit.AuditAct;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.identity.Audit;
import alo.tenants.identity.TicketKeys;
import alo.tenants.interaction.RecordingResource.Pass;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Streams recordings, decrypted, to whoever has a signed address; players ask for ranges.
@Path("/api/v1/media/recordings")
@RunOnVirtualThread
@PermitAll
public class MediaResource {
  private static final int BUFFER_BYTES = 64 << 10;

  @Inject Recordings recordings;
  @Inject TicketKeys keys;
  @Inject Audit audit;
  @Inject InstantSource clock;

  /// The WAV file or a range of it.
  @GET
  @Path("/{id}")
  public Response audio(
      @PathParam("id") String id,
      @QueryParam("pass") @Nullable String given,
      @HeaderParam("Range") @Nullable String range) {
    Pass pass = opened(id, given);
    Recordings.Stored stored = recordings.get(pass.tenant(), pass.recording());
    recordings.refuseUnheard(pass.tenant(), stored, pass.user());
    Optional<ByteRange> asked = ByteRange.parse(range, stored.bytes());
    if (asked.isEmpty()) {
      return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
          .header("Content-Range", "bytes */" + stored.bytes())
          .build();
    }
    ByteRange part = asked.get();
    SeekableByteChannel plain = recordings.open(pass.tenant(), stored);
    audit.looked(pass.tenant(), pass.user(), AuditAct.RECORDING_LISTEN, id, pass.id());
    boolean partial = range != null && part.isAsked();
    var answer =
        Response.status(partial ? 206 : 200)
            .entity((StreamingOutput) out -> copy(plain, part, out))
            .type("audio/wav")
            .header("Content-Length", part.length())
            .header("Accept-Ranges", "bytes")
            .header("Cache-Control", "private, no-store")
            .header("Repr-Digest", "sha-256=:%s:".formatted(base64(stored.sha256())));
    if (partial) {
      answer.header(
          "Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), stored.bytes()));
    }
    return answer.build();
  }

  private Pass opened(String id, @Nullable String given) {
    return Optional.ofNullable(given)
        .flatMap(g -> keys.open(Pass.USE, g, Pass.class))
        .filter(p -> p.recording().value().equals(id))
        .filter(p -> clock.instant().isBefore(p.expiresAt()))
        .orElseThrow(
            () ->
                new RejectedException(
                    ProblemCode.FORBIDDEN, "Expected a fresh address; ask for another one"));
  }

  private static void copy(SeekableByteChannel plain, ByteRange part, OutputStream out)
      throws IOException {
    try (plain) {
      plain.position(part.first());
      long left = part.length();
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
      while (left > 0) {
        buffer.clear().limit((int) Math.min(left, BUFFER_BYTES));
        int count = plain.read(buffer);
        if (count < 0) {
          throw new IOException("The recording ended early");
        }
        out.write(buffer.array(), 0, count);
        left -= count;
      }
    }
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }
}
