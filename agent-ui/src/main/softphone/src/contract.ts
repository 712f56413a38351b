// The words of the agent socket: alo.contract.agent.AgentSocketMessage and Desk, as JSON.

export type Presence =
  | "LOGGED_OUT"
  | "NOT_READY"
  | "READY"
  | "OFFERED"
  | "DIALING"
  | "TALKING"
  | "WRAP_UP";

export type CallPhase = "RINGING" | "DIALING" | "TALKING" | "HELD" | "RECONNECTING" | "ENDED";

export interface Call {
  id: string;
  offer: string;
  direction: "IN" | "OUT";
  phase: CallPhase;
  ours?: string;
  label?: string;
  theirs?: string;
  queue?: string;
  queueName?: string;
  path: string[];
  startedAt: string;
  answeredAt?: string;
  waitSeconds: number;
  autoAnswer: boolean;
  wrapUpCodes: string[];
  cause?: number;
}

export interface Desk {
  presence: Presence;
  since: string;
  reason?: string;
  deadline?: string;
  call?: Call;
  /** Why he will be not ready after the call and its wrap-up, if he will. */
  pause?: string;
}

/** How the softphone registers; lives as long as the socket's session. */
export interface Phone {
  server: string;
  domain: string;
  user: string;
  password: string;
}

export type ToAgent =
  | { type: "welcome"; phone: Phone; desk: Desk }
  | { type: "desk-changed"; desk: Desk }
  | { type: "beat"; beat: number }
  | { type: "refused"; code: string; detail: string }
  | { type: "prolonged"; ticket: string };

/** What is done to a call; refused (`GONE`) unless it is the one that is meant. */
export interface AboutCall {
  type: "decline" | "hold" | "resume" | "hang-up";
  call?: string;
}

export type FromAgent =
  | { type: "hello"; ticket: string; takeOver: boolean; session: string }
  | { type: "alive"; beat: number }
  | { type: "ready" }
  | { type: "not-ready"; reason: string }
  | { type: "log-out" }
  | AboutCall
  | { type: "dial"; to: string }
  | { type: "wrap-up"; code?: string; ready: boolean };

/** A pass for the agent socket, as the server hands it out. */
export interface Ticket {
  ticket: string;
  address: string;
  expiresAt: string;
}
