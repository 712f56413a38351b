package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.system.AloSystem;
import alo.e2e.system.LogTail;
import alo.e2e.system.SipProbe;
import alo.e2e.system.SipSocketProbe;
import alo.e2e.system.SocketProbe;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CallPlan;
import alo.local.carrier.CarrierCall;
import alo.local.settings.Key;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Nonsense from outside is answered and noted, and disturbs nobody.
@ExtendWith(WithAlo.class)
@Timeout(300)
class GarbageTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final String EDGE = "edge1";
  private static final String STRANGER = AloSystem.address(30);

  /// A kind of frame that there is not.
  private static final int NO_KIND = 5;

  private static final int NO_ROUTE = 1;
  private static final int REFUSED = 21;

  @Test
  @DisplayName("malformed SIP is refused and noted, and a call beside it does not suffer")
  void malformedSip(AloSystem alo) {
    Scene scene =
        Scene.talking(alo.signUp("Rác SIP", "edge1"), "Dạ em nghe rất rõ, anh cứ nói tiếp đi ạ.");
    LogTail pbx = alo.pbxLog(EDGE);
    LogTail edge = alo.log(EDGE);
    long before = scene.mark();
    String carrier = alo.settings().get(Key.CARRIER_ADDRESS);
    try (var probe = new SipProbe(carrier, sip(alo))) {
      probe.send("\0\1\2 this is no SIP at all \r\n\r\n");
      probe.send("INVITE sip:1 SIP/2.0\r\nCSeq: none\r\n\r\n");
      probe.send("INVITE " + "9".repeat(30_000));
      String number = scene.tenant().number();
      String sdp = "Content-Type: application/sdp\r\n";
      assertThat(probe.ask(probe.request("INVITE", number, sdp, "v=oops\r\n"), ANSWER_MAX))
          .as("an offer of sound that can not be read")
          .isBetween(400, 499);
      assertThat(probe.ask(probe.request("CHEAT", number, "", ""), ANSWER_MAX))
          .as("a method that there is not")
          .isBetween(400, 599);
      assertThat(probe.ask(probe.request("INVITE", "drop%20table", "", ""), ANSWER_MAX))
          .as("a name for a number")
          .isEqualTo(404);
      assertThat(probe.ask(probe.request("INVITE", "9".repeat(200), "", ""), ANSWER_MAX))
          .as("a number of 200 digits")
          .isEqualTo(404);
    }
    try (var stranger = new SipProbe(STRANGER, sip(alo))) {
      String number = scene.tenant().number();
      assertThat(stranger.ask(stranger.request("INVITE", number, "", ""), ANSWER_MAX))
          .as("an INVITE that is not the carrier's")
          .isBetween(400, 499);
    }
    pbx.await("Dropping");
    assertThat(edge.traces()).isEmpty();
    scene.awaitAgent(before);
    scene.hangUp();
    scene.answeredOnce();
  }

  @Test
  @DisplayName("an unknown number and a suspended tenant are refused with their cause, and noted")
  void notServed(AloSystem alo) {
    Tenant tenant = alo.signUp("Tạm ngưng", EDGE);
    LogTail edge = alo.log(EDGE);
    String nobodys = "+842473999999";
    CarrierCall unknown =
        alo.carrier()
            .call(CallPlan.to(EDGE, nobodys, Tenant.someNumber(), "1", Duration.ofSeconds(20)));
    assertThat(unknown.awaitEnd(SOON)).isEqualTo(new CarrierCall.End(false, NO_ROUTE, false));
    edge.await("not ours");
    tenant.suspend();
    CarrierCall barred = tenant.call(Tenant.someNumber(), "1", Duration.ofSeconds(20));
    assertThat(barred.awaitEnd(SOON)).isEqualTo(new CarrierCall.End(false, REFUSED, false));
    edge.await(tenant.id() + ": call ");
    String carrier = alo.settings().get(Key.CARRIER_ADDRESS);
    try (var probe = new SipProbe(carrier, sip(alo))) {
      assertThat(probe.ask(probe.request("INVITE", nobodys, "", ""), ANSWER_MAX)).isEqualTo(404);
      assertThat(probe.ask(probe.request("INVITE", tenant.number(), "", ""), ANSWER_MAX))
          .isEqualTo(403);
    }
    assertThat(edge.traces()).isEmpty();
  }

  @Test
  @DisplayName("garbage on a socket closes it with a reason, and nothing else is disturbed")
  void garbageOnSockets(AloSystem alo) {
    Scene scene =
        Scene.talking(alo.signUp("Rác", "edge1"), "Dạ em nghe rất rõ, anh cứ nói tiếp đi ạ.");
    List<LogTail> logs = List.of(alo.log(EDGE), alo.log("tenants-api"));
    long before = scene.mark();

    URI agents =
        URI.create("ws://%s:%s/agent".formatted(edge(alo), alo.settings().get(Key.EDGE_PORT)));
    refused(SocketProbe.say(agents, Map.of(), "{\"type\":"), 1003);
    refused(SocketProbe.say(agents, Map.of(), "null"), 1003);
    refused(SocketProbe.say(agents, Map.of(), "{\"type\":\"no-such-word\"}"), 1003);
    refused(SocketProbe.say(agents, Map.of(), "{\"type\":\"hang-up\"}"), 1008);
    refused(SocketProbe.say(agents, Map.of(), "{\"type\":\"hello\",\"ticket\":\"a.b.c\"}"), 1008);
    refused(SocketProbe.say(agents, Map.of(), "x".repeat(20_000)), 1009);
    refused(SocketProbe.send(agents, Map.of(), (byte) 0, (byte) 1), 1003);

    String api = alo.settings().http(Key.API_PORT).toString().replaceFirst("^http", "ws");
    String feed = api + "/api/v1/live?ticket=";
    refused(SocketProbe.say(URI.create(feed + "forged"), Map.of()), 1008);
    refused(SocketProbe.say(URI.create(feed + ticket(scene.tenant())), Map.of(), "{}"), 1003);

    URI link = URI.create(api + "/edge/link");
    assertThat(SocketProbe.say(link, Map.of(), "{}").code()).as("without a key").isEqualTo(401);
    Map<String, String> key =
        Map.of("Authorization", "Edge " + EDGE + ":" + alo.local().secrets().get("key-" + EDGE));
    refused(SocketProbe.say(link, key, "{\"type\":"), 1003);
    refused(SocketProbe.say(link, key, "{\"type\":\"acknowledge-all\"}"), 1003);
    refused(SocketProbe.say(link, key, "[1,2,3]"), 1003);

    logs.forEach(log -> assertThat(log.traces()).isEmpty());
    assertThat(scene.desk().presence()).isEqualTo("TALKING");
    scene.awaitAgent(before);
    alo.awaitEdge(EDGE, SOON);
    scene.hangUp();
    scene.answeredOnce();
  }

  /// A message that is no SIP does not close its socket: the PBX drops it and notes that.
  @Test
  @DisplayName("garbage on SIP over WebSocket is refused, closed or dropped, and a call goes on")
  void garbageOnSipSockets(AloSystem alo) {
    Scene scene =
        Scene.talking(alo.signUp("Rác WS", "edge1"), "Dạ em nghe rất rõ, anh cứ nói tiếp đi ạ.");
    LogTail edge = alo.log(EDGE);
    long before = scene.mark();
    Map<String, Key> edges = Map.of(EDGE, Key.EDGE1_ADDRESS, "edge2", Key.EDGE2_ADDRESS);
    edges.forEach(
        (id, address) -> {
          LogTail pbx = alo.pbxLog(id);
          var to =
              new InetSocketAddress(
                  alo.settings().get(address), alo.settings().number(Key.SIP_SOCKET_PORT));
          noSocket(to, "\0\1\2 this is no HTTP at all\r\n\r\n", 400);
          noSocket(to, SipSocketProbe.upgrade("no-such-protocol"), 400);
          noSocket(to, "GET /ws HTTP/1.1\r\nHost: edge\r\n\r\n", 426);
          byte[] noise = "\u00ff".repeat(200).getBytes(StandardCharsets.ISO_8859_1);
          closed(to, socket -> socket.send(noise), 1003);
          closed(to, socket -> socket.frame(NO_KIND, 1, (byte) 0), 1003);
          closed(to, socket -> socket.say("9".repeat(100_000)), 1009);
          closed(to, socket -> socket.frame(1, 1L << 40), 1009);
          dropped(to, scene.tenant().number());
          pbx.await("Error processing packet");
        });
    assertThat(edge.traces()).isEmpty();
    assertThat(scene.desk().presence()).isEqualTo("TALKING");
    scene.awaitAgent(before);
    scene.desk().hears(alo.voice("caller"));
    scene.desk().awaitLine(SOON);
    scene.hangUp();
    scene.answeredOnce();
  }

  private static void noSocket(InetSocketAddress to, String request, int status) {
    try (var socket = new SipSocketProbe(to)) {
      assertThat(socket.http(request)).as(request).isEqualTo(status);
    }
  }

  private static void closed(InetSocketAddress to, Consumer<SipSocketProbe> garbage, int code) {
    try (var socket = new SipSocketProbe(to)) {
      assertThat(socket.http(SipSocketProbe.upgrade("sip"))).isEqualTo(101);
      garbage.accept(socket);
      assertThat(socket.awaitClose()).as("code of the close").isEqualTo(code);
    }
  }

  /// Nothing is got by a message that is no SIP, nor by SIP of a stranger after it.
  private static void dropped(InetSocketAddress to, String number) {
    try (var socket = new SipSocketProbe(to)) {
      assertThat(socket.http(SipSocketProbe.upgrade("sip"))).isEqualTo(101);
      socket.say("this is no SIP at all\r\n\r\n");
      socket.say("INVITE sip:1 SIP/2.0\r\nCSeq: none\r\n\r\n");
      socket.say("INVITE " + "9".repeat(30_000));
      for (String method : List.of("REGISTER", "INVITE")) {
        socket.say(SipSocketProbe.request(method, number));
        assertThat(socket.awaitAnswer()).as(method + " without a log-in").isEqualTo(401);
      }
    }
  }

  private static void refused(SocketProbe.Closed closed, int code) {
    assertThat(closed.code()).as("close code, said: %s", closed.reason()).isEqualTo(code);
    assertThat(closed.reason()).isNotBlank();
  }

  private static String ticket(Tenant tenant) {
    return tenant
        .api()
        .post("/tickets", UUID.randomUUID().toString(), Map.of("purpose", "FEED"))
        .path("ticket")
        .asText();
  }

  private static String edge(AloSystem alo) {
    return alo.settings().get(Key.EDGE1_ADDRESS);
  }

  private static InetSocketAddress sip(AloSystem alo) {
    return new InetSocketAddress(edge(alo), alo.settings().number(Key.SIP_PORT));
  }
}
