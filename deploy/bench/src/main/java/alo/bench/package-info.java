/// How fast it is, beside how fast it would be done otherwise.
///
/// Owns: the benchmarks behind `./alo bench`, their table and `.alo/bench.json`. Entry point:
/// `Bench`; further measurements join as services of the type `Measurement`. May use: the pure jars
/// `engine` and `rating`, JMH. Not here: limits that fail a build; this only tells.
@NullMarked
package alo.bench;

import org.jspecify.annotations.NullMarked;
