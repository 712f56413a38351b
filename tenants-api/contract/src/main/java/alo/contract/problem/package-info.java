/// One vocabulary of refusals, for every program: HTTP answers, sockets and logs use the same
/// codes.
///
/// Owns: [ProblemCode], [Problem], [Rejection]. May use: nothing.
/// Not here: the mapper to `application/problem+json` (module `wire`).
@NullMarked
package alo.contract.problem;

import org.jspecify.annotations.NullMarked;
