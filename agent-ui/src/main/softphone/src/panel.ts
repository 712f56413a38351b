// Shows a PhoneState in the skeleton. It only writes; what the agent does is wired in softphone.ts.
import { MARKUP, REASONS } from "./markup";
import { clock, type Notice, type PhoneState, readable, wayOf } from "./phone-state";
import type { Texts } from "./texts";

export class Panel {
  /** Name of the customer who is on the line, when the desk's lookup found one. */
  customer: string | undefined;
  typed = "";
  keypadOpen = false;
  private codes = "";

  constructor(
    private readonly root: ShadowRoot,
    private readonly texts: Texts,
  ) {
    root.innerHTML = MARKUP;
    for (const element of root.querySelectorAll<HTMLElement>("[data-text]")) {
      element.textContent = texts.of(element.dataset.text!);
    }
    for (const element of root.querySelectorAll<HTMLElement>("[data-label]")) {
      element.setAttribute("aria-label", texts.of(element.dataset.label!));
    }
    const reasons = this.get<HTMLSelectElement>("reasons");
    for (const reason of REASONS) {
      reasons.add(new Option(texts.of("phone.reason." + reason), reason));
    }
  }

  get<T extends HTMLElement>(id: string): T {
    const element = this.root.getElementById(id);
    if (!element) {
      throw new Error("No element " + id);
    }
    return element as T;
  }

  show(state: PhoneState, nowMs: number, soundAllowed: boolean): void {
    const host = this.root.host as HTMLElement;
    const presence = state.desk?.presence;
    host.dataset.presence = presence ?? state.link;
    host.dataset.link = state.link;
    host.dataset.line = state.line;
    host.dataset.banner = state.banner;
    this.text("line", this.texts.of("phone.line." + (state.link === "open" ? state.line : state.link)));
    this.text("presence", this.texts.of("phone.presence." + state.banner));
    this.hide("muted", !(state.muted && state.inCall));
    this.text("reason", this.why(state));
    this.notice(state);
    this.hide("sound-hint", presence !== "READY" || soundAllowed);
    this.hide("elsewhere", state.link !== "elsewhere");
    this.hide("locked", state.link !== "locked");
    this.hide("signed-out", state.link !== "signed-out" && !state.loginOver);
    this.buttons(state);
    this.call(state);
    this.tick(state, nowMs);
  }

  /** Only the clocks; called every second. */
  tick(state: PhoneState, nowMs: number): void {
    const since = (iso: string | undefined) => (iso ? clock((nowMs - Date.parse(iso)) / 1000) : "");
    const desk = state.desk;
    const left = desk?.presence === "WRAP_UP" && desk.deadline;
    const held = state.banner === "HELD" ? state.held : undefined;
    this.text(
      "presence-timer",
      held ? clock((nowMs - held.sinceMs) / 1000) : left ? "−" + clock((Date.parse(left) - nowMs) / 1000) : since(desk?.since),
    );
    const call = state.call;
    this.text("call-timer", call && call.phase !== "ENDED" ? since(call.answeredAt ?? call.startedAt) : "");
  }

  private buttons(state: PhoneState): void {
    const may = state.buttons();
    this.hide("idle", !(may.ready || may.notReady || may.pause));
    this.hide("ready", may.pause && !may.resumeWork);
    this.enable("ready", may.ready || may.resumeWork);
    this.text("ready", this.texts.of(may.resumeWork ? "phone.ready-after" : "phone.ready"));
    this.enable("not-ready", may.notReady || may.pause);
    this.text("not-ready", this.texts.of(may.pause ? "phone.pause-after" : "phone.not-ready"));
    this.hide("answering", !(may.answer || may.decline));
    this.enable("answer", may.answer);
    this.hide("talking", !(may.mute || may.hold || may.resume || may.hangUp));
    this.enable("mute", may.mute);
    this.enable("hold", may.hold);
    this.hide("hold", may.resume);
    this.hide("resume", !may.resume);
    this.enable("keypad", may.keypad);
    this.enable("hangup", may.hangUp);
    this.hide("keys", !(may.keypad && this.keypadOpen));
    this.hide("wrapup-form", !may.wrapUp);
    this.hide("dial-form", !may.dial && !(may.notReady && state.line !== "registered"));
    this.enable("dial", may.dial);
    const mute = this.get("mute");
    mute.setAttribute("aria-pressed", String(state.muted));
    mute.textContent = this.texts.of(state.muted ? "phone.unmute" : "phone.mute");
    this.get("keypad").setAttribute("aria-expanded", String(this.keypadOpen));
    this.text("typed", this.typed);
  }

  private call(state: PhoneState): void {
    const call = state.call;
    this.hide("call", !call);
    if (!call) {
      return;
    }
    this.get("call").dataset.phase = call.phase;
    this.text("call-phase", this.texts.of("phone.phase." + call.direction + "." + call.phase));
    this.text("theirs", call.theirs ? readable(call.theirs) : this.texts.of("phone.withheld"));
    this.get("theirs").dataset.number = call.theirs ?? "";
    this.text("customer", this.customer ?? "");
    this.text("ours-title", this.texts.of(call.direction === "IN" ? "phone.dialled" : "phone.shown"));
    this.text("ours-label", call.label ? call.label + " · " : "");
    this.text("ours-number", readable(call.ours));
    this.get("ours").dataset.number = call.ours ?? "";
    this.row("queue", call.queueName ?? "");
    this.row("waited", call.direction === "IN" ? clock(call.waitSeconds) : "");
    this.row("path", wayOf(call.path, (id) => this.texts.find("phone.step." + id)));
    const codes = call.wrapUpCodes.join("\n");
    if (codes !== this.codes) {
      this.codes = codes;
      const select = this.get<HTMLSelectElement>("wrapup");
      select.replaceChildren(new Option(this.texts.of("phone.no-code"), ""));
      for (const code of call.wrapUpCodes) {
        select.add(new Option(code, code));
      }
    }
    this.get<HTMLSelectElement>("wrapup").value = state.wrapUpCode;
  }

  private notice(state: PhoneState): void {
    const notice: Notice | undefined =
      state.microphone === "denied" || state.microphone === "missing"
        ? { key: "phone.microphone." + state.microphone }
        : (state.notice ?? whyNotReady(state));
    this.hide("notice", !notice);
    this.text("notice", notice ? this.texts.of(notice.key, notice.detail ?? "") : "");
  }

  /** Why he is not ready, or will be after the call. */
  private why(state: PhoneState): string {
    const desk = state.desk;
    const pause = state.chosenPause;
    if (pause !== undefined) {
      return this.texts.of("phone.pause", this.reason(pause));
    }
    return desk?.presence === "NOT_READY" && desk.reason ? this.reason(desk.reason) : "";
  }

  private reason(code: string): string {
    return this.texts.find("phone.reason." + code) ?? code;
  }

  private row(id: string, value: string): void {
    this.text(id, value);
    const dd = this.get(id);
    dd.hidden = value === "";
    (dd.previousElementSibling as HTMLElement).hidden = value === "";
  }

  private text(id: string, value: string): void {
    const element = this.get(id);
    if (element.textContent !== value) {
      element.textContent = value;
    }
  }

  private hide(id: string, hidden: boolean): void {
    this.get(id).hidden = hidden;
  }

  private enable(id: string, enabled: boolean): void {
    this.get<HTMLButtonElement>(id).disabled = !enabled;
  }
}

/** Not ready for a reason that the agent did not choose is said in a whole sentence. */
function whyNotReady(state: PhoneState): Notice | undefined {
  const reason = state.setNotReady;
  return reason === undefined ? undefined : { key: "phone.why." + reason };
}
