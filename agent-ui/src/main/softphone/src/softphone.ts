// <alo-softphone>: the agent's telephone. It lives beside Vaadin's outlet, so navigation, an expired
// session or a new deployment of the pages do not touch a call. See README.md for ids and events.
import { browserWorld, heldBefore, mutedBefore, rememberHeld, rememberMine, rememberMuted, wasMine } from "./browser";
import type { Desk, FromAgent, ToAgent } from "./contract";
import { EdgeSocket } from "./edge-socket";
import { guardAgainstReload, onPagesOver } from "./guard";
import { Panel } from "./panel";
import { dialable, PhoneState } from "./phone-state";
import { RingTone } from "./ring-tone";
import { onSignedIn, openSignIn } from "./sign-in";
import { SipPhone } from "./sip-phone";
import "./since";
import { Texts } from "./texts";

const TICK_MS = 1_000;

class AloSoftphone extends HTMLElement {
  private readonly state = new PhoneState(mutedBefore(), heldBefore());
  private readonly bell = new RingTone();
  private panel!: Panel;
  private socket!: EdgeSocket;
  private sip!: SipPhone;
  private pendingDial: string | undefined;
  private shownOffer: string | undefined;

  /** What is on the desk now, for a page that has just opened. */
  get desk(): Desk | null {
    return this.state.shownDesk ?? null;
  }

  /** Whether somebody is on the line: pages do not load themselves anew then. */
  get inCall(): boolean {
    return this.state.inCall;
  }

  /** Leaves the telephone and then the pages; refused while somebody is on the line. */
  async logOut(): Promise<void> {
    if (this.state.inCall) {
      this.state.notice = { key: "phone.log-out.in-call" };
      this.render();
      return;
    }
    await (this.socket as EdgeSocket | undefined)?.logOut();
    rememberMine(false);
    location.assign("logout");
  }

  connectedCallback(): void {
    if (!this.shadowRoot) {
      void this.begin(this.attachShadow({ mode: "open" }));
    }
  }

  private async begin(root: ShadowRoot): Promise<void> {
    this.hidden = true;
    const [texts, mine] = await Promise.all([Texts.load(document.documentElement.lang || "en"), wasMine()]);
    this.panel = new Panel(root, texts);
    this.sip = new SipPhone(this.panel.get<HTMLAudioElement>("remote"), {
      onLine: (line) => {
        this.state.line = line;
        this.render();
      },
      onInvite: (key, offer) => {
        this.state.onInvite(key, offer);
        this.follow();
      },
      onEstablished: (key) => {
        this.state.onEstablished(key);
        this.follow();
      },
      onEnded: (key) => {
        this.state.onSipEnded(key);
        this.follow();
      },
    });
    this.socket = new EdgeSocket(
      browserWorld(this.getAttribute("agent")),
      {
        onFrame: (frame) => this.onFrame(frame),
        onDown: (why) => this.onDown(why),
      },
      mine,
    );
    this.wire();
    this.socket.start();
    setInterval(() => this.panel.tick(this.state, Date.now()), TICK_MS);
  }

  private onFrame(frame: ToAgent): void {
    this.state.onFrame(frame, Date.now());
    if (this.state.takeDialledOver()) {
      this.panel.get<HTMLInputElement>("dial-number").value = "";
    }
    if (frame.type === "welcome") {
      rememberMine(true);
      this.sip.use(frame.phone);
      this.reveal(true);
    }
    if (frame.type !== "beat" && frame.type !== "prolonged") {
      this.follow();
    }
  }

  private onDown(why: "lost" | "elsewhere" | "signed-out" | "absent" | "locked"): void {
    this.state.link = why;
    if (why === "elsewhere" || why === "locked") {
      rememberMine(false);
      this.state.desk = undefined;
      this.sip.stop();
    }
    this.reveal(why !== "absent");
    this.follow();
  }

  private reveal(shown: boolean): void {
    this.hidden = !shown;
    document.documentElement.toggleAttribute("data-alo-phone", shown);
  }

  /** Does what the state asks for, shows it, tells the pages. */
  private follow(): void {
    this.followMute();
    const key = this.state.takeAnswerable();
    if (key !== undefined) {
      this.sip.answer(key).catch((e: unknown) => this.onAnswerFailed(key, e));
    }
    if (this.state.rings) {
      this.bell.start();
    } else {
      this.bell.stop();
    }
    if (this.state.call?.offer !== this.shownOffer) {
      this.shownOffer = this.state.call?.offer;
      this.panel.customer = undefined;
      this.panel.typed = "";
      this.panel.keypadOpen = false;
      void this.lookUp(this.state.call?.theirs);
    }
    this.render();
    this.dispatchEvent(
      new CustomEvent("alo-desk-changed", {
        bubbles: true,
        composed: true,
        detail: { desk: this.state.shownDesk ?? null, link: this.state.link, line: this.state.line },
      }),
    );
  }

  private render(): void {
    this.panel.show(this.state, Date.now(), this.bell.allowed);
  }

  /** Beside a call in a window of its own, else here: then the page begins anew, logged in. */
  private signIn(): void {
    if (!this.state.inCall || !openSignIn()) {
      location.reload();
    }
  }

  private onSignedIn(): void {
    this.state.loginOver = false;
    this.render();
    this.socket.start();
  }

  private async lookUp(number: string | undefined): Promise<void> {
    if (!number) {
      return;
    }
    const offer = this.shownOffer;
    try {
      const answer = await fetch("softphone/customer?phone=" + encodeURIComponent(number), {
        headers: { "X-Requested-With": "JavaScript" },
        redirect: "manual",
      });
      if (answer.ok && answer.status === 200 && offer === this.shownOffer) {
        const found = (await answer.json()) as { name: string; honorific?: string };
        this.panel.customer = [found.honorific, found.name].filter(Boolean).join(" ");
        this.render();
      }
    } catch {
      // The call matters more than the name.
    }
  }

  private onAnswerFailed(key: string, error: unknown): void {
    this.state.onAnswerFailed(key);
    const microphone = microphoneOf(error);
    if (microphone) {
      // The caller must not wait for a question to the agent: the next one gets him.
      this.state.microphone = microphone;
      this.decline();
    } else {
      this.state.notice = { key: "phone.answer-failed", detail: String(error) };
    }
    this.render();
  }

  /** Asks for the microphone before a call comes, so that no caller waits for the question. */
  private async microphone(): Promise<boolean> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      stream.getTracks().forEach((t) => t.stop());
      this.state.microphone = "allowed";
    } catch (error) {
      this.state.microphone = microphoneOf(error) ?? "missing";
    }
    this.render();
    return this.state.microphone === "allowed";
  }

  private send(message: FromAgent): void {
    if (!this.socket.send(message)) {
      this.state.notice = { key: "phone.no-connection" };
      this.render();
    }
  }

  /** Not waited for: a machine whose sound does not start would swallow what was pressed. */
  private unlockBell(): void {
    void this.bell.unlock().then(() => this.render());
  }

  private async ready(): Promise<void> {
    if (this.state.buttons().resumeWork) {
      this.send({ type: "ready" });
      return;
    }
    this.unlockBell();
    this.state.acknowledge();
    if (await this.microphone()) {
      this.send({ type: "ready" });
    }
  }

  private answer(): void {
    void this.bell.unlock();
    this.state.pressAnswer();
    this.follow();
  }

  private decline(): void {
    const ringing = this.state.ringing;
    if (this.state.link === "open") {
      this.send(this.state.about("decline"));
    } else if (ringing !== undefined) {
      void this.sip.end(ringing);
    }
  }

  private hangUp(): void {
    const talking = this.state.talking;
    if (this.state.link === "open") {
      this.send(this.state.about("hang-up"));
    } else if (talking !== undefined) {
      void this.sip.end(talking);
    }
  }

  private toggleMute(): void {
    this.state.toggleMute();
    this.followMute();
    this.render();
  }

  private followMute(): void {
    this.sip.mute(this.state.muted);
    rememberMuted(this.state.mutedCall);
    rememberHeld(this.state.held);
  }

  private holdOrResume(): void {
    this.send(this.state.about(this.state.call?.phase === "HELD" ? "resume" : "hold"));
  }

  private async dial(typed: string): Promise<void> {
    this.state.putAwayEnded();
    this.follow();
    const to = dialable(typed);
    if (to === undefined) {
      this.state.notice = { key: "phone.not-a-number", detail: typed };
      this.render();
      return;
    }
    if (!this.state.buttons().dial) {
      this.state.notice = { key: "phone.not-now" };
      this.render();
      return;
    }
    if (this.pendingDial === to) {
      return;
    }
    this.pendingDial = to;
    try {
      this.unlockBell();
      if (await this.microphone()) {
        this.send({ type: "dial", to });
      }
    } finally {
      this.pendingDial = undefined;
    }
  }

  private wrapUp(ready: boolean): void {
    const code = this.state.wrapUpCode;
    this.state.acknowledge();
    this.send(code ? { type: "wrap-up", code, ready } : { type: "wrap-up", ready });
  }

  private key(tone: string): void {
    this.sip.key(tone);
    this.panel.typed = (this.panel.typed + tone).slice(-24);
    this.render();
  }

  private wire(): void {
    const on = (id: string, act: () => void) => this.panel.get(id).addEventListener("click", act);
    on("ready", () => void this.ready());
    on("not-ready", () =>
      this.send({ type: "not-ready", reason: this.panel.get<HTMLSelectElement>("reasons").value }),
    );
    on("answer", () => this.answer());
    on("decline", () => this.decline());
    on("mute", () => this.toggleMute());
    on("hold", () => this.holdOrResume());
    on("resume", () => this.holdOrResume());
    on("hangup", () => this.hangUp());
    on("take-over", () => this.socket.start(true));
    on("sign-in", () => this.signIn());
    this.panel.get("wrapup").addEventListener("change", (event) => {
      this.state.wrapUpCode = (event.target as HTMLSelectElement).value;
    });
    on("finish", () => this.wrapUp(true));
    on("finish-not-ready", () => this.wrapUp(false));
    on("keypad", () => {
      this.panel.keypadOpen = !this.panel.keypadOpen;
      this.render();
    });
    for (const button of this.shadowRoot!.querySelectorAll<HTMLButtonElement>("[data-key]")) {
      button.addEventListener("click", () => this.key(button.dataset.key!));
    }
    this.panel.get("dial-form").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.dial(this.panel.get<HTMLInputElement>("dial-number").value);
    });
    this.panel.get("wrapup-form").addEventListener("submit", (event) => event.preventDefault());
    addEventListener("alo-dial", (event) => void this.dial(String((event as CustomEvent<{ to: string }>).detail.to)));
    addEventListener("online", () => this.socket.hurry());
    addEventListener("pointerdown", () => void this.bell.unlock().then(() => this.render()), { once: true });
    addEventListener("keydown", (event) => this.shortcut(event), true);
    guardAgainstReload(
      () => this.state.inCall,
      () => this.signIn(),
    );
    onPagesOver(() => {
      this.state.loginOver = this.state.inCall;
      this.render();
    });
    onSignedIn(() => this.onSignedIn());
  }

  private shortcut(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const may = this.state.buttons();
    const acts: Record<string, [boolean, () => void]> = {
      KeyR: [may.ready || may.resumeWork, () => void this.ready()],
      KeyN: [may.notReady || may.pause, () => this.panel.get("not-ready").click()],
      KeyA: [may.answer, () => this.answer()],
      KeyM: [may.mute, () => this.toggleMute()],
      KeyH: [may.hold || may.resume, () => this.holdOrResume()],
      KeyX: [may.hangUp, () => this.hangUp()],
    };
    const act = acts[event.code];
    if (act?.[0]) {
      event.preventDefault();
      act[1]();
    }
  }
}

function microphoneOf(error: unknown): "denied" | "missing" | undefined {
  const name = error instanceof DOMException || error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") {
    return "denied";
  }
  return name === "NotFoundError" || name === "NotReadableError" || name === "TypeError" ? "missing" : undefined;
}

customElements.define("alo-softphone", AloSoftphone);
