package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.sound.Sound;
import alo.e2e.system.Agent;
import alo.e2e.system.Await;
import alo.e2e.system.Desk;
import alo.e2e.system.Tenant;
import alo.local.carrier.CarrierCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/// A tenant with one agent at his desk and one caller: how most stories begin.
record Scene(Tenant tenant, Agent agent, Desk desk, String caller, CarrierCall call) {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(60);
  private static final Duration STAY = Duration.ofSeconds(240);

  /// The agent is not ready and the caller waits in the queue.
  static Scene queued(Tenant tenant, String sentence) {
    Scene scene = begin(tenant, sentence, false, "1");
    Events.await(scene.tenant, scene.caller, "call-queued");
    return scene;
  }

  /// The agent is ready and the caller hears the menu.
  static Scene inTheMenu(Tenant tenant, String sentence) {
    Scene scene = begin(tenant, sentence, true, "");
    assertThat(scene.call.awaitAnswer(SOON)).isTrue();
    return scene;
  }

  /// The caller rings at the agent.
  static Scene ringing(Tenant tenant, String sentence) {
    Scene scene = begin(tenant, sentence, true, "1");
    scene.desk.awaitPhase("RINGING", SOON);
    return scene;
  }

  /// They talk.
  static Scene talking(Tenant tenant, String sentence) {
    Scene scene = ringing(tenant, sentence);
    scene.answer();
    return scene;
  }

  private static Scene begin(Tenant tenant, String sentence, boolean ready, String keys) {
    Agent agent = tenant.hire("Ana", "801", sentence);
    Desk desk = agent.logIn();
    if (ready) {
      desk.ready();
    }
    String caller = Tenant.someNumber();
    return new Scene(tenant, agent, desk, caller, tenant.call(caller, keys, STAY));
  }

  /// The agent answers what rings, and the caller hears him.
  void answer() {
    desk.press("answer");
    desk.awaitPresence("TALKING", SOON);
    ChainTest.hear(call, agent.voice(), "the caller hears the agent");
  }

  /// Length of what the caller has heard so far, for [#since].
  long mark() {
    return call.heard().toFile().length();
  }

  /// What he has heard since a mark.
  Sound since(long mark) {
    return ChainTest.heardSince(call, mark);
  }

  /// Waits until he hears the agent after a mark.
  void awaitAgent(long mark) {
    Await.until("the caller hears the agent again", SOON, () -> agent.voice().isIn(since(mark)));
  }

  /// The agent ends the call.
  void hangUp() {
    desk.press("hangup");
    assertThat(call.awaitEnd(SOON).answered()).isTrue();
  }

  /// The record of the call, of which there is one, answered by the agent, begun and ended once.
  JsonNode answeredOnce() {
    JsonNode record = tenant.awaitRecord(caller, LATER);
    assertThat(record.path("disposition").asText()).isEqualTo("ANSWERED");
    assertThat(record.path("agent").asText()).isEqualTo(agent.id());
    assertThat(tenant.records(caller)).hasSize(1);
    List<String> types = Events.types(tenant, record);
    assertThat(types).containsOnlyOnce("call-arrived").containsOnlyOnce("call-ended");
    return record;
  }
}
