// The world that the edge socket lives in, when it is a browser.
import type { Ticket } from "./contract";
import type { Held } from "./phone-state";
import type { Kept, SocketLike, TicketAnswer, World } from "./edge-socket";

const KEPT = "alo.phone.kept";
const MINE = "alo.phone.mine";
const MUTED = "alo.phone.muted";
const HELD = "alo.phone.held";
const TICKET_TIMEOUT_MS = 8_000;
const SESSION_BYTES = 16;
const FORBIDDEN = 403;
/** Answer of the server's log-in for scripts: the session is over. */
const LOGIN_NEEDED = 499;

/** The agent of a ticket: it is `base64url(JSON).signature`. */
function agentOf(ticket: Ticket): string | undefined {
  try {
    const claims = atob(ticket.ticket.split(".")[0]!.replace(/-/g, "+").replace(/_/g, "/"));
    return (JSON.parse(claims) as { agent?: string }).agent;
  } catch {
    return undefined;
  }
}

/**
 * The browser's world of one agent; `agent` is empty for a person who takes no calls and null while
 * the server does not know.
 */
export const browserWorld = (agent: string | null): World => ({
  async ticket(): Promise<TicketAnswer> {
    if (agent === "") {
      return "no-agent";
    }
    try {
      const answer = await fetch("softphone/ticket", {
        method: "POST",
        headers: { "X-Requested-With": "JavaScript" },
        redirect: "manual",
        signal: AbortSignal.timeout(TICKET_TIMEOUT_MS),
      });
      if (answer.status === 204) {
        return "no-agent";
      }
      if (answer.ok) {
        const ticket = (await answer.json()) as Ticket;
        // Somebody else logged in in this browser meanwhile: this page is not his.
        return agent === null || agentOf(ticket) === agent ? ticket : "signed-out";
      }
      if (answer.status === FORBIDDEN && ((await answer.json()) as { code?: string }).code === "USER_LOCKED") {
        return "locked";
      }
      const loginNeeded =
        answer.status === 401 || answer.status === LOGIN_NEEDED || answer.type === "opaqueredirect";
      return loginNeeded ? "signed-out" : "away";
    } catch {
      return "away";
    }
  },
  open: (address) => new WebSocket(address) as unknown as SocketLike,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  chance: Math.random,
  keep: (kept) => sessionStorage.setItem(KEPT, JSON.stringify(kept)),
  kept() {
    const text = sessionStorage.getItem(KEPT);
    const kept = text === null ? undefined : (JSON.parse(text) as Kept);
    // Somebody else may have logged in in this window since.
    return kept && agentOf(kept.ticket) === agent ? kept : undefined;
  },
  newSession: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(SESSION_BYTES)), (b) => b.toString(16).padStart(2, "0")).join(""),
});

/** Remembers over a reload that this window has the phone. */
export function rememberMine(mine: boolean): void {
  if (mine) {
    sessionStorage.setItem(MINE, "1");
  } else {
    sessionStorage.removeItem(MINE);
    sessionStorage.removeItem(KEPT);
  }
}

/** Remembers over a reload which call is muted. */
export function rememberMuted(call: string | undefined): void {
  if (call === undefined) {
    sessionStorage.removeItem(MUTED);
  } else {
    sessionStorage.setItem(MUTED, call);
  }
}

/** The call that was muted before the page was loaded anew. */
export function mutedBefore(): string | undefined {
  return sessionStorage.getItem(MUTED) ?? undefined;
}

/** Remembers over a reload since when a call is held. */
export function rememberHeld(held: Held | undefined): void {
  if (held === undefined) {
    sessionStorage.removeItem(HELD);
  } else {
    sessionStorage.setItem(HELD, held.sinceMs + " " + held.call);
  }
}

/** The hold that was on before the page was loaded anew. */
export function heldBefore(): Held | undefined {
  const [since, call] = (sessionStorage.getItem(HELD) ?? "").split(" ");
  return call === undefined ? undefined : { call, sinceMs: Number(since) };
}

/**
 * Whether this page had the phone before it was loaded anew. A duplicated tab inherits the memory but
 * not the lock, which the first tab still holds: it has to ask.
 */
export async function wasMine(): Promise<boolean> {
  const remembered = sessionStorage.getItem(MINE) === "1";
  const alone = await new Promise<boolean>((resolve) => {
    if (!navigator.locks) {
      resolve(true);
      return;
    }
    void navigator.locks.request("alo-phone", { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      // Held until the page goes.
      return lock ? new Promise<void>(() => undefined) : undefined;
    });
  });
  return remembered && alone;
}
