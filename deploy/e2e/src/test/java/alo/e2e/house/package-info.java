/// The house against its own map: README, list of features, folders.
///
/// Owns: checks that need no running system. May use: the file system. Not here: scenarios of
/// calls.
@NullMarked
package alo.e2e.house;

import org.jspecify.annotations.NullMarked;
