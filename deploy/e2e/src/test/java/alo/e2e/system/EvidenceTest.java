package alo.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;

import alo.local.carrier.CarrierCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithAlo.class)
@Timeout(300)
class EvidenceTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  @DisplayName("the evidence of a call tells its SIP on both sides of the edge, and no secret")
  void sipOfTheEdge(AloSystem alo) throws IOException {
    Tenant tenant = alo.signUp("Chứng cứ", "edge1");
    Desk desk = tenant.hire("Ana", "801", "Dạ em là Ana, anh cần gì ạ?").logIn();
    desk.ready();
    String caller = Tenant.someNumber();
    CarrierCall call = tenant.call(caller, "1", Duration.ofSeconds(60));
    desk.awaitPhase("RINGING", SOON);

    Path folder = Evidence.keep(alo);
    String trace = Files.readString(folder.resolve("edge1-pbx-trace"));
    assertThat(trace)
        .contains("INVITE sip:" + tenant.number() + "@" + AloSystem.address(2))
        .contains(caller)
        .containsPattern("<--- Received SIP request .* from UDP:" + AloSystem.address(10))
        .containsPattern("<--- Transmitting SIP response .* to UDP:" + AloSystem.address(10))
        .containsPattern("(?m)^REGISTER sip:")
        .containsPattern("<--- Transmitting SIP request .* to WSS?:");
    assertThat(folder.resolve("edge2-pbx-trace")).exists();
    assertThat(Files.readString(folder.resolve("sip-trace.txt"))).contains(caller);
    assertThat(secrets(alo)).hasSizeGreaterThan(3);
    for (String secret : secrets(alo)) {
      assertThat(trace.contains(secret)).as("a secret in the SIP trace").isFalse();
    }
    call.hangUp();
  }

  /// What nobody may read in a log: the system's own secrets, people's and telephones' passwords.
  private static List<String> secrets(AloSystem alo) throws IOException {
    List<String> secrets = new ArrayList<>(List.of(AloSystem.PASSWORD));
    try (Stream<Path> files = Files.list(alo.settings().data().resolve("secrets"))) {
      for (Path file : files.toList()) {
        secrets.add(Files.readString(file).strip());
      }
    }
    Path db = alo.settings().data().resolve("edge1/pbx/db/edge.sqlite3");
    Process ask =
        new ProcessBuilder("sqlite3", db.toString(), "SELECT password FROM ps_auths").start();
    String passwords =
        new String(ask.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(passwords).as("passwords of telephones").isNotEmpty();
    passwords.lines().forEach(secrets::add);
    return secrets;
  }
}
