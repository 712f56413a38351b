package alo.edge.recording;

import alo.contract.id.InteractionId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.edge.loop.TenantLoops;
import alo.engine.contactcenter.Command;
import java.util.concurrent.CompletionStage;

/// Tells the tenant's loop how recordings end.
public record LoopRecordingListener(TenantLoops loops) implements RecordingListener {
  @Override
  public CompletionStage<?> safe(
      TenantId tenant,
      InteractionId call,
      RecordingId recording,
      String sha256,
      long bytes,
      int seconds,
      String objectKey) {
    return loops.tell(
        tenant, new Command.RecordingSafe(call, recording, sha256, bytes, seconds, objectKey));
  }

  @Override
  public CompletionStage<?> gone(
      TenantId tenant, InteractionId call, RecordingId recording, String reason) {
    return loops.tell(tenant, new Command.RecordingGone(call, recording, reason));
  }
}
