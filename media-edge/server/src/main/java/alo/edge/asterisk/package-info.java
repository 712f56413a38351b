/// Asterisk behind the ports of `phone`: the only importer of asterisk-java.
///
/// Owns: AMI and FastAGI, the translation of effects into the dialplan's pattern and of events into
/// commands, taking stock after a (re)connect, agents' endpoints. Entry point: [AsteriskPbx]. May
/// use: `loop`, `phone`, `speech`, `config`. Not here: any decision.
@NullMarked
package alo.edge.asterisk;

import org.jspecify.annotations.NullMarked;
