/// From a sound file of the PBX to an encrypted object that the store has confirmed.
///
/// Owns: [Recordings] (what is owed), [RecordingSpool], the port [ObjectStore]. May use: `config`
/// (keys), `loop`, Tink.
/// Not here: when to record (engine), who may listen (control plane).
@NullMarked
package alo.edge.recording;

import org.jspecify.annotations.NullMarked;
