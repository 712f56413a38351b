package alo.contract.hook;

import java.time.Instant;

/// Something that other programs are told, in the event stream and as the body of a web-hook's
/// message. It may gain fields and types; a reader leaves aside what he does not know.
///
/// @param sequence place in the tenant's stream, from 1, without gaps; 0 for a test
/// @param type an [EventType]'s name, e.g. `call.started`
/// @param timestamp when it happened
public record PublicEvent(long sequence, String type, Instant timestamp, EventData data) {}
