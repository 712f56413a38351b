/// The state machine of one call: where its customer is, what offer is out, who talks.
///
/// Owns: how each event of a call changes it. Entry point: `CallState`.
/// May use: the contract. Not here: other packages of the engine; `contactcenter` joins them.
@NullMarked
package alo.engine.call;

import org.jspecify.annotations.NullMarked;
