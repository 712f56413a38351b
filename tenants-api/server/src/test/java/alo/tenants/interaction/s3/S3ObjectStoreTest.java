package alo.tenants.interaction.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Against a store that answers as S3 is documented to.
class S3ObjectStoreTest {
  private static final String VERSIONS =
      """
      <ListVersionsResult><Name>alo</Name><IsTruncated>false</IsTruncated>
        <Version><Key>t1/a</Key><VersionId>v1</VersionId></Version>
        <Version><Key>t1/a</Key><VersionId>v2</VersionId></Version>
        <DeleteMarker><Key>t1/b</Key><VersionId>v3</VersionId></DeleteMarker>
      </ListVersionsResult>\
      """;
  private static final String NOTHING =
      "<ListBucketResult><Name>alo</Name><IsTruncated>false</IsTruncated></ListBucketResult>";
  private static final String PLAIN =
      """
      <ListBucketResult><Name>alo</Name><IsTruncated>false</IsTruncated>
        <Contents><Key>t1/a</Key></Contents><Contents><Key>t1/c</Key></Contents>
      </ListBucketResult>\
      """;
  private static final String NO_VERSIONS = "<Error><Code>NotImplemented</Code></Error>";

  private final List<String> removed = new CopyOnWriteArrayList<>();
  private final List<String> listed = new CopyOnWriteArrayList<>();
  private final S3ObjectStore store = new S3ObjectStore();
  private HttpServer server;
  private boolean versioned;
  private int removal = 204;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.30.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
    store.settings = settings("http://127.0.30.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    store.close();
    server.stop(0);
  }

  @Test
  @DisplayName("[W10] all versions of the objects with a prefix are removed, and marks of removal")
  void removesVersions() throws IOException {
    versioned = true;
    assertThat(store.deleteAll("t1/")).isEqualTo(2);
    assertThat(removed)
        .containsExactly(
            "/alo/t1/a versionId=v1", "/alo/t1/a versionId=v2", "/alo/t1/b versionId=v3");
    assertThat(listed).allMatch(query -> query.contains("prefix=t1%2F"));
  }

  @Test
  @DisplayName("[W10] a store that knows no versions loses its objects all the same")
  void removesPlain() throws IOException {
    assertThat(store.deleteAll("t1/")).isEqualTo(2);
    assertThat(removed).containsExactly("/alo/t1/a null", "/alo/t1/c null");
  }

  @Test
  @DisplayName("[W10] what the store keeps is not taken for removed")
  void saysThatItFailed() {
    removal = 403;
    assertThatThrownBy(() -> store.deleteAll("t1/")).isInstanceOf(IOException.class);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    if (exchange.getRequestMethod().equals("DELETE")) {
      removed.add(exchange.getRequestURI().getPath() + " " + query);
      exchange.sendResponseHeaders(removal, -1);
    } else {
      listed.add(query);
      boolean versions = query.contains("versions");
      String xml = versions ? versioned ? VERSIONS : NO_VERSIONS : versioned ? NOTHING : PLAIN;
      byte[] body = xml.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/xml");
      exchange.sendResponseHeaders(versions && !versioned ? 501 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static S3Settings settings(String address) {
    return new S3Settings() {
      @Override
      public String endpoint() {
        return address;
      }

      @Override
      public String region() {
        return "us-east-1";
      }

      @Override
      public String bucket() {
        return "alo";
      }

      @Override
      public Optional<String> accessKey() {
        return Optional.of("key");
      }

      @Override
      public Optional<String> secretKey() {
        return Optional.of("secret");
      }
    };
  }
}
