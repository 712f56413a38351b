package alo.tenants.platform;

import alo.contract.agent.AgentView;
import alo.contract.agent.DepartmentView;
import alo.contract.calendar.CalendarView;
import alo.contract.customer.CustomerView;
import alo.contract.edge.EventEnvelope;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowView;
import alo.contract.flow.Prompt;
import alo.contract.flow.PromptView;
import alo.contract.hook.HookView;
import alo.contract.identity.PermissionSetView;
import alo.contract.interaction.Event;
import alo.contract.number.NumberView;
import alo.contract.number.StockView;
import alo.contract.queue.QueueView;
import alo.wire.description.Explanations;
import alo.wire.description.Operations;
import alo.wire.description.SchemaNames;
import alo.wire.description.Schemas;
import alo.wire.description.Words;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Makes the published description say what the codec does: ids and numbers are bare strings,
/// sealed families are told apart by `type`, every refusal is a problem of RFC 9457.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {
  private static final List<Class<?>> FAMILIES =
      List.of(FlowNode.class, FlowNode.Target.class, Prompt.class, Event.class);
  private static final Map<String, Class<?>> DRAFTS =
      Map.ofEntries(
          Map.entry("AgentDraft", AgentView.Draft.class),
          Map.entry("CalendarDraft", CalendarView.Draft.class),
          Map.entry("CustomerDraft", CustomerView.Draft.class),
          Map.entry("DepartmentDraft", DepartmentView.Draft.class),
          Map.entry("FlowDraft", FlowView.Draft.class),
          Map.entry("HookDraft", HookView.Draft.class),
          Map.entry("NumberDraft", NumberView.Draft.class),
          Map.entry("PermissionSetDraft", PermissionSetView.Draft.class),
          Map.entry("PromptDraft", PromptView.Draft.class),
          Map.entry("QueueDraft", QueueView.Draft.class),
          Map.entry("StockDraft", StockView.Draft.class));
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Done", "SignUpDone"),
          Map.entry("Requested", "SignUpRequested"),
          Map.entry("Verification", "SignUpVerification"),
          Map.entry("Request", "TicketRequest"),
          Map.entry("Purpose", "TicketPurpose"),
          Map.entry("At", "ProblemPlace"),
          Map.entry("Row", "AgentImportRow"),
          Map.entry("Cells", "AgentImportCells"),
          Map.entry("Outcome", "AgentImportOutcome"),
          Map.entry("Reset", "AgentReset"),
          Map.entry("What", "AgentResetWhat"),
          Map.entry("Leg", "CallLeg"),
          Map.entry("Recording", "CallRecording"),
          Map.entry("Text", "PromptText"),
          Map.entry("Placing", "CallRequest"),
          Map.entry("Placed", "CallPlaced"),
          Map.entry("Addition", "NumberStock"),
          Map.entry("Added", "NumberStockAdded"),
          Map.entry("Address", "RecordingAddress"),
          Map.entry("Validation", "FlowValidation"),
          Map.entry("Queued", "HookReplayQueued"));

  private static final Map<String, String> STATUS_BY_PATH_END =
      Map.ofEntries(
          Map.entry("signups", "201"),
          Map.entry("signups/requests", "202"),
          Map.entry("signups/verify", "201"),
          Map.entry("tickets", "201"),
          Map.entry("agents", "201"),
          Map.entry("agents/imports", "200"),
          Map.entry("queues", "201"),
          Map.entry("permission-sets", "201"),
          Map.entry("calendars", "201"),
          Map.entry("departments", "201"),
          Map.entry("numbers", "201"),
          Map.entry("flows", "201"),
          Map.entry("versions", "201"),
          Map.entry("prompts", "201"),
          Map.entry("customers", "201"),
          Map.entry("calls", "202"),
          Map.entry("hooks", "201"),
          Map.entry("integrations", "201"),
          Map.entry("replays", "202"),
          Map.entry("hold", "204"),
          Map.entry("agents/{id}/reset", "204"),
          Map.entry("calls/{id}/resume", "204"),
          Map.entry("hang-up", "204"));

  /// For the tool that builds the description.
  public ApiDescription() {}

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Components components = api.getComponents();
    if (components == null || api.getPaths() == null) {
      return;
    }
    Schemas.ofEveryServer(components);
    for (Class<?> family : FAMILIES) {
      Schemas.family(components, family);
    }
    components.addSchema(
        EventEnvelope.class.getSimpleName(), Schemas.record(components, EventEnvelope.class));
    // Edges' own paths are no part of the public interface.
    List.copyOf(api.getPaths().getPathItems().keySet()).stream()
        .filter(path -> path.startsWith("/edge/"))
        .forEach(path -> api.getPaths().removePathItem(path));
    SchemaNames.give(api, components, DRAFTS, NAMES);
    upload(api.getPaths().getPathItem("/api/v1/prompts"));
    Operations.complete(api, components, STATUS_BY_PATH_END);
    Explanations.add(api, Words.of(ApiDescription.class), Introduction.PARAMETERS);
    api.setInfo(
        OASFactory.createInfo()
            .title("Alo API")
            .version("1")
            .description(Introduction.text())
            .contact(OASFactory.createContact().name("Whoever runs this installation")));
    // Wherever the description is read, there is the server too.
    api.setServers(List.of(OASFactory.createServer().url("/").description("This server")));
  }

  /// Two methods share the path, one for each form; the scanner keeps one.
  private static void upload(PathItem item) {
    Schema form =
        OASFactory.createSchema()
            .addType(SchemaType.OBJECT)
            .addProperty("name", OASFactory.createSchema().addType(SchemaType.STRING))
            .addProperty(
                "file",
                OASFactory.createSchema()
                    .addType(SchemaType.STRING)
                    .format("binary")
                    .description("WAV, at most 10 MiB"))
            .addRequired("name")
            .addRequired("file");
    Schema draft = OASFactory.createSchema().ref(Schemas.PREFIX + "PromptDraft");
    item.getPOST()
        .setRequestBody(
            OASFactory.createRequestBody()
                .required(true)
                .content(
                    OASFactory.createContent()
                        .addMediaType(
                            "application/json", OASFactory.createMediaType().schema(draft))
                        .addMediaType(
                            "multipart/form-data", OASFactory.createMediaType().schema(form))));
  }
}
