package alo.edge.asterisk;

import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowRef;
import alo.contract.flow.Prompt;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.contract.queue.QueueView;
import alo.contract.tenant.TenantState;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.contract.value.Language;
import alo.engine.contactcenter.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What callers hear, from their side of the line: each piece is a tone.
@Tag("asterisk")
@ExtendWith(LabEvidence.class)
@DisplayName("Music of tenants and queues on a real Asterisk")
class MusicTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final TenantId PLAIN = new TenantId("plain");
  private static final AgentId ANA = new AgentId("ana");
  private static final QueueId SALES = new QueueId("sales");
  private static final QueueId CARE = new QueueId("care");
  private static final String SALES_NUMBER = "+842873001001";
  private static final String CARE_NUMBER = "+842873001002";
  private static final String PLAIN_NUMBER = "+842873001003";
  private static final PromptId TUNE = new PromptId("tune");
  private static final PromptId OURS = new PromptId("ours");
  private static final int TUNE_HERTZ = 600;
  private static final int OURS_HERTZ = 1_700;
  private static final int LOUD = 50;
  private static final double MOSTLY = 0.8;

  @TempDir static Path sounds;
  private final Map<PromptId, Path> stored = new ConcurrentHashMap<>();
  private EdgeLab lab;

  @BeforeEach
  void start() throws IOException {
    Path announcement = sounds.resolve("hello.wav");
    Files.write(announcement, TestSounds.wav(4_000));
    lab =
        new EdgeLab(
            Map.of(
                DEMO, configuration(DEMO, OURS, TUNE, SALES_NUMBER, CARE_NUMBER),
                PLAIN, configuration(PLAIN, null, null, PLAIN_NUMBER, "+842873001004")),
            (tenant, prompt) ->
                prompt instanceof Prompt.Stored(var id)
                    ? Optional.ofNullable(stored.get(id))
                    : Optional.of(announcement));
    stored.put(TUNE, tone("tune", TUNE_HERTZ));
    stored.put(OURS, tone("ours", OURS_HERTZ));
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private static Path tone(String name, int hertz) throws IOException {
    return Files.write(sounds.resolve(name + ".wav"), TestSounds.wav(24_000, hertz));
  }

  private static TenantConfiguration configuration(
      TenantId tenant,
      @Nullable PromptId music,
      @Nullable PromptId ofSales,
      String sales,
      String care) {
    return new TenantConfiguration(
        tenant,
        1,
        tenant.value(),
        TenantState.ACTIVE,
        "Asia/Ho_Chi_Minh",
        "84",
        Language.VI,
        List.of(number(sales, "sales"), number(care, "care")),
        List.of(flow("sales", SALES), flow("care", CARE)),
        List.of(
            new QueueView(SALES, "Sales", 10, 100, 0, List.of(), false, ofSales),
            new QueueView(CARE, "Care", 10, 100, 0, List.of(), false, null)),
        List.of(new TenantConfiguration.Agent(ANA, "Ana", "101", List.of(SALES))),
        List.of(),
        music,
        List.of(),
        new TenantConfiguration.Outbound(List.of(new E164(sales)), List.of("84"), 10),
        "");
  }

  private static TenantConfiguration.Number number(String number, String flow) {
    return new TenantConfiguration.Number(new E164(number), flow, new FlowId(flow));
  }

  private static TenantConfiguration.Flow flow(String id, QueueId queue) {
    Map<String, FlowNode> nodes =
        Map.of(
            "answer", new FlowNode.Answer("queue"),
            "queue", new FlowNode.Queue(queue, 300, "end"),
            "end", new FlowNode.HangUp());
    return new TenantConfiguration.Flow(
        new FlowRef(new FlowId(id), 1), new FlowDocument(1, "answer", nodes));
  }

  private Path fileOf(String ear) {
    return lab.carrier.folder().resolve("spool/monitor/" + ear + ".sln");
  }

  /// The last half second that a caller heard.
  private short[] heard(String ear) {
    return TestSounds.last(fileOf(ear), 4_000);
  }

  private void awaitHeard(String ear, String what, Predicate<short[]> right) {
    EdgeLab.await(
        what + " for " + ear,
        () -> right.test(heard(ear)),
        () ->
            "; tune %.2f, ours %.2f, loudness %.0f\n%s"
                .formatted(
                    TestSounds.shareOf(TUNE_HERTZ, heard(ear)),
                    TestSounds.shareOf(OURS_HERTZ, heard(ear)),
                    TestSounds.loudness(heard(ear)),
                    channels()));
  }

  private static boolean isTone(int hertz, short[] sound) {
    return TestSounds.loudness(sound) > LOUD && TestSounds.shareOf(hertz, sound) > MOSTLY;
  }

  private void awaitTune(String ear) {
    awaitHeard(ear, "the queue's music", sound -> isTone(TUNE_HERTZ, sound));
  }

  private void awaitOurs(String ear) {
    awaitHeard(ear, "the tenant's music", sound -> isTone(OURS_HERTZ, sound));
  }

  /// The edge's own music is an orchestra: loud all the time, and neither tone.
  private void awaitEdges(String ear) {
    awaitHeard(ear, "the edge's music", MusicTest::isOrchestra);
  }

  private static boolean isOrchestra(short[] sound) {
    for (int from = 0; from < sound.length; from += 800) {
      short[] part = Arrays.copyOfRange(sound, from, from + 800);
      if (TestSounds.loudness(part) <= LOUD
          || TestSounds.shareOf(TUNE_HERTZ, part) > 0.5
          || TestSounds.shareOf(OURS_HERTZ, part) > 0.5) {
        return false;
      }
    }
    return sound.length > 0;
  }

  /// Silence is not sent, so the file of a caller who hears nothing does not grow.
  private void awaitMore(String ear) {
    long before = fileOf(ear).toFile().length();
    EdgeLab.await(
        "more to be heard by " + ear, () -> fileOf(ear).toFile().length() > before + 12_000);
  }

  private String channels() {
    return lab.pbx.cli("core show channels concise");
  }

  private void anaIsReady() {
    lab.tell(DEMO, new Command.WindowOpens(ANA));
    lab.plugIn(DEMO, ANA);
    lab.awaitEvent(DEMO, Event.PhoneChanged.class, 1);
    lab.tell(DEMO, new Command.BecomeReady(ANA));
  }

  @Test
  @DisplayName(
      "[P11] each waiting caller hears his queue's music, else his tenant's, else the edge's")
  void waiting() {
    lab.customerCalls(SALES_NUMBER, "ear1");
    lab.customerCalls(CARE_NUMBER, "ear2");
    awaitTune("ear1");
    awaitOurs("ear2");
    lab.carrier.cli("channel request hangup all");
    lab.awaitEvent(DEMO, Event.CallEnded.class, 2);
    lab.customerCalls(PLAIN_NUMBER, "ear1");
    lab.awaitEvent(PLAIN, Event.CallQueued.class, 1);
    awaitEdges("ear1");
  }

  @Test
  @DisplayName("[P11][P12] a held caller hears his queue's music, also when the program is away")
  void held() {
    anaIsReady();
    lab.customerCalls(SALES_NUMBER, "ear1");
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    awaitHeard("ear1", "the agent", sound -> isTone(1_004, sound));
    lab.tell(DEMO, new Command.HoldCall(ANA));
    awaitTune("ear1");
    lab.killProgram();
    lab.phone.cli("channel request hangup all");
    EdgeLab.await("the waiting room", () -> channels().contains("!acd-wait!"), this::channels);
    awaitMore("ear1");
    awaitTune("ear1");
    lab.startProgram();
  }

  @Test
  @DisplayName("[P11][P25] who was called hears the tenant's music when he is held")
  void calledOut() {
    anaIsReady();
    var call = new InteractionId("lab-out-music");
    lab.tell(DEMO, new Command.PlaceCall(ANA, call, new DialString("+84912345675")));
    lab.awaitEvent(DEMO, Event.CallAnswered.class, 1);
    lab.tell(DEMO, new Command.HoldCall(ANA));
    awaitOurs("ear1");
  }

  @Test
  @DisplayName("[P11] music that is missing or broken gives the edge's music, never silence")
  void broken() throws IOException {
    stored.remove(TUNE);
    lab.customerCalls(SALES_NUMBER, "ear1");
    lab.awaitEvent(DEMO, Event.CallQueued.class, 1);
    awaitEdges("ear1");

    stored.put(OURS, Files.writeString(sounds.resolve("broken.wav"), "x".repeat(10_000)));
    lab.customerCalls(CARE_NUMBER, "ear2");
    lab.awaitEvent(DEMO, Event.CallQueued.class, 2);
    awaitEdges("ear2");
    lab.carrier.cli("channel request hangup all");
    lab.awaitEvent(DEMO, Event.CallEnded.class, 2);

    stored.put(TUNE, tone("tune", TUNE_HERTZ));
    lab.customerCalls(SALES_NUMBER, "ear1");
    lab.awaitEvent(DEMO, Event.CallQueued.class, 3);
    awaitTune("ear1");
  }

  @Test
  @DisplayName("[P11] a caller whose music's file has gone when he comes back hears the edge's")
  void gone() throws IOException {
    anaIsReady();
    lab.customerCalls(SALES_NUMBER, "ear1");
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    lab.tell(DEMO, new Command.HoldCall(ANA));
    awaitTune("ear1");
    lab.killProgram();
    Files.delete(lab.pbx.folder().resolve("data/music/demo.tune/music.wav"));
    lab.phone.cli("channel request hangup all");
    awaitEdges("ear1");
    lab.startProgram();
  }

  @Test
  @DisplayName("[P11] other music is heard by the next caller; who waits is not disturbed")
  void another() {
    lab.customerCalls(SALES_NUMBER, "ear1");
    awaitTune("ear1");
    lab.loops.configure(configuration(DEMO, TUNE, OURS, SALES_NUMBER, CARE_NUMBER));
    lab.customerCalls(SALES_NUMBER, "ear2");
    awaitOurs("ear2");
    awaitMore("ear1");
    awaitTune("ear1");
  }
}
