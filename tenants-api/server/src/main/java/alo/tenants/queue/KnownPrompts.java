package alo.tenants.queue;

import alo.contract.id.PromptId;

/// Which prompts there are to be played as music.
public interface KnownPrompts {
  /// Whether the tenant in whose schema the transaction works has such a prompt.
  boolean knows(PromptId prompt);
}
