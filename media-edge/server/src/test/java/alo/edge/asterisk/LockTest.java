package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Presence;
import alo.contract.edge.TenantConfiguration;
import alo.contract.id.AgentId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.contract.tenant.TenantState;
import alo.engine.contactcenter.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("asterisk")
@ExtendWith(LabEvidence.class)
@DisplayName("[D5] An agent who is locked on a real Asterisk (in part)")
class LockTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final AgentId ANA = new AgentId("ana");
  private static final AgentId BAO = new AgentId("bao");
  private static final QueueId SALES = new QueueId("sales");
  private static final String NUMBER = "+842873001001";
  private static final int MILLIWATT = 1_004;
  private static final double MOSTLY = 0.8;
  private static final int LOUD = 50;

  @TempDir static Path sounds;
  private EdgeLab lab;

  @BeforeEach
  void start() throws IOException {
    Path announcement = sounds.resolve("hello.wav");
    Files.write(announcement, TestSounds.wav(4_000));
    lab =
        new EdgeLab(
            Map.of(DEMO, configuration(1, false)), (tenant, prompt) -> Optional.of(announcement));
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private static TenantConfiguration configuration(long version, boolean anaIsLocked) {
    var c = AsteriskPbxTest.configuration(DEMO, TenantState.ACTIVE, NUMBER);
    return new TenantConfiguration(
        c.tenant(),
        version,
        c.name(),
        c.state(),
        c.zone(),
        c.country(),
        c.language(),
        c.numbers(),
        c.flows(),
        c.queues(),
        List.of(
            new TenantConfiguration.Agent(ANA, "Ana", "101", List.of(SALES), null, anaIsLocked),
            new TenantConfiguration.Agent(BAO, "Bao", "102", List.of(SALES))),
        c.prompts(),
        c.music(),
        c.calendars(),
        c.outbound(),
        c.recordingKey());
  }

  /// The last half second that the caller heard.
  private short[] heard() {
    return TestSounds.last(lab.carrier.folder().resolve("spool/monitor/ear1.sln"), 4_000);
  }

  private boolean hearsAgent() {
    short[] sound = heard();
    return TestSounds.loudness(sound) > LOUD && TestSounds.shareOf(MILLIWATT, sound) > MOSTLY;
  }

  private boolean hearsMusic() {
    short[] sound = heard();
    return TestSounds.loudness(sound) > LOUD && TestSounds.shareOf(MILLIWATT, sound) < 0.5;
  }

  private String channels() {
    return lab.pbx.cli("core show channels concise");
  }

  private void ready(AgentId agent, int telephones) {
    lab.tell(DEMO, new Command.WindowOpens(agent));
    lab.plugIn(DEMO, agent);
    lab.awaitEvent(DEMO, Event.PhoneChanged.class, telephones);
    lab.tell(DEMO, new Command.BecomeReady(agent));
  }

  @Test
  @DisplayName(
      "his customer hears music and gets the next agent; his telephone can register no more")
  void talking() {
    ready(ANA, 1);
    lab.customerCalls(NUMBER, "ear1");
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    EdgeLab.await("the agent's voice", this::hearsAgent, this::channels);
    String user = lab.adapter.userOf(DEMO, ANA).orElseThrow();
    assertThat(lab.pbx.cli("pjsip show endpoint " + user)).contains("Endpoint:");

    lab.loops.configure(configuration(2, true));
    lab.adapter.revoke(DEMO, ANA);

    lab.awaitEvent(DEMO, Event.CallQueued.class, 2);
    EdgeLab.await("music instead of the agent", this::hearsMusic, this::channels);
    EdgeLab.await(
        "the customer alone", () -> channels().lines().count() == 1, () -> "\n" + channels());
    assertThat(lab.desk(DEMO, ANA).presence()).isEqualTo(Presence.LOGGED_OUT);
    EdgeLab.await(
        "no endpoint of his",
        () -> !lab.pbx.cli("pjsip show endpoint " + user).contains("Endpoint:  " + user));

    lab.phone.close();
    ready(BAO, 3);
    EdgeLab.await("the other agent's voice", this::hearsAgent, this::channels);
    assertThat(lab.desk(DEMO, BAO).presence()).isEqualTo(Presence.TALKING);
    assertThat(lab.events(DEMO, Event.CallEnded.class)).isEmpty();
  }
}
