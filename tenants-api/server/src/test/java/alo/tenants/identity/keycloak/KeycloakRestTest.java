package alo.tenants.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.value.Language;
import alo.tenants.identity.Identities;
import alo.tenants.identity.IdentityProviderException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeycloakRestTest {
  private static final String MAIL = "ana.secret@example.test";
  private HttpServer server;
  private Identities identities;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.30.8", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean isToken = exchange.getRequestURI().getPath().endsWith("/token");
          byte[] body =
              (isToken ? "{\"access_token\":\"t\",\"expires_in\":300}" : "no")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(isToken ? 200 : 500, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    identities =
        KeycloakFixture.identities("http://127.0.30.8:" + server.getAddress().getPort(), "s");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  @DisplayName("a failure names what was asked, but nobody's mail address: it goes into logs")
  void keepsMailAddressesOutOfLogs() {
    assertThatThrownBy(() -> identities.createUser("Ana", MAIL, Language.EN))
        .isInstanceOf(IdentityProviderException.class)
        .hasMessageContaining("GET /users")
        .hasMessageNotContaining("secret");
  }
}
