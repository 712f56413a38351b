/// Listening: finds a known voice in a recording, tells music from silence.
///
/// Owns: [Sound], [Voice]. May use: `javax.sound.sampled`. Not here: who recorded what (the
/// scenarios).
@NullMarked
package alo.e2e.sound;

import org.jspecify.annotations.NullMarked;
