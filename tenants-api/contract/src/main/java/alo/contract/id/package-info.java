/// Typed ids: `transfer(InteractionId, QueueId)` can not be called with two strings.
///
/// Owns: every identifier that crosses a program's border. Entry point: [Id].
/// May use: nothing. Not here: numbers that people dial (`value.E164`).
@NullMarked
package alo.contract.id;

import org.jspecify.annotations.NullMarked;
