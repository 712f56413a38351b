package alo.contract.tenant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items at most `limit` (50 unless asked, 200 at most)
/// @param next pass as `cursor` to go on; null at the end
public record Page<T>(List<T> items, @Nullable String next) {}
