package alo.local.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import alo.local.http.Http;
import alo.local.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The flows of log-in")
class KeycloakFlowsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The administration of a realm, as far as flows go.
  private static final class Realm implements KeycloakFlows.Calls {
    /// Steps by their flow: what it is, and whether it is required.
    final Map<String, Map<String, String>> flows = new TreeMap<>();

    final List<String> levels = new ArrayList<>();
    int changes;
    ObjectNode settings =
        JSON.createObjectNode()
            .put("browserFlow", "browser")
            .put("resetCredentialsFlow", "reset credentials");

    @Override
    public Http.Answer call(String method, String path, @Nullable Object body) {
      JsonNode said = JSON.valueToTree(body);
      String[] place = URLDecoder.decode(path, UTF_8).split("/", -1);
      changes += method.equals("GET") ? 0 : 1;
      if (path.isEmpty()) {
        settings = method.equals("PUT") ? (ObjectNode) said : settings;
        return answer(settings.deepCopy());
      }
      if (place[2].equals("executions")) {
        levels.add(said.path("alias").asText());
        return answer(MissingNode.getInstance());
      }
      return place.length == 3 ? flows(method, said) : steps(method, place, said);
    }

    private Http.Answer flows(String method, JsonNode said) {
      if (method.equals("POST")) {
        flows.put(said.path("alias").asText(), new LinkedHashMap<>());
      }
      ArrayNode all = JSON.createArrayNode();
      flows.keySet().forEach(alias -> all.addObject().put("alias", alias));
      return answer(all);
    }

    private Http.Answer steps(String method, String[] place, JsonNode said) {
      Map<String, String> steps = flows.get(place[3]);
      if (method.equals("POST") && place[5].equals("flow")) {
        steps.put(said.path("alias").asText(), "DISABLED");
        flows.put(said.path("alias").asText(), new LinkedHashMap<>());
      } else if (method.equals("POST")) {
        steps.put(said.path("provider").asText(), "DISABLED");
      } else if (method.equals("PUT")) {
        steps.put(said.path("id").asText(), said.path("requirement").asText());
      }
      ArrayNode all = JSON.createArrayNode();
      steps.keySet().forEach(step -> all.addObject().put("id", step).put("level", 0));
      return answer(all);
    }

    @SuppressWarnings("NullAway") // Only a failure is told with its response.
    private static Http.Answer answer(JsonNode body) {
      return new Http.Answer(200, body, "", null);
    }
  }

  private static JsonNode file() {
    try (InputStream file = KeycloakFlows.class.getResourceAsStream("/realm/alo-realm.json")) {
      return Json.read(new String(file.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("[X15] a new realm logs in, and resets passwords, by those of its file")
  void newRealm() {
    Realm realm = new Realm();
    new KeycloakFlows(realm).bring(file());
    assertThat(realm.settings.path("browserFlow").asText()).isEqualTo("alo browser");
    assertThat(realm.flows.get("alo browser"))
        .containsExactly(
            Map.entry("auth-cookie", "ALTERNATIVE"), Map.entry("alo log-in", "ALTERNATIVE"));
    assertThat(realm.flows.get("alo company")).hasSize(2);
    assertThat(realm.levels).containsExactly("alo level 1", "alo level 2");
    resetsByCode(realm);
  }

  @Test
  @DisplayName("[X15] the realm of an older Alo gets those that it lacks, once, and keeps its own")
  void olderRealm() {
    Realm realm = new Realm();
    realm.flows.put("alo browser", Map.of("auth-cookie", "ALTERNATIVE"));
    realm.settings.put("browserFlow", "alo browser").put("displayName", "Alo");
    new KeycloakFlows(realm).bring(file());
    assertThat(realm.flows)
        .containsOnlyKeys("alo browser", "alo reset", "alo reset second factor")
        .containsEntry("alo browser", Map.of("auth-cookie", "ALTERNATIVE"));
    assertThat(realm.settings.path("displayName").asText()).isEqualTo("Alo");
    resetsByCode(realm);
    int before = realm.changes;
    new KeycloakFlows(realm).bring(file());
    assertThat(realm.changes).isEqualTo(before);
  }

  private static void resetsByCode(Realm realm) {
    assertThat(realm.settings.path("resetCredentialsFlow").asText()).isEqualTo("alo reset");
    assertThat(realm.flows.get("alo reset"))
        .containsExactly(
            Map.entry("reset-credentials-choose-user", "REQUIRED"),
            Map.entry("reset-credential-email", "REQUIRED"),
            Map.entry("reset-password", "REQUIRED"),
            Map.entry("alo reset second factor", "CONDITIONAL"));
    assertThat(realm.flows.get("alo reset second factor"))
        .containsExactly(
            Map.entry("conditional-user-configured", "REQUIRED"),
            Map.entry("auth-otp-form", "REQUIRED"));
  }

  @Test
  @DisplayName("a realm is made without them, since it could not name what is not there yet")
  void without() {
    assertThat(KeycloakFlows.without(file()).toString())
        .doesNotContain("alo browser", "alo reset", "alo level");
  }
}
