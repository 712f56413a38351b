package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThatCode;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import alo.edge.phone.Endpoints;
import alo.engine.contactcenter.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Effects for the PBX")
class AsteriskSwitchTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final PbxAccess NOWHERE =
      new PbxAccess("127.0.0.1", 1, "nobody", "", 1, 1, Path.of("nowhere"), EdgeLab.TRUNKS, false);

  /// One telephone.
  private record OneTelephone() implements Endpoints {
    @Override
    public Identity issue(TenantId tenant, AgentId agent, String session) {
      return new Identity("phone", "");
    }

    @Override
    public void revoke(TenantId tenant, AgentId agent) {}

    @Override
    public Set<Owner> owners() {
      return Set.of();
    }

    @Override
    public Optional<Owner> ownerOf(String user) {
      return Optional.empty();
    }

    @Override
    public Optional<String> userOf(TenantId tenant, AgentId agent) {
      return Optional.of("phone");
    }
  }

  @Test
  @DisplayName("a ring while the PBX is away is answered by nobody: an answer brings the next ring")
  void away(@TempDir Path pbx) throws IOException {
    Files.createDirectories(pbx.resolve("db"));
    try (var music = new MusicClasses((tenant, prompt) -> Optional.empty(), pbx)) {
      ringsWhileAway(music);
    }
  }

  private static void ringsWhileAway(MusicClasses music) {
    var ami = new Ami(NOWHERE, Instant::now, event -> {}, () -> {});
    var book = new CallBook();
    var effects =
        new AsteriskSwitch(
            ami,
            book,
            new FlowSessions(),
            new OneTelephone(),
            new LateAnswers(() -> ami, book),
            music,
            () -> {
              throw new AssertionError("Told a tenant's loop");
            });
    var ring =
        new Effect.RingAgent(
            new InteractionId("lab-1-1"),
            new OfferId("o1"),
            new AgentId("ana"),
            Duration.ofSeconds(20),
            false,
            false);
    assertThatCode(() -> effects.run(DEMO, ring)).doesNotThrowAnyException();
  }
}
