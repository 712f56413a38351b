package alo.billing.platform;

import alo.contract.billing.DeckView;
import alo.contract.billing.PlanView;
import alo.wire.description.Operations;
import alo.wire.description.SchemaNames;
import alo.wire.description.Schemas;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/// Makes the published description say what the codec does, as that of the control plane.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {
  private static final Map<String, Class<?>> RECORDS =
      Map.of(
          "DeckDraft", DeckView.Draft.class,
          "DeckRate", DeckView.Rate.class,
          "DeckVersion", DeckView.Version.class,
          "PlanDraft", PlanView.Draft.class);

  /// For the tool that builds the description.
  public ApiDescription() {}

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Components components = api.getComponents();
    if (components == null || api.getPaths() == null) {
      return;
    }
    Schemas.ofEveryServer(components);
    SchemaNames.give(api, components, RECORDS, Map.of("At", "ProblemPlace"));
    Operations.complete(api, components, Map.of("usage/legs", "202", "usage/seats", "202"));
  }
}
