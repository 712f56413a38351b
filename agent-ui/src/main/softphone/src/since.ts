// <alo-since at="2026-11-22T03:00:00Z">: how long ago that was, counted on every second, so that a
// board does not ask the server what time it is.
import { clock } from "./phone-state";

const TICK_MS = 1_000;

class AloSince extends HTMLElement {
  static observedAttributes = ["at"];
  private timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.timer = setInterval(() => this.tick(), TICK_MS);
    this.tick();
  }

  disconnectedCallback(): void {
    clearInterval(this.timer);
  }

  attributeChangedCallback(): void {
    this.tick();
  }

  private tick(): void {
    const at = Date.parse(this.getAttribute("at") ?? "");
    this.textContent = Number.isNaN(at) ? "" : clock((Date.now() - at) / 1000);
  }
}

customElements.define("alo-since", AloSince);
