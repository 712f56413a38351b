/// Which waiting call goes to which ready agent: longest waiting, longest idle.
///
/// Owns: the lines of calls and of agents. Entry point: `Matcher`.
/// May use: the contract. Not here: other packages of the engine; `contactcenter` joins them.
@NullMarked
package alo.engine.acd;

import org.jspecify.annotations.NullMarked;
