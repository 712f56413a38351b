import assert from "node:assert/strict";
import { test } from "node:test";
import type { Web } from "sip.js";
import { hushed } from "../src/microphone";

async function trackOf(muted: boolean): Promise<{ enabled: boolean }> {
  const track = { enabled: true };
  const open = hushed(
    () => Promise.resolve({ getAudioTracks: () => [track] } as unknown as MediaStream),
    () => muted,
  );
  await open({ audio: true }, {} as Web.SessionDescriptionHandler);
  return track;
}

test("[G1] a muted call's new leg has its microphone off before anything of it is sent", async () => {
  assert.equal((await trackOf(true)).enabled, false);
  assert.equal((await trackOf(false)).enabled, true);
});
