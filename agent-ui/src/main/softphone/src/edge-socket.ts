// The agent socket: opens with a ticket, answers the edge's beats, comes back by itself.
import type { FromAgent, Ticket, ToAgent } from "./contract";

/** Where tickets come from. */
export type TicketAnswer = Ticket | "no-agent" | "signed-out" | "locked" | "away";

export interface SocketLike {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  send(text: string): void;
  close(): void;
}

/** The world outside, so that tests can play it. */
export interface World {
  ticket(): Promise<TicketAnswer>;
  open(address: string): SocketLike;
  after(ms: number, run: () => void): () => void;
  /** A number from 0 to 1 that spreads reconnects over time. */
  chance(): number;
  /** Keeps what the next page needs over a reload, also while the control plane is away. */
  keep(kept: Kept): void;
  kept(): Kept | undefined;
  /** Something unguessable by which the edge knows this page again. */
  newSession(): string;
}

/** What a page that had the phone leaves to itself after a reload: its newest ticket, its session. */
export interface Kept {
  ticket: Ticket;
  session: string;
}

export interface Listener {
  onFrame(frame: ToAgent): void;
  /** `lost` is tried again; the others wait for the agent. */
  onDown(why: "lost" | "elsewhere" | "signed-out" | "absent" | "locked"): void;
}

const RETRY_FIRST_MS = 250;
/**
 * However long the edge was away, it is asked again so soon. With OPEN_MAX_MS this is the longest
 * way back; an edge that has started waits 20 s for its agents (`AgentWindows.RETURN_MAX`).
 */
const RETRY_MAX_MS = 3_000;
/** Longer than any beat's distance: an edge that is silent so long is taken for gone. */
const SILENCE_MAX_MS = 12_000;
/** An opening that takes longer is given up. */
const OPEN_MAX_MS = 5_000;
/** A log-out that the edge does not confirm in this time is taken for done. */
const LOG_OUT_MAX_MS = 2_000;
/** The agent's wish to take the phone over ends when there is no edge to tell it for so long. */
const WISH_MAX_MS = 15_000;
const FRAME_LENGTH_MAX = 65_536;

/** Reasons with which the edge closes a socket. */
const TICKET_REFUSED = /ticket|not known/i;
const TAKEN = /another window/i;

export class EdgeSocket {
  private socket: SocketLike | undefined;
  private current: Ticket | undefined;
  private attempts = 0;
  private stopped = false;
  private beating = false;
  private refused: string | undefined;
  private cancelRetry: (() => void) | undefined;
  private cancelSilence: (() => void) | undefined;
  private loggedOut: (() => void) | undefined;
  private mine: boolean;
  private readonly session: string;
  private wish = false;
  private cancelWish: (() => void) | undefined;

  constructor(
    private readonly world: World,
    private readonly listener: Listener,
    /** Whether this page had the phone before it was loaded anew. */
    mine: boolean,
  ) {
    this.mine = mine;
    this.session = (mine ? world.kept()?.session : undefined) ?? world.newSession();
  }

  /**
   * Opens; `takeOver` takes the phone from another window. Only the agent may wish that, and once: a
   * page that comes back by itself, perhaps after its machine slept for hours, must not take the phone
   * from where he works now.
   */
  start(takeOver = false): void {
    this.stopped = false;
    this.cancelRetry?.();
    this.mine = this.mine || takeOver;
    this.cancelWish?.();
    this.wish = takeOver;
    if (takeOver) {
      this.cancelWish = this.world.after(WISH_MAX_MS, () => (this.wish = false));
    }
    void this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.cancelRetry?.();
    this.drop();
  }

  /** Logs the agent out of the telephone; done when the edge has closed the socket, or is silent. */
  async logOut(): Promise<void> {
    this.stopped = true;
    this.cancelRetry?.();
    if (this.send({ type: "log-out" })) {
      await new Promise<void>((resolve) => {
        this.loggedOut = resolve;
        this.world.after(LOG_OUT_MAX_MS, resolve);
      });
    }
    this.drop();
  }

  /** Sends a command; false when there is no socket to send it on. */
  send(message: FromAgent): boolean {
    if (!this.socket) {
      return false;
    }
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** The network is back: do not wait for the next attempt. */
  hurry(): void {
    if (!this.socket && !this.stopped && this.cancelRetry) {
      this.cancelRetry();
      this.cancelRetry = undefined;
      this.attempts = 0;
      void this.connect();
    }
  }

  private async connect(): Promise<void> {
    const ticket = await this.nextTicket();
    if (this.stopped || this.socket) {
      return;
    }
    if (ticket === "no-agent") {
      this.stopped = true;
      this.listener.onDown("absent");
      return;
    }
    if (ticket === "signed-out" || ticket === "locked") {
      this.stopped = true;
      this.listener.onDown(ticket);
      return;
    }
    if (ticket === "away") {
      this.retry();
      return;
    }
    this.current = ticket;
    this.listen(this.world.open(ticket.address), ticket.ticket);
  }

  /**
   * The ticket of this session, as the edge prolonged it: with it nobody else is needed. Only when there
   * is none, or it was refused, a new one; the edge knows the page by its session then.
   */
  private async nextTicket(): Promise<TicketAnswer> {
    const own = this.mine ? (this.current ?? this.world.kept()?.ticket) : undefined;
    return own && this.refused !== own.ticket ? own : this.world.ticket();
  }

  private listen(socket: SocketLike, ticket: string): void {
    this.socket = socket;
    this.beating = false;
    let over = false;
    const end = (reason: string) => {
      if (over) {
        return;
      }
      over = true;
      this.onClosed(socket, reason);
    };
    this.watch(OPEN_MAX_MS, () => {
      socket.close();
      end("silent");
    });
    socket.onopen = () => {
      const takeOver = this.wish;
      this.wish = false;
      socket.send(JSON.stringify({ type: "hello", ticket, takeOver, session: this.session } satisfies FromAgent));
    };
    socket.onmessage = (event) => {
      if (!over) {
        this.onMessage(socket, event.data);
      }
      if (this.beating && !over) {
        this.watch(SILENCE_MAX_MS, () => {
          socket.close();
          end("silent");
        });
      }
    };
    socket.onclose = (event) => end(event.reason);
  }

  private onMessage(socket: SocketLike, data: unknown): void {
    const frame = parse(data);
    if (!frame) {
      return;
    }
    if (frame.type === "beat") {
      this.beating = true;
      socket.send(JSON.stringify({ type: "alive", beat: frame.beat } satisfies FromAgent));
    } else if (frame.type === "welcome") {
      this.attempts = 0;
      this.mine = true;
      this.cancelSilence?.();
      this.keep();
    } else if (frame.type === "prolonged" && this.current) {
      this.current = { ...this.current, ticket: frame.ticket };
      this.keep();
    } else if (frame.type === "desk-changed") {
      const presence = frame.desk.presence;
      if (presence === "NOT_READY" || presence === "LOGGED_OUT" || presence === "WRAP_UP") {
        // The edge may beat more rarely, or not at all, while no call can come.
        this.beating = false;
        this.cancelSilence?.();
      }
    } else if (frame.type === "refused" && frame.code === "PHONE_ELSEWHERE") {
      this.elsewhere();
      return;
    } else if (frame.type === "refused" && frame.code === "USER_LOCKED") {
      // He is let in again by a page that he loads then.
      this.stopped = true;
      this.drop();
      this.listener.onDown("locked");
      return;
    }
    this.listener.onFrame(frame);
  }

  private keep(): void {
    if (this.current) {
      this.world.keep({ ticket: this.current, session: this.session });
    }
  }

  private elsewhere(): void {
    this.mine = false;
    this.stopped = true;
    this.drop();
    this.listener.onDown("elsewhere");
  }

  private onClosed(socket: SocketLike, reason: string): void {
    if (this.socket !== socket) {
      return;
    }
    this.socket = undefined;
    this.cancelSilence?.();
    if (this.stopped) {
      this.loggedOut?.();
      return;
    }
    if (TAKEN.test(reason)) {
      this.elsewhere();
      return;
    }
    if (TICKET_REFUSED.test(reason)) {
      // The next attempt must bring a new one.
      this.refused = this.current?.ticket;
      this.current = undefined;
    }
    this.listener.onDown("lost");
    this.retry();
  }

  private retry(): void {
    const wait = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** this.attempts++);
    this.cancelRetry = this.world.after(wait * (0.5 + this.world.chance() / 2), () => {
      this.cancelRetry = undefined;
      void this.connect();
    });
  }

  private watch(ms: number, run: () => void): void {
    this.cancelSilence?.();
    this.cancelSilence = this.world.after(ms, run);
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = undefined;
    this.cancelSilence?.();
    socket?.close();
  }
}

function parse(data: unknown): ToAgent | undefined {
  if (typeof data !== "string" || data.length > FRAME_LENGTH_MAX) {
    return undefined;
  }
  try {
    const frame: unknown = JSON.parse(data);
    return typeof frame === "object" && frame !== null && "type" in frame ? (frame as ToAgent) : undefined;
  } catch {
    return undefined;
  }
}
