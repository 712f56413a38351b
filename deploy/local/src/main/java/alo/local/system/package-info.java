/// The whole system on one machine: which services there are and in what order they start.
///
/// Owns: the list of services. Entry point: [LocalSystem]. May use: all but the verbs and `demo`.
/// Not here: building them.
@NullMarked
package alo.local.system;

import org.jspecify.annotations.NullMarked;
