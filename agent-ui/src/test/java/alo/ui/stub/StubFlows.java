package alo.ui.stub;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowView;
import alo.contract.flow.Music;
import alo.contract.flow.PromptView;
import alo.contract.id.FlowId;
import alo.contract.id.PromptId;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.wire.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Flows, and what they play, of the control plane's API over [StubState].
final class StubFlows {
  private final StubState state;

  StubFlows(StubState state) {
    this.state = state;
  }

  Object flows(String method, String[] path, String body) {
    if (method.equals("GET") && path.length == 1) {
      return StubTenants.page(
          state.flows.stream()
              .map(f -> new FlowView(f.id(), f.name(), f.live(), null, f.publishedAt()))
              .toList());
    }
    if (method.equals("GET")) {
      return state.flows.stream()
          .filter(f -> f.id().value().equals(path[1]))
          .findFirst()
          .map(Object.class::cast)
          .orElseGet(StubTenants::notFound);
    }
    if (path.length == 1) {
      FlowView.Draft d = Json.read(body, FlowView.Draft.class);
      return publish(
          new FlowView(new FlowId("f" + (state.flows.size() + 1)), d.name(), 0, null, null),
          d.document());
    }
    FlowView old =
        state.flows.stream().filter(f -> f.id().value().equals(path[1])).findFirst().orElseThrow();
    return publish(old, Json.read(body, FlowDocument.class));
  }

  /// Like the control plane, but with one rule only: a queue must exist.
  private Object publish(FlowView old, FlowDocument document) {
    List<Problem.At> errors = new ArrayList<>();
    document
        .nodes()
        .forEach(
            (id, node) -> {
              if (node instanceof FlowNode.Queue q
                  && state.queues.stream().noneMatch(k -> k.id().equals(q.queue()))) {
                errors.add(
                    new Problem.At(
                        id,
                        "unknown-queue",
                        "Expected a queue of the tenant, but it is " + q.queue()));
              }
            });
    if (!errors.isEmpty()) {
      return Problem.of(ProblemCode.INVALID_FLOW, "The flow has errors", errors);
    }
    int version = (old.live() == null ? 0 : old.live()) + 1;
    FlowView made = new FlowView(old.id(), old.name(), version, document, Instant.now());
    state.flows.removeIf(f -> f.id().equals(old.id()));
    state.flows.add(made);
    return made;
  }

  Object music(String method, String body) {
    if (!method.equals("GET")) {
      state.music = Json.read(body, Music.class);
    }
    return state.music;
  }

  Object prompts(String method, String body) {
    if (method.equals("GET")) {
      return StubTenants.page(state.prompts);
    }
    PromptView made;
    if (body.startsWith("{")) {
      PromptView.Draft d = Json.read(body, PromptView.Draft.class);
      made =
          new PromptView(
              new PromptId(UUID.randomUUID().toString()), d.name(), d.text(), d.language(), 4);
    } else {
      made = new PromptView(new PromptId(UUID.randomUUID().toString()), "upload", null, null, 4);
    }
    state.prompts.add(made);
    return made;
  }
}
