/// What every log line says of the call that it is about.
///
/// Owns: the keys `tenant` and `call` of the log's context. Entry point: [About]. May use:
/// contract. Not here: what is logged, and in which form (configuration).
@NullMarked
package alo.edge.log;

import org.jspecify.annotations.NullMarked;
