package alo.contract.flow;

import alo.contract.id.PromptId;
import alo.contract.value.Language;

/// What a caller hears at a node.
public sealed interface Prompt {
  /// The longest text that is spoken, in characters.
  int TEXT_LENGTH_MAX = 1_000;

  /// A stored announcement.
  record Stored(PromptId prompt) implements Prompt {}

  /// A text that the edge speaks.
  record Text(String text, Language language) implements Prompt {}
}
