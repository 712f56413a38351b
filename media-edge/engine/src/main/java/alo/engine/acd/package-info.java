/// Waiting calls and ready agents
///
/// Owns: exactly that. Entry point: ` which call goes to which agent, longest idle first.:Matcher`.
// May use: the contract.
/// Not here: other packages of the engine; `contactcenter` brings them together.
@NullMarked
package alo.engine.acd;

import org.jspecify.annotations.NullMarked;
