package alo.edge.recording;

import alo.contract.id.InteractionId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import java.util.concurrent.CompletionStage;

/// Hears how recordings end.
public interface RecordingListener {

  /// The store has confirmed it.
  ///
  /// @param sha256 of the plain WAV, in hex
  /// @param bytes of the plain WAV
  /// @return completes when this is in the ledger; only then the spool forgets the recording
  CompletionStage<?> safe(
      TenantId tenant,
      InteractionId call,
      RecordingId recording,
      String sha256,
      long bytes,
      int seconds,
      String objectKey);

  /// There is nothing to store.
  CompletionStage<?> gone(
      TenantId tenant, InteractionId call, RecordingId recording, String reason);
}
