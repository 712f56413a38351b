package alo.edge.platform;

import alo.edge.config.EdgeSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says what is wrong with the edge. The link is told but counts not: the edge works without it.
@Readiness
@ApplicationScoped
class Conditions implements HealthCheck {
  private static final long DISK_FREE_BYTES_MIN = 500L << 20;

  @Inject EdgeProgram program;
  @Inject EdgeSettings settings;

  @Override
  public HealthCheckResponse call() {
    EdgeProgram.Parts parts = program.findParts();
    var answer = HealthCheckResponse.named("edge");
    if (parts == null) {
      return answer.down().withData("program", "not started").build();
    }
    String pbx = parts.pbx().trouble();
    String ledger = parts.ledger().trouble();
    long free = new File(settings.data().toString()).getUsableSpace();
    boolean disk = free >= DISK_FREE_BYTES_MIN;
    return answer
        .withData("pbx", pbx.isEmpty() ? "ok" : pbx)
        .withData("ledger", ledger.isEmpty() ? "ok" : ledger)
        .withData("link", parts.link().linked() ? "ok" : parts.link().trouble())
        .withData("disk", disk ? "ok" : "only " + (free >> 20) + " MiB free")
        .withData("eventsNotSent", parts.link().backlog())
        .withData("recordingsOwed", parts.recordings().owed())
        .withData("tenants", parts.loops().tenants().size())
        .withData("windows", parts.windows().count())
        .status(pbx.isEmpty() && ledger.isEmpty() && disk)
        .build();
  }
}
