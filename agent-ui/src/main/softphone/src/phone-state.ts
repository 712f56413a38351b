// What the telephone knows and what follows from it. No DOM, no network, no clock: the parts report
// here, and ask here what to do next. That makes it the part that is tested line by line.
import type { AboutCall, Call, Desk, Presence, ToAgent } from "./contract";

/**
 * The agent socket. `absent`: the person is no agent, so there is no telephone on the page. `locked`: he
 * may do nothing any more.
 */
export type Link = "connecting" | "open" | "lost" | "elsewhere" | "signed-out" | "absent" | "locked";

/** The SIP registration. */
export type Line = "off" | "registering" | "registered" | "lost";

export type Microphone = "unknown" | "allowed" | "denied" | "missing";

/** A sentence for the agent, as a key of the bundle; `detail` is what the edge said. */
export interface Notice {
  key: string;
  detail?: string;
}

/** What may be pressed now. */
export interface Buttons {
  ready: boolean;
  notReady: boolean;
  /** Not ready after the call. */
  pause: boolean;
  /** Ready after the call, after all. */
  resumeWork: boolean;
  answer: boolean;
  decline: boolean;
  mute: boolean;
  hold: boolean;
  resume: boolean;
  keypad: boolean;
  hangUp: boolean;
  wrapUp: boolean;
  dial: boolean;
}

interface SipCall {
  offer: string | undefined;
  established: boolean;
  answering: boolean;
}

/** Since when a call is held. */
export interface Held {
  call: string;
  sinceMs: number;
}

/** Reasons for not being ready that the edge gave, not the agent. */
const REASONS_OF_THE_EDGE = ["RING_NO_ANSWER", "CONNECTION_LOST", "DECLINED", "BUSY", "UNREACHABLE"];

/** SIP answers that have words of their own in the bundle (`phone.cause.486`). */
const KNOWN_CAUSES = [403, 404, 408, 410, 480, 484, 486, 487, 488, 500, 502, 503, 504, 600, 603, 604];

/** Refusals of the edge that have words of their own. */
const KNOWN_REFUSALS = [
  "DESTINATION_BARRED",
  "WRONG_STATE",
  "INVALID_NUMBER",
  "INVALID_REQUEST",
  "TENANT_SUSPENDED",
  "USER_LOCKED",
  "LIMIT_REACHED",
  "FORBIDDEN",
  "UNAUTHENTICATED",
  "NOT_FOUND",
  "GONE",
];

export class PhoneState {
  link: Link = "connecting";
  line: Line = "off";
  microphone: Microphone = "unknown";
  desk: Desk | undefined;
  muted = false;
  notice: Notice | undefined;
  /** The code picked for this call; the next call begins without one. */
  wrapUpCode = "";
  /** The pages' log-in is over; the telephone goes on. */
  loginOver = false;
  /** The notice is a failed call's cause: it stays until the agent does something else. */
  private causeShown = false;
  private readonly sip = new Map<string, SipCall>();
  private answerPressedFor: string | undefined;
  private dialledOver = false;
  /** The ended call that the agent has put away by dialling another number. */
  private putAwayOffer: string | undefined;

  /**
   * `mutedCall`: the call that is muted. It stays so when it comes back on another leg, also after the
   * page was loaded anew; as does `held`, the beginning of a hold.
   */
  constructor(
    public mutedCall?: string,
    public held?: Held,
  ) {}

  get call(): Call | undefined {
    return this.shownDesk?.call;
  }

  /** The desk without a call that is put away. */
  get shownDesk(): Desk | undefined {
    const desk = this.desk;
    const call = desk?.call;
    if (!call || call.phase !== "ENDED" || call.offer !== this.putAwayOffer) {
      return desk;
    }
    const { call: _, ...rest } = desk!;
    return rest;
  }

  /** What is said about the next number must not stand above the last one. */
  putAwayEnded(): void {
    if (this.desk?.presence !== "WRAP_UP") {
      this.putAwayOffer = this.desk?.call?.offer;
    }
  }

  /** What the banner says: a held call is more than one that is talked on. */
  get banner(): Presence | "HELD" | "none" {
    const presence = this.desk?.presence;
    return presence === "TALKING" && this.call?.phase === "HELD" ? "HELD" : (presence ?? "none");
  }

  /** Why he is set not ready without having asked for it. */
  get setNotReady(): string | undefined {
    const reason = this.desk?.presence === "NOT_READY" ? this.desk.reason : undefined;
    return reason !== undefined && REASONS_OF_THE_EDGE.includes(reason) ? reason : undefined;
  }

  /** The pause after this call that he chose; what the edge once decided is none. */
  get chosenPause(): string | undefined {
    const pause = this.desk?.pause;
    return pause !== undefined && REASONS_OF_THE_EDGE.includes(pause) ? undefined : pause;
  }

  /** A command for the call that is shown, by its name: a late click must not hit the next one. */
  about(type: AboutCall["type"]): AboutCall {
    const call = this.call?.id;
    return call === undefined ? { type } : { type, call };
  }

  /** Whether somebody is on the line: then the page must not be reloaded by anything but the agent. */
  get inCall(): boolean {
    const phase = this.call?.phase;
    return (phase !== undefined && phase !== "ENDED") || [...this.sip.values()].some((s) => s.established);
  }

  /** Takes in a frame of the edge that came at a moment. */
  onFrame(frame: ToAgent, nowMs = 0): void {
    switch (frame.type) {
      case "welcome":
        this.link = "open";
        this.notice = undefined;
        this.takeDesk(frame.desk, nowMs);
        return;
      case "desk-changed":
        this.takeDesk(frame.desk, nowMs);
        return;
      case "refused":
        if (frame.code === "PHONE_ELSEWHERE") {
          this.link = "elsewhere";
          this.desk = undefined;
        } else {
          const known = this.link === "open" && KNOWN_REFUSALS.includes(frame.code);
          this.notice = known
            ? { key: "phone.refused." + frame.code, detail: frame.detail }
            : { key: "phone.refused.other", detail: frame.detail };
          this.answerPressedFor = undefined;
        }
        return;
      case "beat":
      case "prolonged":
        return;
    }
  }

  private takeDesk(desk: Desk, nowMs: number): void {
    const before = this.desk?.call;
    this.desk = desk;
    const call = desk.call;
    if (call?.phase !== "HELD") {
      this.held = undefined;
    } else if (this.held?.call !== call.id) {
      this.held = { call: call.id, sinceMs: nowMs };
    }
    if (outGoesOn(before) && !(call?.id === before?.id && outGoesOn(call))) {
      this.dialledOver = true;
    }
    if (call?.offer !== before?.offer) {
      this.answerPressedFor = undefined;
      if (call) {
        this.wrapUpCode = "";
        this.acknowledge();
      }
    }
    if (call?.id !== before?.id || !this.goesOn) {
      this.mute(this.goesOn && call?.id === this.mutedCall);
    }
    if (call?.phase === "ENDED" && call.cause !== undefined && call.cause >= 300) {
      this.notice = causeNotice(call.cause);
      this.causeShown = true;
    } else if ((desk.presence === "READY" && !this.causeShown) || desk.presence === "TALKING") {
      this.acknowledge();
    }
  }

  toggleMute(): void {
    this.mute(!this.muted);
  }

  private mute(on: boolean): void {
    this.muted = on;
    this.mutedCall = on ? this.call?.id : undefined;
  }

  /** Whether the call is one that was answered: another leg of it is the same conversation. */
  private get goesOn(): boolean {
    const phase = this.call?.phase;
    return phase !== undefined && phase !== "RINGING" && phase !== "ENDED";
  }

  /** Whether a call out ended since the last time: what was typed for it is done with. */
  takeDialledOver(): boolean {
    const over = this.dialledOver;
    this.dialledOver = false;
    return over;
  }

  /** The agent went on: what was said before is read. */
  acknowledge(): void {
    this.notice = undefined;
    this.causeShown = false;
  }

  /** The agent pressed Answer; the SIP call may come a moment later than the desk. */
  pressAnswer(): void {
    this.answerPressedFor = this.call?.offer;
  }

  /** A SIP call came in. */
  onInvite(key: string, offer: string | undefined): void {
    this.sip.set(key, { offer, established: false, answering: false });
  }

  onEstablished(key: string): void {
    const sip = this.sip.get(key);
    if (sip) {
      sip.established = true;
    }
  }

  onSipEnded(key: string): void {
    this.sip.delete(key);
    if (this.sip.size === 0 && !this.goesOn) {
      this.mute(false);
    }
  }

  /**
   * The SIP call that is to be answered now, if there is one; each is named once. By its offer, else
   * the only one that rings, since a gateway on the way may have dropped the header.
   */
  takeAnswerable(): string | undefined {
    const call = this.call;
    if (!call || !(call.autoAnswer || this.answerPressedFor === call.offer)) {
      return undefined;
    }
    const key = this.keyOf(call);
    const sip = key === undefined ? undefined : this.sip.get(key);
    if (!sip || sip.established || sip.answering) {
      return undefined;
    }
    sip.answering = true;
    return key;
  }

  /** The answer failed (no microphone): it may be tried again. */
  onAnswerFailed(key: string): void {
    const sip = this.sip.get(key);
    if (sip) {
      sip.answering = false;
    }
    this.answerPressedFor = undefined;
  }

  private keyOf(call: Call): string | undefined {
    const entries = [...this.sip.entries()];
    const named = entries.find(([, s]) => s.offer === call.offer);
    if (named) {
      return named[0];
    }
    const unnamed = entries.filter(([, s]) => s.offer === undefined && !s.established);
    return unnamed.length === 1 ? unnamed[0]![0] : undefined;
  }

  /** Whether the bell rings. */
  get rings(): boolean {
    const call = this.call;
    return (
      this.link === "open" &&
      call?.phase === "RINGING" &&
      !call.autoAnswer &&
      this.answerPressedFor !== call.offer
    );
  }

  /** The SIP call that carries sound. */
  get talking(): string | undefined {
    return [...this.sip.entries()].find(([, s]) => s.established)?.[0];
  }

  /** A SIP call that rings, to be refused when the edge cannot be asked to. */
  get ringing(): string | undefined {
    return [...this.sip.entries()].find(([, s]) => !s.established)?.[0];
  }

  buttons(): Buttons {
    const open = this.link === "open";
    const presence = this.desk?.presence;
    const phase = this.call?.phase;
    const idle = presence === "NOT_READY" || presence === "READY" || presence === "LOGGED_OUT";
    const busy = presence === "DIALING" || presence === "TALKING";
    const sound = this.talking !== undefined;
    return {
      ready: open && (presence === "NOT_READY" || presence === "LOGGED_OUT"),
      notReady: open && idle,
      pause: open && busy,
      resumeWork: open && busy && this.desk?.pause !== undefined,
      answer: phase === "RINGING" && this.answerPressedFor !== this.call?.offer && open,
      decline: phase === "RINGING" && open,
      mute: sound,
      hold: open && phase === "TALKING",
      resume: open && phase === "HELD",
      keypad: sound && phase === "TALKING",
      hangUp: (phase !== undefined && phase !== "RINGING" && phase !== "ENDED") || (!open && sound),
      wrapUp: open && presence === "WRAP_UP",
      dial: open && (presence === "NOT_READY" || presence === "READY") && this.line === "registered",
    };
  }
}

/** A call out that is dialled or talked on. */
function outGoesOn(call: Call | undefined): boolean {
  return call?.direction === "OUT" && call.phase !== "ENDED";
}

/** A failed call's SIP status as a sentence. */
export function causeNotice(cause: number): Notice {
  return KNOWN_CAUSES.includes(cause)
    ? { key: "phone.cause." + cause }
    : { key: "phone.cause.other", detail: String(cause) };
}

/** `mm:ss`, with hours when there are any. */
export function clock(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(s / 3600);
  return (hours > 0 ? hours + ":" : "") + two(Math.floor(s / 60) % 60) + ":" + two(s % 60);
}

/** A number as people read it here: `+84283822123` becomes `028 3822 123`. */
export function readable(number: string | undefined): string {
  if (number === undefined) {
    return "";
  }
  if (!/^\+84\d{8,10}$/.test(number)) {
    return number;
  }
  const national = "0" + number.slice(3);
  const head = /^02[48]/.test(national) ? 3 : 4;
  const tail = national.slice(head);
  const cut = tail.length > 6 ? 4 : 3;
  return national.slice(0, head) + " " + tail.slice(0, cut) + " " + tail.slice(cut);
}

const SILENT_STEPS = /^(answer.*|.*-answer|bye|key-.*|.*-then)$/;

/** The way through the menu as people read it: known steps have words, those that say nothing are left out. */
export function wayOf(path: string[], word: (id: string) => string | undefined): string {
  return path
    .map((step) => ({ id: step.replace(/ \[.*/, ""), step }))
    .filter(({ id }) => !SILENT_STEPS.test(id))
    .map(({ id, step }) => (word(id) ?? id) + step.slice(id.length))
    .join(" › ");
}

/** What was typed as something that may be dialled, or nothing when it is no number. */
export function dialable(typed: string): string | undefined {
  const bare = typed.replace(/[\s().\-–]/g, "");
  return /^\+?[0-9*#]{1,20}$/.test(bare) ? bare : undefined;
}
