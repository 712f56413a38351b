/// Audio by the programs sox and espeak-ng, the only place that runs programs.
///
/// Owns: [SoxAudioTools]. May use: `ProcessBuilder`, never a shell; texts go through files.
/// Not here: where prompts are kept.
@NullMarked
package alo.tenants.flow.sox;

import org.jspecify.annotations.NullMarked;
