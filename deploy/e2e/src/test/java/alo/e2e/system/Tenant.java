package alo.e2e.system;

import alo.local.carrier.CallPlan;
import alo.local.carrier.CarrierCall;
import alo.local.demo.Api;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// A tenant that a test has signed up.
///
/// @param number its telephone number
/// @param inTime whether the sign-up took less than its limit
public record Tenant(
    AloSystem alo,
    String id,
    String company,
    String edge,
    String number,
    String owner,
    boolean inTime) {
  private static final Duration SOON = Duration.ofSeconds(30);

  /// The API as the owner: may do everything in the tenant.
  public Api api() {
    return alo.as(owner);
  }

  /// Id of the queue that every tenant begins with.
  public String queue() {
    return AloSystem.items(api().get("/queues")).iterator().next().path("id").asText();
  }

  /// Hires an agent who serves the queue.
  public Agent hire(String name, String extension, String sentence) {
    String email = "agent-" + UUID.randomUUID().toString().substring(0, 8) + "@e2e.test";
    JsonNode agent =
        api()
            .post(
                "/agents",
                UUID.randomUUID().toString(),
                Map.of(
                    "name", name,
                    "email", email,
                    "extension", extension,
                    "roles", List.of("AGENT"),
                    "queues", List.of(queue())));
    alo.setPassword(email);
    return new Agent(this, agent.path("id").asText(), name, email, extension, sentence);
  }

  /// Enters a customer.
  public void customer(String name, String phone) {
    api()
        .post(
            "/customers",
            UUID.randomUUID().toString(),
            Map.of("name", name, "honorific", "bác", "phones", List.of(phone), "notes", ""));
  }

  /// A call to this tenant that presses a key and then talks for a time.
  public CarrierCall call(String from, String keys, Duration stay) {
    return alo.carrier().call(CallPlan.to(edge, number, from, keys, stay));
  }

  /// The same with another voice.
  public CarrierCall call(String from, String keys, Duration stay, String voice) {
    return alo.carrier().call(CallPlan.to(edge, number, from, keys, stay).withVoice(voice));
  }

  /// Some mobile number that nobody else has.
  public static String someNumber() {
    return "+8490%07d".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
  }

  /// The records of the calls with a number, newest first.
  public List<JsonNode> records(String phone) {
    List<JsonNode> records = new ArrayList<>();
    AloSystem.items(api().get("/interactions?limit=20&phone=" + AloSystem.encoded(phone)))
        .forEach(records::add);
    return records;
  }

  /// Waits for the one record of the calls with a number, once the call is over.
  public JsonNode awaitRecord(String phone, Duration max) {
    return Await.get(
        "the record of the call with " + phone,
        max,
        () -> records(phone).stream().findFirst().filter(r -> !r.path("live").asBoolean()));
  }

  /// Waits until the record says that all its recordings are stored.
  public JsonNode awaitStored(String phone, Duration max) {
    return Await.get(
        "a stored recording of the call with " + phone,
        max,
        () ->
            records(phone).stream()
                .findFirst()
                .filter(r -> !r.path("live").asBoolean())
                .filter(r -> !r.path("recordings").isEmpty())
                .filter(
                    r -> {
                      for (JsonNode recording : r.path("recordings")) {
                        if (!recording.path("state").asText().equals("STORED")) {
                          return false;
                        }
                      }
                      return true;
                    }));
  }

  /// The events of a call, oldest first: `type` and the fields of each.
  public List<JsonNode> events(String call) {
    List<JsonNode> events = new ArrayList<>();
    AloSystem.items(api().get("/interactions/" + call + "/events")).forEach(events::add);
    return events;
  }

  /// The charge line of a call, once there is one.
  public Optional<JsonNode> charge(String call) {
    String month = java.time.YearMonth.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).toString();
    for (JsonNode line : api().get("/usage?month=" + month).path("lines")) {
      if (line.path("call").asText().equals(call)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /// Waits for it.
  public JsonNode awaitCharge(String call) {
    return Await.get("a charge line for " + call, SOON, () -> charge(call));
  }
}
