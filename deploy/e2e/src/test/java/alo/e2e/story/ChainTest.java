package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.browser.Page;
import alo.e2e.sound.Sound;
import alo.e2e.sound.Voice;
import alo.e2e.system.Agent;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.e2e.system.Desk;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CarrierCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithAlo.class)
@Timeout(300)
class ChainTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(60);

  private static final Duration DIALABLE_MAX = Duration.ofSeconds(10);

  /// What is promised, from the queue to the ring.
  private static final Duration RINGS_MAX = Duration.ofSeconds(1);

  private static final int HOLD_SECONDS = 4;

  /// What a company's first number is called, without the blanks, and what stands after it.
  private static final String NUMBER_LABEL = "Sốchính·";

  @Test
  @DisplayName(
      "[W2][I1][I2][I3][P2][P28][C14][C16][P11][P12][A19][R1][R4][R8][B1][W5][W7][W8][X1][X6] a"
          + " company that was signed up is called, and the call is answered, held, recorded,"
          + " classified, filed and charged")
  void fromSignUpToTheBill(AloSystem alo) throws IOException {
    Tenant tenant = alo.signUp("Chuỗi", "edge1");
    assertThat(tenant.inTime()).as("signed up within 10 s").isTrue();
    String caller = Tenant.someNumber();
    tenant.customer("Nguyễn Văn Á", caller);
    Agent ana =
        tenant.hire("Ana", "801", "Dạ công ty xin nghe, em là Ana, anh cần em giúp việc gì ạ?");
    Desk desk = ana.logIn();
    desk.ready();
    Watch.begin(
        desk.page(),
        "$$('#call').some(e => shown(e) && e.dataset.phase === 'RINGING')"
            + " && $$('#customer-name').some(e => e.textContent === 'Nguyễn Văn Á')");
    CarrierCall call = tenant.call(caller, "1", Duration.ofSeconds(120));
    assertThat(call.awaitAnswer(SOON)).as("answered by the flow").isTrue();

    Instant shown = Watch.seen(desk.page(), "the ring and the customer's card");
    desk.page().await("the card of the call", SOON, "$$('#call-card dt').some(shown)");
    JsonNode card = facts(desk.page(), "#call-card");
    for (String dialled : List.of(desk.shown("ours"), card.path("Dialled").asText())) {
      assertThat(dialled.replaceAll("[\\s\u00a0]", ""))
          .as("the number dialled and what it is called, before the answer")
          .isEqualTo(NUMBER_LABEL + national(tenant.number()));
    }
    JsonNode ringing = desk.desk().path("call");
    assertThat(ringing.path("queueName").asText()).isNotBlank();
    desk.page().awaitText(ringing.path("queueName").asText(), SOON);
    for (String way : List.of(desk.shown("path"), card.path("Way").asText())) {
      assertThat(way).as("the way through the menu, before the answer").startsWith("menu [1]");
    }
    String waited = duration(ringing.path("waitSeconds").asInt());
    assertThat(card.path("Waited").asText())
        .as("how long he has waited, before the answer")
        .isEqualTo(waited);
    assertThat(seconds(desk.shown("waited"))).isEqualTo(seconds(waited));
    assertThat(call.isOver()).isFalse();

    desk.press("answer");
    desk.awaitPresence("TALKING", SOON);
    Voice customer = alo.voice("caller");
    desk.hears(customer);
    hear(call, ana.voice(), "the caller hears the agent");
    int talking = seconds(desk.shown("call-timer"));
    Await.until(
        "the clock of the call to go on", SOON, () -> seconds(desk.shown("call-timer")) > talking);

    desk.press("hold");
    desk.awaitPhase("HELD", SOON);
    long held = call.heard().toFile().length();
    Await.until(
        "some seconds of hold", SOON, () -> heardSince(call, held).seconds() > HOLD_SECONDS);
    Sound music = heardSince(call, held);
    assertThat(music.longestSilence()).as("seconds without music").isLessThan(2);
    assertThat(ana.voice().isIn(music)).as("the agent heard while he holds").isFalse();
    desk.press("resume");
    desk.awaitPhase("TALKING", SOON);
    desk.hears(customer);
    Await.until(
        "the caller hears the agent after the hold",
        SOON,
        () -> ana.voice().isIn(heardSince(call, held)));

    desk.press("hangup");
    assertThat(call.awaitEnd(SOON).cause()).isEqualTo(16);
    desk.awaitPresence("WRAP_UP", SOON);
    desk.page()
        .evaluate(
            "(e => { e.selectedIndex = 1; e.dispatchEvent(new Event('change', {bubbles: true}));"
                + " })($$('[data-testid=wrapup]')[0])");
    desk.press("finish");
    desk.awaitPresence("READY", SOON);

    JsonNode record = tenant.awaitStored(caller, LATER);
    Duration rang = Duration.between(Events.at(tenant, record, "call-queued"), shown);
    System.out.println("[alo] from the queue to the ring and the card: " + rang);
    assertThat(rang).as("from the queue to the ring and the card").isLessThan(RINGS_MAX);
    assertThat(record.path("disposition").asText()).isEqualTo("ANSWERED");
    assertThat(texts(record.path("path"))).contains("menu", "queue");
    assertThat(record.path("agent").asText()).isEqualTo(ana.id());
    assertThat(record.path("legs")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(record.path("holdSeconds").asInt()).isGreaterThanOrEqualTo(HOLD_SECONDS - 1);
    assertThat(record.path("wrapUp").asText()).isNotEmpty();
    assertOnItsPage(desk, record);

    byte[] wav = Recordings.fetch(tenant, record.path("recordings").get(0).path("id").asText());
    Files.write(alo.settings().data().resolve("log/recording.wav"), wav);
    assertThat(customer.isIn(Sound.read(wav, 0))).as("customer on the left").isTrue();
    assertThat(ana.voice().isIn(Sound.read(wav, 1))).as("agent on the right").isTrue();
    assertThat(ana.voice().isIn(Sound.read(wav, 0))).as("agent not on the left").isFalse();
    assertThat(customer.isIn(Sound.read(wav, 1))).as("customer not on the right").isFalse();

    JsonNode charge = tenant.awaitCharge(record.path("id").asText());
    assertThat(charge.path("direction").asText()).isEqualTo("IN");
    assertThat(charge.path("seconds").asInt()).isPositive();
    assertThat(charge.path("deckVersion").asInt()).isPositive();
  }

  /// Everything that the record knows of the call can be read on its page.
  private static void assertOnItsPage(Desk desk, JsonNode record) {
    desk.screen().go("/call/" + record.path("id").asText());
    desk.page().await("the call's page", SOON, "$$('.call-facts dt').some(shown)");
    JsonNode facts = facts(desk.page(), ".call-facts");
    assertThat(facts.path("Queue").asText()).isNotBlank().isNotEqualTo("–");
    assertThat(facts.path("Way").asText()).contains("menu › queue");
    for (var times :
        Map.of("Waited", "waitSeconds", "Talked", "talkSeconds", "On hold", "holdSeconds")
            .entrySet()) {
      assertThat(facts.path(times.getKey()).asText())
          .as(times.getKey())
          .isEqualTo(duration(record.path(times.getValue()).asInt()));
    }
    assertThat(record.path("talkSeconds").asInt()).isPositive();
    for (String moment : List.of("Began", "Answered", "Ended")) {
      assertThat(facts.path(moment).asText()).as(moment).matches(".*\\d\\d:\\d\\d:\\d\\d");
    }
  }

  /// The facts of a card, by their names.
  private static JsonNode facts(Page page, String card) {
    return page.evaluate(
        "Object.fromEntries($$('%s dt').map(e => [e.textContent, e.nextElementSibling.textContent]))"
            .formatted(card));
  }

  /// `m:ss`, as the pages show it.
  private static String duration(int seconds) {
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private static int seconds(String duration) {
    String[] parts = duration.strip().split(":");
    return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
  }

  @Test
  @DisplayName("[W2][I9] soon after a company is made a caller gets through and leaves a message")
  void voicemail(AloSystem alo) throws IOException {
    Tenant tenant = alo.signUp("Lời nhắn", "edge1");
    String caller = Tenant.someNumber();
    CarrierCall call = tenant.call(caller, "2", Duration.ofSeconds(25));
    assertThat(call.awaitAnswer(SOON)).isTrue();
    Duration dialable = Duration.ofNanos(System.nanoTime() - tenant.begun());
    System.out.println("[alo] from the sign-up to a number that answers: " + dialable);
    assertThat(dialable).as("from the sign-up to a number that answers").isLessThan(DIALABLE_MAX);
    call.awaitEnd(LATER);
    JsonNode record = tenant.awaitStored(caller, LATER);
    assertThat(record.path("disposition").asText()).isEqualTo("VOICEMAIL");
    JsonNode message = record.path("recordings").get(0);
    assertThat(message.path("voicemail").asBoolean()).isTrue();
    byte[] wav = Recordings.fetch(tenant, message.path("id").asText());
    assertThat(alo.voice("caller").isIn(Sound.read(wav, 0)))
        .as("the caller's voice in the message")
        .isTrue();
  }

  static void hear(CarrierCall call, Voice voice, String what) {
    Await.until(what, SOON, () -> voice.isIn(since(call.heard(), 0)));
  }

  /// Like [#hear], and one more stretch of it: whoever hangs up after that has left a recording
  /// that holds a whole stretch too, although it starts a moment late and the first words go
  /// through filters that still adapt.
  static void hearOut(Path heard, Voice voice, String what) {
    Await.until(what, SOON, () -> voice.isIn(since(heard, 0)));
    long mark = heard.toFile().length();
    Await.until(what + " once more", SOON, () -> voice.isIn(since(heard, mark)));
  }

  /// What the caller has heard since the file had a length.
  static Sound heardSince(CarrierCall call, long bytes) {
    return since(call.heard(), bytes);
  }

  private static Sound since(Path heard, long bytes) {
    try {
      byte[] wav = Files.readAllBytes(heard);
      if (wav.length <= Sound.HEADER_BYTES) {
        return new Sound(new short[0], 8_000);
      }
      Sound all = Sound.read(wav, 0);
      return all.between(
          Math.max(0, bytes - Sound.HEADER_BYTES) / (2.0 * all.rate()), all.seconds());
    } catch (NoSuchFileException e) {
      return new Sound(new short[0], 8_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String national(String number) {
    return "0" + number.substring(3);
  }

  /// A mobile number as the pages write it.
  static String shown(String number) {
    String national = national(number);
    return "%s %s %s"
        .formatted(national.substring(0, 4), national.substring(4, 7), national.substring(7));
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(n -> texts.add(n.asText()));
    return texts;
  }
}
