package alo.billing.payment.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The two endpoints of Stripe that Alo uses, with Stripe's rules: the key is checked, a customer
/// is made once per idempotency key, and a known meter event is answered with 400.
final class StripeStub implements AutoCloseable {
  static final String KEY = "sk_test_stub";

  private final HttpServer server;
  private final Map<String, String> customers = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> events = new ConcurrentHashMap<>();
  private final AtomicInteger customerNumber = new AtomicInteger();
  private volatile int failWith;

  StripeStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/customers", x -> answer(x, this::customer));
    server.createContext("/v1/billing/meter_events", x -> answer(x, this::meterEvent));
    server.start();
  }

  private interface Endpoint {
    Answer answer(HttpExchange exchange, Map<String, String> form);
  }

  private record Answer(int status, String body) {
    static Answer error(int status, String message) {
      return new Answer(
          status,
          "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"%s\"}}".formatted(message));
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Every request is answered with this status from now on; 0 to serve again.
  void failWith(int status) {
    failWith = status;
  }

  long counted(String customer, String event) {
    return events.values().stream()
        .filter(e -> customer.equals(e.get("payload[stripe_customer_id]")))
        .filter(e -> event.equals(e.get("event_name")))
        .mapToLong(e -> Long.parseLong(e.get("payload[value]")))
        .sum();
  }

  private Answer customer(HttpExchange exchange, Map<String, String> form) {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String id = customers.computeIfAbsent(key, _ -> "cus_" + customerNumber.incrementAndGet());
    return new Answer(200, "{\"id\":\"%s\",\"object\":\"customer\"}".formatted(id));
  }

  private Answer meterEvent(HttpExchange exchange, Map<String, String> form) {
    String identifier = form.get("identifier");
    if (form.get("payload[value]").equals("999")) {
      return Answer.error(400, "The event timestamp must be within the past 35 days.");
    }
    if (events.putIfAbsent(identifier, form) != null) {
      return Answer.error(400, "An event already exists with identifier " + identifier + ".");
    }
    return new Answer(
        200,
        "{\"object\":\"billing.meter_event\",\"event_name\":\"%s\",\"identifier\":\"%s\"}"
            .formatted(form.get("event_name"), identifier));
  }

  private void answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
    Map<String, String> form =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Answer answer;
    if (failWith != 0) {
      answer = Answer.error(failWith, "Told to fail");
    } else if (!("Bearer " + KEY).equals(authorization)) {
      answer = Answer.error(401, "Invalid API Key provided");
    } else {
      answer = endpoint.answer(exchange, form);
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, String> form(String body) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        fields.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
