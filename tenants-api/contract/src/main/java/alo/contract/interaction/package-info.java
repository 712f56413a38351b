/// What happened in a call, as facts (events) and as the record made of them.
///
/// Owns: the sealed [Event] family that edges write and everybody else reads, and [CallRecord].
/// May use: `id`, `value`, `flow`. Not here: how a call is decided (module `engine`).
@NullMarked
package alo.contract.interaction;

import org.jspecify.annotations.NullMarked;
