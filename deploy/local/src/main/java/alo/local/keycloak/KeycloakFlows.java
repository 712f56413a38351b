package alo.local.keycloak;

import alo.local.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The realm's own flows of log-in, as its file tells them. A realm of an older Alo gets them too:
/// so they are made one by one in every realm, not with it.
final class KeycloakFlows {
  private static final String FLOWS = "/authentication/flows";
  /// The realm's fields that say by which flow something is done.
  private static final List<String> BINDINGS = List.of("browserFlow", "resetCredentialsFlow");

  private static final List<String> DESCRIPTIONS =
      List.of("authenticationFlows", "authenticatorConfig");

  private final Calls calls;

  /// A request to the administration of the realm.
  interface Calls {
    Http.Answer call(String method, String path, @Nullable Object body);
  }

  KeycloakFlows(Calls calls) {
    this.calls = calls;
  }

  /// The realm's file without its flows.
  static JsonNode without(JsonNode realm) {
    ObjectNode rest = realm.deepCopy();
    rest.remove(BINDINGS);
    rest.remove(DESCRIPTIONS);
    return rest;
  }

  /// Makes what is lacking and has the realm's pages go by it.
  void bring(JsonNode realm) {
    Set<String> there = new HashSet<>();
    for (JsonNode flow : calls.call("GET", FLOWS, null).ok().body()) {
      there.add(flow.path("alias").asText());
    }
    for (JsonNode flow : realm.path("authenticationFlows")) {
      if (flow.path("topLevel").asBoolean() && !there.contains(flow.path("alias").asText())) {
        calls
            .call("POST", FLOWS, ((ObjectNode) flow.deepCopy()).without("authenticationExecutions"))
            .ok();
        fill(flow, realm);
      }
    }
    bind(realm);
  }

  private void bind(JsonNode realm) {
    var present = (ObjectNode) calls.call("GET", "", null).ok().body();
    boolean isOther = false;
    for (String binding : BINDINGS) {
      JsonNode wanted = realm.path(binding);
      isOther |= !present.path(binding).equals(wanted);
      present.set(binding, wanted);
    }
    if (isOther) {
      calls.call("PUT", "", present).ok();
    }
  }

  /// Gives a flow that is there its steps, and those that are flows theirs.
  private void fill(JsonNode flow, JsonNode realm) {
    String alias = flow.path("alias").asText();
    for (JsonNode execution : flow.path("authenticationExecutions")) {
      add(alias, execution);
      finish(alias, execution, realm);
      for (JsonNode inner : realm.path("authenticationFlows")) {
        if (inner.path("alias").equals(execution.path("flowAlias"))) {
          fill(inner, realm);
        }
      }
    }
  }

  private void add(String flow, JsonNode execution) {
    String executions = executions(flow);
    if (execution.path("authenticatorFlow").asBoolean()) {
      calls
          .call(
              "POST",
              executions + "/flow",
              Map.of("alias", execution.path("flowAlias").asText(), "type", "basic-flow"))
          .ok();
    } else {
      calls
          .call(
              "POST",
              executions + "/execution",
              Map.of("provider", execution.path("authenticator").asText()))
          .ok();
    }
  }

  /// What was added is the last of its flow, and DISABLED until it is told otherwise.
  private void finish(String flow, JsonNode wanted, JsonNode realm) {
    ObjectNode last = null;
    for (JsonNode one : calls.call("GET", executions(flow), null).ok().body()) {
      if (one.path("level").asInt() == 0) {
        last = (ObjectNode) one;
      }
    }
    if (last == null) {
      throw new IllegalStateException("Keycloak lost a step of the log-in");
    }
    last.set("requirement", wanted.get("requirement"));
    calls.call("PUT", executions(flow), last).ok();
    for (JsonNode settings : realm.path("authenticatorConfig")) {
      if (settings.path("alias").asText().equals(wanted.path("authenticatorConfig").asText())) {
        calls
            .call(
                "POST",
                "/authentication/executions/" + last.path("id").asText() + "/config",
                settings)
            .ok();
      }
    }
  }

  private static String executions(String flow) {
    // In a path a plus is no space.
    return FLOWS + "/" + Http.encoded(flow).replace("+", "%20") + "/executions";
  }
}
