// The bell, made of two tones: nothing to fetch, nothing to decode. A browser lets a page sound only
// after the person touched it; `unlock` is called from such a touch.

const CADENCE_MS = 3_000;
const BURST_S = 0.4;

export class RingTone {
  private context: AudioContext | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  /** Whether the browser lets us sound. */
  get allowed(): boolean {
    return this.context?.state === "running";
  }

  async unlock(): Promise<void> {
    this.context ??= new AudioContext();
    if (this.context.state !== "running") {
      await this.context.resume().catch(() => undefined);
    }
  }

  start(): void {
    if (this.timer === undefined) {
      this.burst();
      this.timer = setInterval(() => this.burst(), CADENCE_MS);
    }
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private burst(): void {
    const context = this.context;
    if (context?.state !== "running") {
      return;
    }
    for (const offset of [0, BURST_S + 0.15]) {
      this.tone(context, 440, context.currentTime + offset);
      this.tone(context, 480, context.currentTime + offset);
    }
  }

  private tone(context: AudioContext, hertz: number, at: number): void {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(0.12, at + 0.03);
    gain.gain.setValueAtTime(0.12, at + BURST_S - 0.05);
    gain.gain.linearRampToValueAtTime(0, at + BURST_S);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + BURST_S);
  }
}
