package alo.contract.flow;

import alo.contract.id.PromptId;
import alo.contract.value.Language;
import org.jspecify.annotations.Nullable;

/// A stored announcement as its tenant sees it.
///
/// @param text what is spoken, null for an uploaded one
/// @param language of the text, null for an uploaded one
/// @param seconds how long it plays, rounded up
public record PromptView(
    PromptId id, String name, @Nullable String text, @Nullable Language language, int seconds) {

  /// Makes an announcement by text to speech.
  public record Draft(String name, String text, Language language) {}
}
