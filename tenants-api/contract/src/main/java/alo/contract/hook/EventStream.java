package alo.contract.hook;

import java.util.List;

/// A stretch of a tenant's event stream. It has no end: whoever asks again later with `after` gets
/// what came since and misses nothing of the last seven days.
///
/// @param events in order, at most `limit`
/// @param last pass as `after` to go on behind these and behind those that the filter left out
public record EventStream(List<PublicEvent> events, long last) {}
