/// The one-machine launcher: `./alo up`, `down`, `call`, `doctor`.
///
/// Owns: the verbs. Entry point: [Main]. May use: all packages below.
/// Not here: how a single service is started (its own package), how the project is built (`alo`).
@NullMarked
package alo.local;

import org.jspecify.annotations.NullMarked;
