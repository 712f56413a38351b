/// The only place where a program reads the system's clock.
///
/// Owns: the `InstantSource` bean. May use: `java.time`. Not here: deadlines, schedules.
@NullMarked
package alo.wire.time;

import org.jspecify.annotations.NullMarked;
