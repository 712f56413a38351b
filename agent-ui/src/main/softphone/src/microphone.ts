// The microphone of a new leg. Beside the telephone, so that it is tested without a browser.
import type { Web } from "sip.js";

/**
 * Opens it as `open` does, but switched off while the call is muted: a muted call that comes back on
 * another leg is silent from that leg's first packet on.
 */
export function hushed(open: Web.MediaStreamFactory, muted: () => boolean): Web.MediaStreamFactory {
  return async (constraints, handler, options) => {
    const stream = await open(constraints, handler, options);
    for (const track of stream.getAudioTracks()) {
      track.enabled = !muted();
    }
    return stream;
  };
}
