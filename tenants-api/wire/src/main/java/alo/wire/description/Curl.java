package alo.wire.description;

import alo.wire.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// The command that asks for an operation. `$ALO` is the address of the server, `$TOKEN` a token.
final class Curl {
  private static final String NEXT = " \\\n  ";
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private Curl() {}

  /// As readers of descriptions look for it.
  static Map<String, Object> sample(String path, PathItem.HttpMethod method, Operation operation) {
    return Map.of("lang", "Shell", "label", "curl", "source", command(path, method, operation));
  }

  private static String command(String path, PathItem.HttpMethod method, Operation operation) {
    StringBuilder command = new StringBuilder("curl");
    if (method != PathItem.HttpMethod.GET) {
      command.append(" -X ").append(method);
    }
    command.append(" \"$ALO").append(filled(path)).append(query(operation)).append('"');
    if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
      command.append(NEXT).append("-H \"Authorization: Bearer $TOKEN\"");
    }
    if (parameters(operation).stream().anyMatch(p -> p.getName().equals("Idempotency-Key"))) {
      command.append(NEXT).append("-H \"Idempotency-Key: $(uuidgen)\"");
    }
    if (operation.getRequestBody() != null) {
      body(operation, command);
    }
    return command.toString();
  }

  private static void body(Operation operation, StringBuilder command) {
    var content = operation.getRequestBody().getContent();
    var json = content == null ? null : content.getMediaType(Samples.JSON);
    if (json != null && json.getExample() != null) {
      command
          .append(NEXT)
          .append("-H \"Content-Type: application/json\"")
          .append(NEXT)
          .append("-d '")
          .append(Json.write(json.getExample()))
          .append('\'');
    }
  }

  /// Places of a path become variables of the shell.
  private static String filled(String path) {
    return PLACE.matcher(path).replaceAll(m -> "\\$" + m.group(1).toUpperCase(Locale.ROOT));
  }

  private static String query(Operation operation) {
    List<String> needed =
        parameters(operation).stream()
            .filter(p -> p.getIn() == Parameter.In.QUERY && Boolean.TRUE.equals(p.getRequired()))
            .map(p -> p.getName() + "=$" + p.getName().toUpperCase(Locale.ROOT))
            .toList();
    return needed.isEmpty() ? "" : "?" + String.join("&", needed);
  }

  private static List<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null ? List.of() : operation.getParameters();
  }
}
