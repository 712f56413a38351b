package alo.local.carrier;

import alo.local.settings.Key;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The simulated carrier of a running system, driven over its manager port.
///
/// How a called number behaves stands in its last three digits, see `carrier/extensions.conf`:
/// 486 busy, 408 no answer, 404 not a number, 603 declined, 503 no room, 183 announcement without
/// answer, 010 hangs up after 10 s; every other number answers after a ring-back and talks.
public final class Carrier implements AutoCloseable {
  private static final int RING_MILLIS_MAX = 120_000;
  private static final String COUNTRY = "+84";

  private final Path folder;
  private final Voices voices;
  private final Settings settings;
  private final List<CarrierCall> calls = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> called = new CopyOnWriteArrayList<>();
  private final Map<String, String> keys = new ConcurrentHashMap<>();
  private final Ami ami;

  /// Connects to the running carrier.
  public Carrier(Settings settings, Secrets secrets) {
    this.settings = settings;
    this.folder = folder(settings);
    this.voices = voices(settings);
    this.ami =
        new Ami(
            settings.get(Key.CARRIER_ADDRESS),
            settings.number(Key.AMI_PORT),
            secrets.get("ami-carrier"),
            this::onEvent);
    // The trace of all SIP messages goes to log/trace of the carrier's folder.
    ami.send("Command", Map.of("Command", "pjsip set logger on"));
  }

  /// The carrier's instance folder.
  public static Path folder(Settings settings) {
    return settings.data().resolve("carrier");
  }

  /// The voices of callers and called parties.
  public static Voices voices(Settings settings) {
    return new Voices(folder(settings).resolve("data").resolve("voices"));
  }

  /// The log of all SIP messages between the carrier and the edges.
  public static Path trace(Settings settings) {
    return folder(settings).resolve("log").resolve("trace");
  }

  /// Begins a call. It goes on by its plan.
  public CarrierCall call(CallPlan plan) {
    String name = "from-" + UUID.randomUUID();
    String channelId = "carrier-" + name;
    var call = new CarrierCall(name, channelId, folder.resolve("spool").resolve("monitor"), ami);
    calls.add(call);
    String address =
        settings.edges().stream()
            .filter(e -> e.id().equals(plan.edge()))
            .findAny()
            .orElseThrow(() -> new IllegalArgumentException("There is no edge " + plan.edge()))
            .address();
    String from = plan.from() == null ? "anonymous" : written(plan, plan.from());
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(
        "Channel",
        "PJSIP/%s%s/sip:%s@%s:%d"
            .formatted(
                plan.byGateway() ? "gateway-" : "",
                plan.edge(),
                written(plan, plan.number()),
                address,
                settings.number(Key.SIP_PORT)));
    fields.put("ChannelId", channelId);
    fields.put("Context", "caller");
    fields.put("Exten", "s");
    fields.put("Priority", "1");
    fields.put("Timeout", String.valueOf(RING_MILLIS_MAX));
    fields.put("CallerID", "%s <%s>".formatted(from, from));
    fields.put("Async", "true");
    List<String> variables = new ArrayList<>();
    variables.add("CALL=" + name);
    variables.add("KEYS=" + plan.keys());
    variables.add("KEYS_AFTER=" + seconds(plan.keysAfter().toMillis()));
    variables.add("VOICE=" + voices.playable(plan.voice()));
    variables.add("TALK_AFTER=" + seconds(plan.talkAfter().toMillis()));
    variables.add("STAY=" + plan.stay().toSeconds());
    if (plan.from() == null) {
      variables.add("CALLERID(pres)=prohib");
    }
    fields.put("Variable", String.join("\n", variables));
    ami.send("Originate", fields);
    return call;
  }

  /// On the telephone network numbers are signalled as one dials them in the country.
  private static String written(CallPlan plan, String number) {
    return plan.byGateway() && number.startsWith(COUNTRY)
        ? "0" + number.substring(COUNTRY.length())
        : number;
  }

  /// Calls that reached a number at the carrier, oldest first: fields of the dialplan's events
  /// `Called` and `CalledUp` (`Call`, `Number`, `From`).
  public List<Map<String, String>> called() {
    return List.copyOf(called);
  }

  /// Keys that a called party's telephone has received.
  ///
  /// @param called one of [#called]
  public String keysHeard(Map<String, String> called) {
    return keys.getOrDefault(called.getOrDefault("Uniqueid", ""), "");
  }

  /// What a called party heard.
  public Path heard(String call) {
    return folder.resolve("spool").resolve("monitor").resolve(call + "-heard.wav");
  }

  /// Ends all calls.
  public void hangUpAll() {
    ami.send("Command", Map.of("Command", "channel request hangup all"));
  }

  @Override
  public void close() {
    ami.close();
  }

  private void onEvent(Map<String, String> event) {
    String kind = event.getOrDefault("UserEvent", "");
    if (kind.equals("Called") || kind.equals("CalledUp")) {
      called.add(event);
    }
    if ("DTMFEnd".equals(event.get("Event")) && "Received".equals(event.get("Direction"))) {
      keys.merge(
          event.getOrDefault("Uniqueid", ""), event.getOrDefault("Digit", ""), String::concat);
    }
    if ("OriginateResponse".equals(event.get("Event"))
        && "Failure".equals(event.get("Response"))
        && "0".equals(event.get("Reason"))) {
      calls.stream()
          .filter(c -> ("carrier-" + c.name()).equals(event.get("Uniqueid")))
          .forEach(c -> c.fail("the carrier could not place the call"));
    }
    calls.forEach(c -> c.onEvent(event));
    calls.removeIf(CarrierCall::isOver);
  }

  private static String seconds(long millis) {
    return "%d.%03d".formatted(millis / 1000, millis % 1000);
  }
}
