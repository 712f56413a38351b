package alo.tenants.hook;

import alo.contract.hook.DeliveryFailure;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Posts one message to exactly the address that was checked. It follows no redirect and reads
/// nothing of an answer but its status: what a receiver says is not brought back to anybody.
@Singleton
class Courier {
  private static final int RESOLVE_MILLIS_MAX = 3_000;
  private static final int CONNECT_MILLIS_MAX = 5_000;
  private static final int HEADER_BYTES_MAX = 16_384;
  private static final int CONNECTIONS_PER_RECEIVER_MAX = 128;

  private final Destinations destinations;
  private final InstantSource clock;
  private final int answerMillisMax;
  private final HttpClient client;
  private final ExecutorService resolving = Executors.newVirtualThreadPerTaskExecutor();

  @Inject
  Courier(Vertx vertx, Destinations destinations, HookSettings settings, InstantSource clock) {
    this.destinations = destinations;
    this.clock = clock;
    this.answerMillisMax = settings.answerMillisMax();
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setConnectTimeout(CONNECT_MILLIS_MAX)
                .setMaxHeaderSize(HEADER_BYTES_MAX)
                .setVerifyHost(true),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_RECEIVER_MAX));
  }

  /// One attempt; whatever goes wrong is its result.
  Outbox.Attempt send(Outbox.Message message) {
    Instant began = clock.instant();
    long start = System.nanoTime();
    Answer answer = answer(message, began);
    return new Outbox.Attempt(
        answer.status(), answer.failure(), Duration.ofNanos(System.nanoTime() - start));
  }

  private record Answer(@Nullable Integer status, @Nullable String failure) {
    static Answer none(String failure) {
      return new Answer(null, failure);
    }

    static Answer none(DeliveryFailure failure) {
      return none(failure.sentence());
    }

    static Answer of(int status) {
      if (status >= 200 && status < 300) {
        return new Answer(status, null);
      }
      return new Answer(
          status,
          status >= 300 && status < 400
              ? "It answered with a redirect, which is not followed"
              : "It answered with status " + status);
    }
  }

  private Answer answer(Outbox.Message message, Instant now) {
    try {
      Destinations.Answer found =
          CompletableFuture.supplyAsync(() -> destinations.find(message.url()), resolving)
              .get(RESOLVE_MILLIS_MAX, TimeUnit.MILLISECONDS);
      return switch (found) {
        case Destinations.Answer.Found f -> post(message, f.destination(), now);
        case Destinations.Answer.Refused refused -> Answer.none(refused.why().detail());
        case Destinations.Answer.Unknown _ -> Answer.none(DeliveryFailure.NAME_UNKNOWN);
      };
    } catch (TimeoutException _) {
      return Answer.none(DeliveryFailure.NAME_TIMEOUT);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A name could not be looked up", e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The program is stopping");
    }
  }

  private Answer post(Outbox.Message message, Destination to, Instant now)
      throws InterruptedException {
    CompletableFuture<HttpClientRequest> begun =
        client.request(options(message, to, now)).toCompletionStage().toCompletableFuture();
    try {
      HttpClientRequest request = begun.get(CONNECT_MILLIS_MAX, TimeUnit.MILLISECONDS);
      try {
        int status =
            request
                .send(Buffer.buffer(message.body()))
                .map(response -> response.pause().statusCode())
                .toCompletionStage()
                .toCompletableFuture()
                .get(answerMillisMax, TimeUnit.MILLISECONDS);
        return Answer.of(status);
      } finally {
        request.connection().close();
      }
    } catch (TimeoutException _) {
      begun.thenAccept(late -> late.connection().close());
      return Answer.none(DeliveryFailure.ANSWER_TIMEOUT);
    } catch (ExecutionException e) {
      return Answer.none(
          e.getCause() instanceof SSLException
              ? DeliveryFailure.CERTIFICATE
              : DeliveryFailure.UNREACHABLE);
    }
  }

  private static RequestOptions options(Outbox.Message message, Destination to, Instant now) {
    long seconds = now.getEpochSecond();
    String id = message.id().value();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(to.address()))
        .setHost(to.url().getHost())
        .setPort(to.address().getPort())
        .setSsl(to.isEncrypted())
        .setURI(to.target())
        .setFollowRedirects(false)
        .putHeader("content-type", "application/json")
        .putHeader("user-agent", "Alo-Hooks/1")
        .putHeader("webhook-id", id)
        .putHeader("webhook-timestamp", String.valueOf(seconds))
        .putHeader(
            "webhook-signature", Signature.of(message.secrets(), id, seconds, message.body()));
  }
}
