/// Start, stop, health and metrics of the edge's program.
///
/// Owns: the order in which the parts start. May use: all packages of the edge. Not here: anything
/// that a call needs.
@NullMarked
package alo.edge.platform;

import org.jspecify.annotations.NullMarked;
