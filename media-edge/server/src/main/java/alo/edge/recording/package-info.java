/// From a sound file of the PBX to an encrypted object that the store has confirmed.
///
/// Owns: [RecordingSpool], the port [ObjectStore]. May use: `config` (keys), Tink.
/// Not here: when to record (engine), who may listen (control plane).
@NullMarked
package alo.edge.recording;

import org.jspecify.annotations.NullMarked;
