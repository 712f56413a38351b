/// The simulated telephone network: an Asterisk that plays callers and called parties.
///
/// Owns: its templates, voices, recordings and the manager connection. Entry point: [Carrier].
/// May use: `settings`, `process`. Not here: the edges' PBX (deploy/edge).
@NullMarked
package alo.local.carrier;

import org.jspecify.annotations.NullMarked;
