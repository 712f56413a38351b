package alo.contract.flow;

import alo.contract.id.PromptId;
import org.jspecify.annotations.Nullable;

/// What a tenant's callers hear while they wait or are held, unless their queue has music of its
/// own.
///
/// @param prompt null for the provider's music
public record Music(@Nullable PromptId prompt) {}
