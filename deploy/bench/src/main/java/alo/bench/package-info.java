/// How fast it is, beside how fast it would be done otherwise.
///
/// Owns: the benchmarks behind `./alo bench`, their table and `.alo/bench.json`. Entry point:
/// `Bench`; further measurements join as services of the type `Measurement`. May use: the pure jars
/// `engine` and `rating`, JMH. Not here: the real chain (`chain`), limits that fail a build.
@NullMarked
package alo.bench;

import org.jspecify.annotations.NullMarked;
