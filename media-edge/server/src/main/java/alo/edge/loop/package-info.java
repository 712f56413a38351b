/// One single-writer loop for each tenant: decide, apply, keep, then act.
///
/// Owns: the order of decisions and of effects, deadlines, who is told of a changed desk, when a
/// state is built again, what of a ledger is forgotten. Entry point: [TenantLoops]. May use:
/// `ledger`, `phone`, engine. Not here: the rules themselves (engine), SIP, sockets.
@NullMarked
package alo.edge.loop;

import org.jspecify.annotations.NullMarked;
