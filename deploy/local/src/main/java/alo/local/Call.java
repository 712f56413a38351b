package alo.local;

import alo.local.carrier.CallPlan;
import alo.local.carrier.Carrier;
import alo.local.carrier.CarrierCall;
import alo.local.carrier.Sound;
import alo.local.demo.Api;
import alo.local.demo.Demo;
import alo.local.http.Http;
import alo.local.http.Json;
import alo.local.keycloak.KeycloakAdmin;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import alo.local.system.LocalSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/// `alo call`: plays customers. A call is good when the system answered, something was heard, and
/// the interaction says that an agent or the voicemail took it, or that the flow came to its end.
/// Of a company that is not the demo's nobody here may read the interactions: only the answer and
/// the sound count then.
final class Call {
  /// Who is called.
  ///
  /// @param records reads the company's interactions; empty for a company that is not the demo's
  private record Callee(String number, String edge, Optional<Api> records) {}

  private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
  private static final Duration RECORD_MAX = Duration.ofSeconds(20);
  private static final Duration SLACK = Duration.ofSeconds(90);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /// Until then he listens to the menu and presses his key.
  private static final Duration MENU_MAX = Duration.ofSeconds(6);

  private static final double HEARD_SECONDS_MIN = 1;
  private static final Set<String> GOOD = Set.of("ANSWERED", "VOICEMAIL");

  private final Settings settings;
  private final CallOptions options;
  private final Consumer<String> print;

  Call(Settings settings, List<String> arguments, Consumer<String> print) {
    this.settings = settings;
    this.options = CallOptions.parse(arguments);
    this.print = print;
  }

  int run() {
    if (LocalSystem.groups(settings).find(Up.LAUNCHER).isEmpty()) {
      throw new IllegalStateException("The system does not run; ./alo up starts it");
    }
    var secrets = new Secrets(settings.data().resolve("secrets"));
    Callee callee = callee(new Demo(settings, new KeycloakAdmin(settings, secrets), print));
    var good = new AtomicInteger();
    try (var carrier = new Carrier(settings, secrets);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < options.count(); i++) {
        if (i > 0) {
          pause(Duration.ofNanos((long) (1e9 / options.rate())));
        }
        callers.submit(
            () -> {
              if (play(carrier, callee)) {
                good.incrementAndGet();
              }
            });
      }
      callers.shutdown();
      callers.awaitTermination(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (options.count() > 1) {
      print.accept("%d of %d calls ran as configured".formatted(good.get(), options.count()));
    }
    return good.get() == options.count() ? 0 : 1;
  }

  private boolean play(Carrier carrier, Callee callee) {
    String from = options.from().orElseGet(Call::someNumber);
    Instant begun = Instant.ofEpochMilli(System.currentTimeMillis());
    Duration wait = Duration.ofSeconds(options.waitSeconds());
    Duration talk = Duration.ofSeconds(options.talkSeconds());
    CallPlan plan = CallPlan.to(callee.edge(), callee.number(), from, options.key(), talk);
    try {
      CarrierCall call = carrier.call(plan.silentFor(wait));
      if (!call.awaitAnswer(ANSWER_MAX)) {
        print.accept(
            "%s: not answered, cause %d".formatted(from, call.awaitEnd(ANSWER_MAX).cause()));
        return false;
      }
      callee.records().ifPresent(api -> talkInTime(call, () -> newest(api, from, begun), wait));
      CarrierCall.End end = call.awaitEnd(wait.plus(talk).plus(SLACK));
      double heard = Sound.read(call.heard()).loudSeconds(0);
      Optional<JsonNode> record = callee.records().map(api -> record(api, from, begun));
      boolean good = heard >= HEARD_SECONDS_MIN && record.map(Call::ranAsConfigured).orElse(true);
      print.accept(
          "%s: %s, heard %.1f s of sound, cause %d%s"
              .formatted(
                  from,
                  record.map(Call::said).orElse("answered"),
                  heard,
                  end.cause(),
                  good ? "" : "; what was heard: " + call.heard()));
      return good;
    } catch (RuntimeException e) {
      // Whatever it is: nobody else would say why this call did not count.
      print.accept("%s: %s".formatted(from, e.getMessage() == null ? e : e.getMessage()));
      return false;
    }
  }

  static boolean ranAsConfigured(JsonNode record) {
    return GOOD.contains(record.path("disposition").asText())
        || record.path("endedBy").asText().equals("FLOW");
  }

  private static String said(JsonNode record) {
    return "%s, path %s, waited %d s, talked %d s"
        .formatted(
            record.path("disposition").asText("no record"),
            texts(record.path("path")),
            record.path("waitSeconds").asInt(),
            record.path("talkSeconds").asInt());
  }

  /// A customer is silent while he waits in a queue, but not when somebody answers, or when he is
  /// asked for a message. Who can not be asked how the call stands talks after the time to wait.
  private void talkInTime(CarrierCall call, Supplier<JsonNode> newest, Duration wait) {
    long begun = System.nanoTime();
    String queued = "";
    while (!call.isOver() && System.nanoTime() - begun < wait.toNanos()) {
      try {
        JsonNode record = newest.get();
        String path = record.path("path").toString();
        if (queued.isEmpty() && record.hasNonNull("queue")) {
          queued = path;
        }
        boolean waiting = path.equals(queued) || System.nanoTime() - begun < MENU_MAX.toNanos();
        if (isConnected(record) || !waiting) {
          call.talk();
          return;
        }
      } catch (IllegalStateException | UncheckedIOException e) {
        // Also a call that ended in this moment; its record says how.
        print.accept("The call can not be followed: " + e.getMessage());
        return;
      }
      pause(LOOK_EVERY);
    }
  }

  private static boolean isConnected(JsonNode record) {
    for (JsonNode leg : record.path("legs")) {
      if (!leg.path("kind").asText().equals("CUSTOMER")
          && leg.hasNonNull("answeredAt")
          && !leg.hasNonNull("endedAt")) {
        return true;
      }
    }
    return false;
  }

  /// The call's record, once it is over; missing if there is none in time.
  private static JsonNode record(Api api, String from, Instant begun) {
    long end = System.nanoTime() + RECORD_MAX.toNanos();
    JsonNode found = MissingNode.getInstance();
    while (System.nanoTime() < end) {
      found = newest(api, from, begun);
      if (!found.isMissingNode() && !found.path("live").asBoolean()) {
        return found;
      }
      pause(LOOK_EVERY);
    }
    return found;
  }

  private static JsonNode newest(Api api, String from, Instant begun) {
    JsonNode page =
        api.get(
            "/interactions?limit=5&phone=%s&from=%s"
                .formatted(Http.encoded(from), Http.encoded(begun.toString())));
    return StreamSupport.stream(page.path("items").spliterator(), false)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private Callee callee(Demo demo) {
    List<JsonNode> tenants = tenants();
    if (options.number().isEmpty()) {
      return callee(demo, tenants.getFirst(), tenants.getFirst().path("number").asText());
    }
    String number = options.number().get();
    for (JsonNode tenant : tenants) {
      if (number.equals(tenant.path("number").asText()) || numbers(demo, tenant).contains(number)) {
        return callee(demo, tenant, number);
      }
    }
    print.accept(
        "No demo company has %s: only its answer and the sound are judged".formatted(number));
    return new Callee(number, tenants.getFirst().path("edge").asText(), Optional.empty());
  }

  private static Callee callee(Demo demo, JsonNode tenant, String number) {
    Api api = demo.as(tenant.path("owner").asText());
    return new Callee(number, tenant.path("edge").asText(), Optional.of(api));
  }

  /// All that the company has, also those that it ordered later.
  private static List<String> numbers(Demo demo, JsonNode tenant) {
    List<String> numbers = new ArrayList<>();
    demo.as(tenant.path("owner").asText())
        .get("/numbers?limit=200")
        .path("items")
        .forEach(n -> numbers.add(n.path("number").asText()));
    return numbers;
  }

  private List<JsonNode> tenants() {
    List<JsonNode> tenants = new ArrayList<>();
    try {
      Json.read(Files.readString(Endpoints.file(settings))).path("tenants").forEach(tenants::add);
    } catch (IOException e) {
      throw new IllegalStateException("The system is not ready yet: " + e.getMessage(), e);
    }
    if (tenants.isEmpty()) {
      throw new IllegalStateException("There is no demo tenant to call");
    }
    return tenants;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(n -> texts.add(n.asText()));
    return texts;
  }

  private static String someNumber() {
    return "+8490%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
  }

  private static void pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
