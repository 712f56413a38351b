// The only importer of SIP.js: registers, takes calls, gives sound. It dials nothing by itself; every
// call, also one out, comes as an INVITE from the edge.
import {
  type Invitation,
  Registerer,
  RegistererState,
  SessionState,
  UserAgent,
  Web,
} from "sip.js";
import type { Phone } from "./contract";
import { playKey } from "./keypad";
import { hushed } from "./microphone";
import type { Line } from "./phone-state";

export interface SipListener {
  onLine(line: Line): void;
  onInvite(key: string, offer: string | undefined): void;
  onEstablished(key: string): void;
  onEnded(key: string): void;
}

const ICE_GATHERING_MS = 500;
const REGISTER_SECONDS = 120;
const RETRY_FIRST_MS = 500;
const RETRY_MAX_MS = 5_000;
const OFFER_HEADER = "X-Alo-Offer";

export class SipPhone {
  private registration: Registration | undefined;
  private phone: Phone | undefined;
  private readonly calls = new Map<string, Invitation>();
  private muted = false;

  constructor(
    private readonly audio: HTMLAudioElement,
    private readonly listener: SipListener,
  ) {}

  /** Registers; with the same credentials it only sees to it that the line is up. */
  use(phone: Phone): void {
    const same =
      this.phone?.server === phone.server &&
      this.phone.user === phone.user &&
      this.phone.password === phone.password;
    if (same && this.registration) {
      this.registration.hurry();
      return;
    }
    this.registration?.retire(() => this.calls.size > 0);
    this.phone = phone;
    this.registration = new Registration(phone, {
      onLine: (line) => this.listener.onLine(line),
      onInvite: (invitation) => this.take(invitation),
      microphone: hushed(Web.defaultMediaStreamFactory(), () => this.muted),
    });
    this.registration.start();
  }

  /** Gives the line up: another window has it. */
  stop(): void {
    this.registration?.retire(() => false);
    this.registration = undefined;
    this.phone = undefined;
  }

  private take(invitation: Invitation): void {
    const key = invitation.request.callId;
    this.calls.set(key, invitation);
    invitation.stateChange.addListener((state) => {
      if (state === SessionState.Established) {
        this.sound(invitation);
        this.listener.onEstablished(key);
      } else if (state === SessionState.Terminated) {
        this.calls.delete(key);
        if (this.calls.size === 0) {
          this.audio.srcObject = null;
        }
        this.listener.onEnded(key);
      }
    });
    this.listener.onInvite(key, invitation.request.getHeader(OFFER_HEADER));
  }

  /** Answers; throws when there is no microphone. */
  async answer(key: string): Promise<void> {
    const invitation = this.calls.get(key);
    if (invitation?.state !== SessionState.Initial) {
      return;
    }
    await invitation.accept({
      sessionDescriptionHandlerOptions: {
        constraints: { audio: true, video: false },
        iceGatheringTimeout: ICE_GATHERING_MS,
      } as Web.SessionDescriptionHandlerOptions,
    });
  }

  /** Ends a call without the edge's help, when its socket is away. */
  async end(key: string): Promise<void> {
    const call = this.calls.get(key);
    if (call?.state === SessionState.Established) {
      await call.bye();
    } else if (call?.state === SessionState.Initial) {
      await call.reject();
    }
  }

  /** The legs that are there and those to come. */
  mute(on: boolean): void {
    this.muted = on;
    for (const sender of this.senders()) {
      if (sender.track) {
        sender.track.enabled = !on;
      }
    }
  }

  /** A key as RFC 4733 event. */
  key(tone: string): void {
    for (const sender of this.senders()) {
      if (sender.dtmf) {
        playKey(sender.dtmf, tone);
      }
    }
  }

  private senders(): RTCRtpSender[] {
    return [...this.calls.values()].flatMap(
      (call) => connectionOf(call)?.getSenders().filter((s) => s.track?.kind === "audio") ?? [],
    );
  }

  private sound(invitation: Invitation): void {
    const connection = connectionOf(invitation);
    if (!connection) {
      return;
    }
    const stream = new MediaStream(
      connection.getReceivers().flatMap((r) => (r.track.kind === "audio" ? [r.track] : [])),
    );
    this.audio.srcObject = stream;
    void this.audio.play().catch(() => undefined);
  }
}

function connectionOf(call: Invitation): RTCPeerConnection | undefined {
  return (call.sessionDescriptionHandler as Web.SessionDescriptionHandler | undefined)?.peerConnection;
}

/** One log-in at the PBX, kept up until it is retired. */
class Registration {
  private readonly agent: UserAgent;
  private readonly registerer: Registerer;
  private retired = false;
  private attempts = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private connecting = false;

  constructor(
    phone: Phone,
    private readonly listener: {
      onLine(line: Line): void;
      onInvite(invitation: Invitation): void;
      microphone: Web.MediaStreamFactory;
    },
  ) {
    const uri = UserAgent.makeURI(`sip:${phone.user}@${phone.domain}`);
    if (!uri) {
      throw new Error("The edge gave no SIP address");
    }
    this.agent = new UserAgent({
      uri,
      authorizationUsername: phone.user,
      authorizationPassword: phone.password,
      contactName: phone.user,
      // No `stop` when the page goes, and no SessionManager, which would do that: the call must
      // outlive a reload.
      logLevel: "error",
      transportOptions: { server: phone.server, connectionTimeout: 5, keepAliveInterval: 15 },
      sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(listener.microphone),
      sessionDescriptionHandlerFactoryOptions: {
        iceGatheringTimeout: ICE_GATHERING_MS,
        peerConnectionConfiguration: { iceServers: [] },
      },
      delegate: {
        onInvite: (invitation) => this.listener.onInvite(invitation),
        onDisconnect: () => this.retry(),
      },
    });
    this.registerer = new Registerer(this.agent, { expires: REGISTER_SECONDS, refreshFrequency: 80 });
    this.registerer.stateChange.addListener((state) => this.onState(state));
  }

  start(): void {
    this.listener.onLine("registering");
    this.agent
      .start()
      .then(() => this.register())
      .catch(() => this.retry());
  }

  /** The network is back, or the edge's program was restarted: make sure at once. */
  hurry(): void {
    if (!this.agent.isConnected() || this.registerer.state !== RegistererState.Registered) {
      this.attempts = 0;
      this.retry();
    }
  }

  /** Lets go of the line as soon as no call needs it. */
  retire(inUse: () => boolean): void {
    this.retired = true;
    clearTimeout(this.timer);
    const finish = () => {
      if (inUse()) {
        this.timer = setTimeout(finish, RETRY_FIRST_MS);
      } else {
        void this.agent.stop().catch(() => undefined);
      }
    };
    finish();
  }

  private onState(state: RegistererState): void {
    if (this.retired) {
      return;
    }
    if (state === RegistererState.Registered) {
      this.attempts = 0;
      this.listener.onLine("registered");
    } else if (state === RegistererState.Unregistered) {
      this.retry();
    }
  }

  private async register(): Promise<void> {
    await this.registerer.register({
      requestDelegate: { onReject: () => this.retry() },
    });
  }

  private retry(): void {
    if (this.retired || this.connecting) {
      return;
    }
    this.listener.onLine("lost");
    clearTimeout(this.timer);
    const wait = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** this.attempts++);
    this.timer = setTimeout(() => void this.again(), this.attempts === 1 ? 0 : wait);
  }

  private async again(): Promise<void> {
    if (this.retired) {
      return;
    }
    this.connecting = true;
    let up = false;
    try {
      if (!this.agent.isConnected()) {
        await this.agent.reconnect();
      }
      await this.register();
      up = true;
    } catch {
      // Tried again below.
    }
    this.connecting = false;
    if (!up) {
      this.retry();
    }
  }
}
