/// What callers hear: stored announcements and spoken texts, as files that the PBX plays.
///
/// Owns: text to speech and its cache. Entry point: [Announcements]. May use: `config`. Not here:
/// when something is played (engine).
@NullMarked
package alo.edge.speech;

import org.jspecify.annotations.NullMarked;
