import assert from "node:assert/strict";
import { test } from "node:test";
import { playKey, type Tones } from "../src/keypad";

/** As browsers do: a new text takes the place of what waits; the first tone begins at once. */
class Sender implements Tones {
  toneBuffer = "";
  played = "";

  insertDTMF(tones: string): void {
    this.toneBuffer = tones;
  }

  next(): void {
    this.played += this.toneBuffer.slice(0, 1);
    this.toneBuffer = this.toneBuffer.slice(1);
  }
}

test("keys that are pressed faster than they sound are all played, in order", () => {
  const sender = new Sender();
  playKey(sender, "1");
  sender.next();
  playKey(sender, "9");
  playKey(sender, "5");
  playKey(sender, "8");
  for (let i = 0; i < 4; i++) {
    sender.next();
  }
  assert.equal(sender.played, "1958");
});
