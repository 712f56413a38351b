package alo.wire.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// What people read of each operation: the code's words, the permission that it takes, and an
/// example of it.
public final class Explanations {
  private static final String KIND = " over HTTP";

  private final Words words;
  private final Map<String, String> usual;
  private final Samples samples;
  private final Map<String, String> tags = new TreeMap<>();

  private Explanations(OpenAPI api, Words words, Map<String, String> usual) {
    this.words = words;
    this.usual = usual;
    samples = new Samples(api.getComponents());
  }

  /// Explains all operations; they must be complete otherwise.
  ///
  /// @param usual what parameters mean that several operations have
  public static void add(OpenAPI api, Words words, Map<String, String> usual) {
    Explanations explanations = new Explanations(api, words, usual);
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> explanations.add(path, method, operation)));
    api.setTags(
        explanations.tags.entrySet().stream()
            .map(tag -> OASFactory.createTag().name(tag.getKey()).description(tag.getValue()))
            .toList());
  }

  private void add(String path, PathItem.HttpMethod method, Operation operation) {
    String id = Objects.requireNonNullElse(operation.getOperationId(), "");
    String resource = id.replaceFirst("_.*", "");
    words
        .find(resource)
        .ifPresent(
            said ->
                operation
                    .getTags()
                    .forEach(
                        tag ->
                            tags.put(
                                tag,
                                (said.first().replace(KIND, "") + ". " + said.rest()).strip())));
    words
        .find(id)
        .ifPresent(
            said -> {
              operation.setSummary(said.first());
              operation.setDescription((said.rest() + "\n\n" + permission(operation)).strip());
              parameters(operation, said.parameters());
            });
    samples.add(method, operation);
    operation.addExtension("x-codeSamples", List.of(Curl.sample(path, method, operation)));
  }

  private static String permission(Operation operation) {
    Set<String> allowed =
        operation.getSecurity() == null
            ? Set.of()
            : operation.getSecurity().stream()
                .flatMap(one -> one.getSchemes().values().stream())
                .flatMap(List::stream)
                .map("`%s`"::formatted)
                .collect(Collectors.toCollection(TreeSet::new));
    return allowed.isEmpty()
        ? "No permission is needed."
        : "Permission: " + String.join(" or ", allowed) + ".";
  }

  private void parameters(Operation operation, Map<String, String> said) {
    List<Parameter> all =
        operation.getParameters() == null ? new ArrayList<>() : operation.getParameters();
    for (Parameter parameter : all) {
      String own = said.get(parameter.getName());
      String what = own == null ? usual.get(parameter.getName()) : own;
      if (what != null) {
        parameter.setDescription(what);
      }
    }
  }
}
