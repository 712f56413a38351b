package alo.e2e.system;

import alo.local.carrier.CallPlan;
import alo.local.carrier.CarrierCall;
import alo.local.demo.Api;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// A tenant that a test has signed up.
///
/// @param number its telephone number
/// @param inTime whether the sign-up took less than its limit
/// @param begun when it was asked for, by [System#nanoTime]
public record Tenant(
    AloSystem alo,
    String id,
    String company,
    String edge,
    String number,
    String owner,
    boolean inTime,
    long begun) {
  private static final Duration SOON = Duration.ofSeconds(30);

  /// The same tenant, called at another of its numbers.
  public Tenant at(String another) {
    return new Tenant(alo, id, company, edge, another, owner, inTime, begun);
  }

  /// The API as the owner: may do everything in the tenant.
  public Api api() {
    return alo.as(owner);
  }

  /// Id of the queue that every tenant begins with.
  public String queue() {
    return AloSystem.items(api().get("/queues")).iterator().next().path("id").asText();
  }

  /// Hires an agent who serves the queue that every tenant begins with.
  public Agent hire(String name, String extension, String sentence) {
    return hire(name, extension, sentence, queue());
  }

  /// Hires an agent who serves a queue.
  public Agent hire(String name, String extension, String sentence, String queue) {
    String email = "agent-" + UUID.randomUUID().toString().substring(0, 8) + "@e2e.test";
    return new Agent(
        this, hire(name, email, extension, "employee", queue), name, email, extension, sentence);
  }

  /// Hires a supervisor, who takes no calls, and opens a page for him.
  public Screen supervisor(String name, String path) {
    String email = "supervisor-" + UUID.randomUUID().toString().substring(0, 8) + "@e2e.test";
    hire(name, email, "890", "manager", queue());
    return Screen.logIn(alo.settings(), name, email, alo.microphone("Xin chào."), path);
  }

  /// Hires somebody who may work elsewhere too and returns his id.
  public String hire(String name, String email, String extension, String set, String queue) {
    JsonNode agent =
        api()
            .post(
                "/agents",
                UUID.randomUUID().toString(),
                Map.of(
                    "name", name,
                    "email", email,
                    "extension", extension,
                    "sets", List.of(set),
                    "queues", List.of(queue)));
    alo.setPassword(email);
    return agent.path("id").asText();
  }

  /// Makes another queue like the first and returns its id.
  public String anotherQueue(String name) {
    return api()
        .post("/queues", UUID.randomUUID().toString(), queueDraft().put("name", name))
        .path("id")
        .asText();
  }

  /// How long the first queue rings an agent from now on.
  public void ring(int seconds) {
    api().put("/queues/" + queue(), queueDraft().put("ringSeconds", seconds));
    awaitConfigured("\"ringSeconds\":" + seconds);
  }

  private ObjectNode queueDraft() {
    ObjectNode draft = AloSystem.items(api().get("/queues")).iterator().next().deepCopy();
    draft.remove("id");
    return draft;
  }

  /// Makes a flow, gives the number to it and waits until the edge has it.
  public void flow(Map<String, Object> document) {
    String name = "flow-" + UUID.randomUUID();
    String flow =
        api()
            .post(
                "/flows", UUID.randomUUID().toString(), Map.of("name", name, "document", document))
            .path("id")
            .asText();
    api().put("/numbers/" + AloSystem.encoded(number), Map.of("label", name, "flow", flow));
    awaitConfigured("\"label\":\"" + name);
  }

  /// Suspends the tenant and waits until its edge knows.
  public void suspend() {
    alo.provider()
        .post(
            "/provider/tenants/" + id + "/suspend",
            UUID.randomUUID().toString(),
            Map.of("reason", "Unpaid"));
    awaitConfigured("SUSPENDED");
  }

  /// Waits until the configuration on the edge's disk has a text.
  public void awaitConfigured(String text) {
    Path file = alo.settings().data().resolve(edge).resolve("config").resolve(id + ".json");
    Await.until(
        text + " in the configuration of " + edge,
        SOON,
        () -> {
          try {
            return Files.readString(file).contains(text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
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

  /// Somebody calls the tenant's number over the gateway to the telephone network.
  public CarrierCall callByGateway(String from, String keys, Duration stay) {
    return alo.carrier().call(CallPlan.to(edge, number, from, keys, stay).throughGateway());
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
    String cursor = "";
    do {
      JsonNode page =
          api().get("/interactions/%s/events?limit=200&cursor=%s".formatted(call, cursor));
      AloSystem.items(page).forEach(events::add);
      cursor = page.path("next").asText("");
    } while (!cursor.isEmpty());
    return events;
  }

  /// The charge lines of a call in the present month, by the tenant's page.
  public List<JsonNode> charges(String call) {
    String month = java.time.YearMonth.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).toString();
    List<JsonNode> charges = new ArrayList<>();
    for (JsonNode line : api().get("/usage?month=" + month).path("lines")) {
      if (line.path("call").asText().equals(call)) {
        charges.add(line);
      }
    }
    return charges;
  }

  /// Waits for the first of them.
  public JsonNode awaitCharge(String call) {
    return Await.get("a charge line for " + call, SOON, () -> charges(call).stream().findFirst());
  }
}
