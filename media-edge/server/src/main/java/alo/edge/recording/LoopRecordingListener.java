package alo.edge.recording;

import alo.contract.id.InteractionId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.edge.loop.TenantLoops;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
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
    return noted(
        tenant, new Command.RecordingSafe(call, recording, sha256, bytes, seconds, objectKey));
  }

  @Override
  public CompletionStage<?> gone(
      TenantId tenant, InteractionId call, RecordingId recording, String reason) {
    return noted(tenant, new Command.RecordingGone(call, recording, reason));
  }

  /// Fails unless the ledger has it, so that the sound is kept and the step repeated.
  private CompletionStage<?> noted(TenantId tenant, Command command) {
    return loops.tell(tenant, command).thenAccept(LoopRecordingListener::check);
  }

  /// CONFLICT says that it was settled before.
  static void check(Decision decision) {
    if (decision instanceof Decision.Rejected(var rejection)
        && rejection.code() != ProblemCode.CONFLICT) {
      throw new IllegalStateException("The ledger did not take it: " + rejection.detail());
    }
  }
}
