package alo.edge.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;

/// Numbers that tell how the edge does.
@ApplicationScoped
class Gauges {
  @Inject MeterRegistry registry;
  @Inject EdgeProgram program;

  void register(@Observes StartupEvent event) {
    gauge("alo.edge.events.unsent", parts -> parts.link().backlog());
    gauge("alo.edge.link.up", parts -> parts.link().linked() ? 1 : 0);
    gauge("alo.edge.pbx.up", parts -> parts.pbx().trouble().isEmpty() ? 1 : 0);
    gauge("alo.edge.flows.callers", parts -> parts.pbx().callersInFlows());
    gauge("alo.edge.windows", parts -> parts.windows().count());
    gauge("alo.edge.recordings.owed", parts -> parts.recordings().owed());
    gauge("alo.edge.tenants", parts -> parts.loops().tenants().size());
  }

  private void gauge(String name, ToDoubleFunction<EdgeProgram.Parts> value) {
    registry.gauge(
        name,
        program,
        p -> {
          EdgeProgram.Parts parts = p.findParts();
          return parts == null ? 0 : value.applyAsDouble(parts);
        });
  }
}
