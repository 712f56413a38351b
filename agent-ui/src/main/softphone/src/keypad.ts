// Keys as RFC 4733 events.

const TONE_MS = 160;
const TONE_GAP_MS = 80;

/** What is used of `RTCDTMFSender`. */
export interface Tones {
  /** What is still to be played, without the tone that sounds now. */
  readonly toneBuffer: string;
  insertDTMF(tones: string, duration: number, gap: number): void;
}

/** Plays a key after those that wait already: by itself `insertDTMF` puts it in their place. */
export function playKey(tones: Tones, key: string): void {
  tones.insertDTMF(tones.toneBuffer + key, TONE_MS, TONE_GAP_MS);
}
