package alo.tenants.prober;

import alo.contract.id.InteractionId;
import alo.contract.id.RecordingId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.interaction.Recordings;
import alo.tenants.prober.Attempt.Expected;
import alo.tenants.prober.Attempt.Verdict;
import alo.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Recordings: the signed addresses under which they are heard, altered and for another's; and the
/// object store, where one tenant's entry names an object below another's prefix.
@Singleton
class RecordingProbe implements Probe {
  private static final String MEDIA = "GET /api/v1/media/recordings/{id}";
  private static final String PASS = "?pass=";
  private static final int OK = 200;

  @Inject Door door;
  @Inject Recordings recordings;

  @Override
  public void attack(Attacker attacker, Canary victim, Findings findings) {
    String own = attacker.canary().the(Thing.RECORDING);
    String others = victim.the(Thing.RECORDING);
    store(attacker.canary(), victim, findings);
    Door.Answer answer =
        door.ask("POST", "/api/v1/recordings/" + own + "/address", "", attacker.token());
    if (answer.status() != OK) {
      findings.enter(Verdict.UNCLEAR, MEDIA, "own address", "200", "HTTP " + answer.status());
      return;
    }
    String address = Json.read(answer.body(), JsonNode.class).path("address").asText();
    String pass = address.substring(address.indexOf(PASS) + PASS.length());
    heard(findings, "other's recording, own pass", others, pass, victim);
    heard(findings, "own recording, altered signature", own, altered(pass), victim);
    heard(
        findings,
        "other's recording, altered pass",
        others,
        forged(pass, attacker.canary(), victim),
        victim);
  }

  private void heard(Findings findings, String aim, String recording, String pass, Canary victim) {
    Attempt attempt =
        new Attempt(
            MEDIA,
            aim,
            "GET",
            "/api/v1/media/recordings/" + recording + PASS + pass,
            "",
            Expected.NOT_THERE);
    findings.judge(attempt, door.ask(attempt, null), victim.words());
  }

  private void store(Canary attacker, Canary victim, Findings findings) {
    InteractionId call = new InteractionId(attacker.the(Thing.CALL));
    Recordings.Stored entry =
        new Recordings.Stored(
            new RecordingId(attacker.the(Thing.RECORDING)),
            call,
            "00".repeat(32),
            1_000,
            victim.tenant() + "/recordings/" + victim.the(Thing.CALL));
    String came;
    try (SeekableByteChannel open = recordings.open(attacker.tenant(), entry)) {
      came = open.isOpen() ? "the object" : "a closed object";
    } catch (RejectedException e) {
      came = e.problem().code();
    } catch (IOException e) {
      came = e.getClass().getSimpleName();
    }
    findings.expect(
        came.equals(ProblemCode.NOT_FOUND.name()),
        "object store",
        "other's prefix in an own entry",
        ProblemCode.NOT_FOUND.name(),
        came);
  }

  private static String altered(String pass) {
    int place = pass.indexOf('.') + 10;
    return pass.substring(0, place)
        + (pass.charAt(place) == 'A' ? 'B' : 'A')
        + pass.substring(place + 1);
  }

  /// The other's tenant and recording, under the own signature.
  private static String forged(String pass, Canary attacker, Canary victim) {
    int dot = pass.indexOf('.');
    String says =
        new String(Base64.getUrlDecoder().decode(pass.substring(0, dot)), StandardCharsets.UTF_8);
    String changed =
        says.replace("\"" + attacker.tenant().value() + "\"", "\"" + victim.tenant().value() + "\"")
            .replace(attacker.the(Thing.RECORDING), victim.the(Thing.RECORDING));
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(changed.getBytes(StandardCharsets.UTF_8))
        + pass.substring(dot);
  }
}
