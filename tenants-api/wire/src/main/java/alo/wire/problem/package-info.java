/// From an exception to `application/problem+json`, once for all servers.
///
/// Owns: the mappers. Entry point: throw `alo.contract.problem.RejectedException`.
/// May use: Jakarta REST. Not here: the codes themselves (contract `problem`).
@NullMarked
package alo.wire.problem;

import org.jspecify.annotations.NullMarked;
