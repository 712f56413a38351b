package alo.tenants.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Somebody else's program that takes web-hooks.
final class Receiver implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 15;
  private final HttpServer server;
  private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private volatile int status = 204;
  private volatile String location = "";
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /// A message that came.
  record Received(
      String path, String host, String id, String timestamp, String signature, String body) {
    /// Whether one of the signatures is that of this secret, by the words of the specification.
    boolean isSignedWith(String secret) {
      try {
        byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        mac.update(body.getBytes(StandardCharsets.UTF_8));
        String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal());
        return java.util.List.of(signature.split(" ")).contains(expected);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver open() {
    try {
      return started(HttpServer.create(new InetSocketAddress("127.0.30.1", 0), 50));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One that speaks TLS with a certificate for this name that it signed itself.
  static Receiver openEncrypted(String name) {
    try {
      Path store = Files.createTempDirectory("alo-receiver").resolve("store.p12");
      String command =
          System.getProperty("java.home")
              + "/bin/keytool -genkeypair -alias a -keyalg EC -storetype PKCS12"
              + " -storepass changeit -dname CN=NAME -ext san=dns:NAME -keystore STORE";
      Process keytool =
          new ProcessBuilder(
                  command.replace("NAME", name).replace("STORE", store.toString()).split(" "))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(keytool.waitFor()).isZero();
      char[] password = "changeit".toCharArray();
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(KeyStore.getInstance(store.toFile(), password), password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.30.1", 0), 50);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      return started(server);
    } catch (IOException | InterruptedException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Receiver started(HttpServer server) {
    Receiver receiver = new Receiver(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", receiver::take);
    server.start();
    return receiver;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "http://127.0.30.1:" + port() + "/in?from=alo";
  }

  /// From now on it answers so.
  Receiver answers(int with) {
    status = with;
    return this;
  }

  /// From now on it sends whoever comes to another place.
  void redirectsTo(String place) {
    status = 307;
    location = place;
  }

  /// From now on it takes messages and gives no answer, until the gate is counted down.
  CountDownLatch hangs() {
    gate = new CountDownLatch(1);
    return gate;
  }

  /// The next message.
  Received next() {
    try {
      Received one = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(one).as("a message within %s s", PATIENCE_SECONDS).isNotNull();
      return one;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The next message for which something holds; those before it are dropped.
  Received next(Predicate<Received> wanted) {
    Received one = next();
    while (!wanted.test(one)) {
      one = next();
    }
    return one;
  }

  /// How many came that nobody looked at.
  int left() {
    return received.size();
  }

  private void take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(headers.getFirst("content-type")).isEqualTo("application/json");
    received.add(
        new Received(
            exchange.getRequestURI().toString(),
            headers.getFirst("host"),
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            body));
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!location.isEmpty()) {
      exchange.getResponseHeaders().add("location", location);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
  }
}
