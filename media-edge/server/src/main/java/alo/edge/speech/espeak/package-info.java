/// Speech by the programs espeak-ng and sox.
///
/// Owns: [EspeakSpeech]. May use: `speech`. Not here: caching.
@NullMarked
package alo.edge.speech.espeak;

import org.jspecify.annotations.NullMarked;
