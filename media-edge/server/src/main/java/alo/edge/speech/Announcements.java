package alo.edge.speech;

import alo.contract.flow.Prompt;
import alo.contract.id.TenantId;
import java.nio.file.Path;
import java.util.Optional;

/// Finds or makes the file of a prompt.
public interface Announcements {
  /// A WAV file, 8 kHz, 16 bit, mono; empty when there is none, e.g. an announcement that was not
  /// fetched yet.
  Optional<Path> fileOf(TenantId tenant, Prompt prompt);
}
