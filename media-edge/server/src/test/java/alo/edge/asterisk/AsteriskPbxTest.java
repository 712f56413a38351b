package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Desk;
import alo.contract.agent.Presence;
import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowRef;
import alo.contract.flow.Prompt;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.queue.QueueView;
import alo.contract.tenant.TenantState;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.contract.value.Language;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("asterisk")
@ExtendWith(LabEvidence.class)
@DisplayName("An edge on a real Asterisk")
class AsteriskPbxTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final TenantId CLOSED = new TenantId("closed");
  private static final AgentId ANA = new AgentId("ana");
  private static final QueueId SALES = new QueueId("sales");
  private static final String NUMBER = "+842873001001";

  /// Greets for 4 s and tells news for 4 s before the menu.
  private static final String GREETING = "+842873002001";
  private static final AtomicInteger DIALS = new AtomicInteger();

  private static final Prompt.Text LONG = new Prompt.Text("Hello and good morning", Language.EN);

  @TempDir static Path sounds;
  private EdgeLab lab;

  @BeforeEach
  void start() throws IOException {
    Path announcement = sounds.resolve("hello.wav");
    Files.write(announcement, TestSounds.wav(4_000));
    Path longOne = sounds.resolve("long.wav");
    Files.write(longOne, TestSounds.wav(32_000));
    lab =
        new EdgeLab(
            Map.of(
                DEMO, configuration(DEMO, TenantState.ACTIVE, NUMBER),
                CLOSED, configuration(CLOSED, TenantState.SUSPENDED, "+842873001009")),
            (tenant, prompt) -> Optional.of(prompt.equals(LONG) ? longOne : announcement));
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  static TenantConfiguration configuration(TenantId tenant, TenantState state, String number) {
    var flow = new FlowId("main");
    Prompt prompt = new Prompt.Text("Press one", Language.EN);
    var document =
        new FlowDocument(
            1,
            "answer",
            Map.of(
                "answer", new FlowNode.Answer("menu"),
                "menu", new FlowNode.Menu(prompt, Map.of("1", "message"), 3, 2, 1, "queue"),
                "queue", new FlowNode.Queue(SALES, 300, "end"),
                "message", new FlowNode.Voicemail(prompt, SALES, 10, "end"),
                "end", new FlowNode.HangUp()));
    var greeting = new FlowId("greeting");
    var greets =
        new FlowDocument(
            1,
            "answer",
            Map.of(
                "answer", new FlowNode.Answer("hello"),
                "hello", new FlowNode.Say(LONG, "news"),
                "news", new FlowNode.Say(LONG, "menu"),
                "menu", new FlowNode.Menu(LONG, Map.of("5", "more"), 3, 2, 1, "end"),
                "more", new FlowNode.Menu(LONG, Map.of("2", "message"), 0, 2, 1, "end"),
                "message", new FlowNode.Voicemail(prompt, SALES, 10, "end"),
                "end", new FlowNode.HangUp()));
    var outside = new FlowId("outside");
    var mobile = new FlowNode.Target.Outside(new DialString("0912345671"));
    var dials =
        new FlowDocument(
            1,
            "answer",
            Map.of(
                "answer", new FlowNode.Answer("mobile"),
                "mobile", new FlowNode.Dial(mobile, 20, null)));
    return new TenantConfiguration(
        tenant,
        1,
        tenant.value(),
        state,
        "Asia/Ho_Chi_Minh",
        "84",
        Language.VI,
        List.of(
            new TenantConfiguration.Number(new E164(number), "Hotline", flow),
            new TenantConfiguration.Number(
                new E164(number.replace("3001", "3002")), "Greeting", greeting),
            new TenantConfiguration.Number(
                new E164(number.replace("3001", "3003")), "Outside", outside)),
        List.of(
            new TenantConfiguration.Flow(new FlowRef(flow, 1), document),
            new TenantConfiguration.Flow(new FlowRef(greeting, 1), greets),
            new TenantConfiguration.Flow(new FlowRef(outside, 1), dials)),
        List.of(new QueueView(SALES, "Sales", 10, 100, 60, List.of("sold"), true, null)),
        List.of(new TenantConfiguration.Agent(ANA, "Ana", "101", List.of(SALES))),
        List.of(),
        null,
        List.of(),
        new TenantConfiguration.Outbound(List.of(new E164(number)), List.of("84"), 10),
        "");
  }

  private void anaIsReady() {
    lab.tell(DEMO, new Command.WindowOpens(ANA));
    lab.plugIn(DEMO, ANA);
    lab.awaitEvent(DEMO, Event.PhoneChanged.class, 1);
    assertThat(lab.tell(DEMO, new Command.BecomeReady(ANA))).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  @DisplayName("a caller who withholds his number is nobody, though the network asserts who he is")
  void withheldNumber() {
    lab.assertedCall(NUMBER, "asserted");
    assertThat(lab.awaitEvent(DEMO, Event.CallArrived.class, 1).from())
        .isEqualTo(new E164("+84909000111"));
    lab.assertedCall(NUMBER, "withheld");
    assertThat(lab.awaitEvent(DEMO, Event.CallArrived.class, 2).from()).isNull();
    lab.carrier.cli("channel request hangup all");
    awaitQuiet();
  }

  private void anaTalks() {
    anaIsReady();
    lab.customerCalls(NUMBER, "talk");
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    EdgeLab.await("two legs in a bridge", this::bridged, () -> "\n" + channels());
  }

  private boolean bridged() {
    return lab.pbx.cli("bridge show all").lines().anyMatch(line -> line.contains(" 2 "));
  }

  private String channels() {
    return lab.pbx.cli("core show channels concise");
  }

  private void awaitQuiet() {
    EdgeLab.await("no channel left", () -> channels().isBlank(), () -> "\n" + channels());
  }

  @Test
  @DisplayName("[P30][I3][A13] a call goes through its menu and queue to a ready agent")
  void inbound() {
    anaTalks();
    Desk desk = lab.desk(DEMO, ANA);
    assertThat(desk.presence()).isEqualTo(Presence.TALKING);
    assertThat(desk.call()).isNotNull();
    assertThat(desk.call().theirs()).isEqualTo("+84901234567");
    assertThat(desk.call().ours()).isEqualTo(NUMBER);
    assertThat(lab.phone.cli("dialplan show globals"))
        .as("the INVITE names the offer")
        .contains("LASTOFFER=" + desk.call().offer().value());

    lab.phone.cli("channel request hangup all");
    Event.CallEnded ended = lab.awaitEvent(DEMO, Event.CallEnded.class, 1);
    assertThat(ended.by()).isEqualTo(EndedBy.AGENT);
    awaitQuiet();
    assertThat(lab.desk(DEMO, ANA).presence()).isEqualTo(Presence.WRAP_UP);
  }

  @Test
  @DisplayName("a waiting caller stays in the waiting room until he hangs up")
  void waiting() {
    lab.customerCalls(NUMBER, "talk");
    lab.awaitEvent(DEMO, Event.CallQueued.class, 1);
    EdgeLab.await("the waiting room", () -> channels().contains("!acd-wait!"));
    lab.carrier.cli("channel request hangup all");
    Event.CallEnded ended = lab.awaitEvent(DEMO, Event.CallEnded.class, 1);
    assertThat(ended.by()).isEqualTo(EndedBy.CUSTOMER);
    awaitQuiet();
  }

  @Test
  @DisplayName("hold parts the two and keeps both, resume joins them again")
  void hold() {
    anaTalks();
    lab.tell(DEMO, new Command.HoldCall(ANA));
    EdgeLab.await(
        "hold", () -> channels().contains("!cust-hold!") && channels().contains("!agent-park!"));
    assertThat(bridged()).isFalse();
    var held = java.time.Instant.now();
    EdgeLab.await(
        "some rounds of the dialplan", () -> java.time.Instant.now().isAfter(held.plusSeconds(6)));
    assertThat(channels()).contains("!cust-hold!").contains("!agent-park!");
    lab.tell(DEMO, new Command.ResumeCall(ANA));
    EdgeLab.await("two legs in a bridge", this::bridged, () -> "\n" + channels());
    lab.tell(DEMO, new Command.EndCall(ANA));
    awaitQuiet();
    assertThat(lab.awaitEvent(DEMO, Event.CallEnded.class, 1).by()).isEqualTo(EndedBy.AGENT);
  }

  @Test
  @DisplayName(
      "[I2][I9][P17] a key leads to voicemail, whose length is known though the caller hangs up")
  void voicemail() {
    lab.customerCalls(NUMBER, "key1");
    lab.awaitEvent(DEMO, Event.DigitsTyped.class, 1);
    EdgeLab.await(
        "the recording",
        () -> Files.exists(lab.pbx.folder().resolve("spool/monitor")) && monitorHas(".wav"));
    EdgeLab.await("some sound", () -> monitorBytes() > 20_000);
    lab.carrier.cli("channel request hangup all");
    Event.VoicemailLeft left = lab.awaitEvent(DEMO, Event.VoicemailLeft.class, 1);
    assertThat(left.seconds()).isPositive();
    lab.awaitEvent(DEMO, Event.CallEnded.class, 1);
    awaitQuiet();
  }

  @Test
  @DisplayName("[I1] an extension dialled over the greeting rings its agent, though he has a break")
  void extension() {
    lab.tell(DEMO, new Command.WindowOpens(ANA));
    lab.plugIn(DEMO, ANA);
    lab.awaitEvent(DEMO, Event.PhoneChanged.class, 1);
    lab.tell(DEMO, new Command.BecomeNotReady(ANA, "BREAK"));
    lab.customerCalls(NUMBER, "ext101");
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    assertThat(lab.awaitEvent(DEMO, Event.DigitsTyped.class, 1).digits()).isEqualTo("101");
    EdgeLab.await("two legs in a bridge", this::bridged, () -> "\n" + channels());
    lab.tell(DEMO, new Command.EndCall(ANA));
    awaitQuiet();
    assertThat(lab.desk(DEMO, ANA).presence()).isEqualTo(Presence.WRAP_UP);
    lab.tell(DEMO, new Command.FinishWrapUp(ANA, "sold", false));
    assertThat(lab.desk(DEMO, ANA).reason()).isEqualTo("BREAK");
  }

  @Test
  @DisplayName("[I1] an extension dialled over the greeting before the menu is not lost")
  void typedAhead() {
    anaIsReady();
    lab.customerCalls(GREETING, "ext101");
    assertThat(lab.awaitEvent(DEMO, Event.DigitsTyped.class, 1).digits()).isEqualTo("101");
    Instant arrived = lab.timeOf(DEMO, Event.CallArrived.class);
    assertThat(Duration.between(arrived, lab.timeOf(DEMO, Event.DigitsTyped.class)))
        .as("two announcements and the menu's prompt, 4 s each, are passed over")
        .isLessThan(Duration.ofSeconds(7));
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    lab.tell(DEMO, new Command.EndCall(ANA));
    awaitQuiet();
  }

  @Test
  @DisplayName("[I2] keys for a menu and the menu after it, typed over the greeting, lead through")
  void typedFurtherAhead() {
    lab.customerCalls(GREETING, "key52");
    lab.awaitEvent(DEMO, Event.DigitsTyped.class, 2);
    assertThat(lab.events(DEMO, Event.DigitsTyped.class))
        .extracting(Event.DigitsTyped::digits)
        .containsExactly("5", "2");
    lab.carrier.cli("channel request hangup all");
    awaitQuiet();
  }

  @Test
  @DisplayName("[I2] # over the greeting only passes over it: the menu asks and waits")
  void hashOverTheGreeting() {
    lab.customerCalls(GREETING, "hash");
    lab.awaitEvent(DEMO, Event.DigitsTyped.class, 1);
    assertThat(lab.events(DEMO, Event.DigitsTyped.class).getFirst().digits()).isEmpty();
    Instant arrived = lab.timeOf(DEMO, Event.CallArrived.class);
    assertThat(Duration.between(arrived, lab.timeOf(DEMO, Event.DigitsTyped.class)))
        .as("the menu's prompt of 4 s and its 2 s of silence, after the key")
        .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(11));
    awaitQuiet();
  }

  private boolean monitorHas(String suffix) {
    String[] names = lab.pbx.folder().resolve("spool/monitor").toFile().list();
    return names != null && List.of(names).stream().anyMatch(name -> name.endsWith(suffix));
  }

  private long monitorBytes() {
    File[] files = lab.pbx.folder().resolve("spool/monitor").toFile().listFiles();
    return files == null ? 0 : List.of(files).stream().mapToLong(File::length).sum();
  }

  @Test
  @DisplayName("an unknown number and a suspended tenant get a proper answer")
  void refused() {
    lab.customerCalls("+842873009999", "talk");
    lab.customerCalls("+842873001009", "talk");
    awaitQuiet();
    assertThat(lab.events(CLOSED, Event.CallAnswered.class)).isEmpty();
    assertThat(lab.events(DEMO, Event.CallArrived.class)).isEmpty();
  }

  @Test
  @DisplayName("[P25] a call out is answered; a busy far end is told with its cause")
  void outbound() {
    anaIsReady();
    place("+84912345671");
    lab.awaitEvent(DEMO, Event.CallAnswered.class, 1);
    EdgeLab.await("two legs in a bridge", this::bridged, () -> "\n" + channels());
    lab.tell(DEMO, new Command.HoldCall(ANA));
    EdgeLab.await("hold", () -> channels().contains("!cust-hold!"));
    lab.tell(DEMO, new Command.ResumeCall(ANA));
    EdgeLab.await("two legs in a bridge", this::bridged, () -> "\n" + channels());
    lab.tell(DEMO, new Command.EndCall(ANA));
    lab.awaitEvent(DEMO, Event.CallEnded.class, 1);
    awaitQuiet();

    lab.tell(DEMO, new Command.FinishWrapUp(ANA, "sold", true));
    place("+84912345672");
    Event.CallEnded busy = lab.awaitEvent(DEMO, Event.CallEnded.class, 2);
    assertThat(busy.cause()).isEqualTo(17);
    assertThat(busy.sip()).isEqualTo(486);
    awaitQuiet();
  }

  private void place(String number) {
    var call = new InteractionId("lab-out-" + DIALS.incrementAndGet());
    assertThat(lab.tell(DEMO, new Command.PlaceCall(ANA, call, new DialString(number))))
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  @DisplayName("a call out that is ended in the moment in which it is placed leaves no leg behind")
  void endedAtOnce() {
    anaIsReady();
    for (int i = 1; i <= 3; i++) {
      var call = new InteractionId("lab-at-once-" + i);
      var place = new Command.PlaceCall(ANA, call, new DialString("+84912345671"));
      var placed = lab.loops.tell(DEMO, place);
      var ended = lab.loops.tell(DEMO, new Command.EndCall(ANA, call));
      assertThat(placed.join()).isInstanceOf(Decision.Accepted.class);
      assertThat(ended.join()).isInstanceOf(Decision.Accepted.class);
      lab.awaitEvent(DEMO, Event.CallEnded.class, i);
      awaitQuiet();
    }
    assertThat(lab.events(DEMO, Event.CallAnswered.class)).isEmpty();
  }

  @Test
  @DisplayName("[A14] an agent who is busy or silent loses the offer, the caller waits on")
  void unanswered() {
    anaIsReady();
    lab.phone.cli("dialplan set global BEHAVIOUR busy");
    lab.customerCalls(NUMBER, "talk");
    Event.OfferEnded busy = lab.awaitEvent(DEMO, Event.OfferEnded.class, 1);
    assertThat(busy.outcome()).isIn(OfferOutcome.BUSY, OfferOutcome.DECLINED);
    lab.phone.cli("dialplan set global BEHAVIOUR ring");
    lab.tell(DEMO, new Command.BecomeReady(ANA));
    Event.OfferEnded silent = lab.awaitEvent(DEMO, Event.OfferEnded.class, 2);
    assertThat(silent.outcome()).isEqualTo(OfferOutcome.NO_ANSWER);
    assertThat(channels()).contains("!acd-wait!");
    lab.carrier.cli("channel request hangup all");
    awaitQuiet();
  }
}
