import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import type { FromAgent, Ticket, ToAgent } from "../src/contract";
import { EdgeSocket, type Kept, type SocketLike, type TicketAnswer, type World } from "../src/edge-socket";

/** A socket whose other end the test plays. */
class PlayedSocket implements SocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly sent: FromAgent[] = [];
  closed = false;

  constructor(readonly address: string) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text) as FromAgent);
  }

  close(): void {
    this.closed = true;
  }

  say(frame: ToAgent): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  drop(reason = ""): void {
    this.onclose?.({ code: 1006, reason });
  }
}

/** A world whose time passes when the test says so. */
class PlayedWorld implements World {
  answers: TicketAnswer[] = [];
  asked = 0;
  sockets: PlayedSocket[] = [];
  keptHere: Kept | undefined;
  private sessions = 0;
  private timers: { at: number; run: () => void }[] = [];
  now = 0;

  ticket(): Promise<TicketAnswer> {
    this.asked++;
    return Promise.resolve(this.answers.shift() ?? ticket("t" + this.asked));
  }

  open(address: string): SocketLike {
    const socket = new PlayedSocket(address);
    this.sockets.push(socket);
    return socket;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.now + ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((t) => t !== timer);
    };
  }

  chance(): number {
    return 1;
  }

  keep(kept: Kept): void {
    this.keptHere = kept;
  }

  kept(): Kept | undefined {
    return this.keptHere;
  }

  newSession(): string {
    return "s" + ++this.sessions;
  }

  get last(): PlayedSocket {
    return this.sockets.at(-1)!;
  }

  async pass(ms: number): Promise<void> {
    this.now += ms;
    const due = this.timers.filter((t) => t.at <= this.now);
    this.timers = this.timers.filter((t) => t.at > this.now);
    due.forEach((t) => t.run());
    await settled();
  }

  /** Lets time pass until the page has opened one more socket. */
  async untilOpened(msMax: number): Promise<void> {
    const count = this.sockets.length;
    const end = this.now + msMax;
    while (this.sockets.length === count) {
      assert.ok(this.now < end, `no attempt within ${msMax} ms`);
      await this.pass(50);
    }
  }
}

const ticket = (name: string): Ticket => ({ ticket: name, address: "ws://edge/agent", expiresAt: "" });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const WELCOME: ToAgent = {
  type: "welcome",
  phone: { server: "ws://edge/ws", domain: "edge", user: "u", password: "p" },
  desk: { presence: "NOT_READY", since: "2026-11-22T03:00:00Z" },
};

describe("the agent socket", () => {
  let world: PlayedWorld;
  let frames: ToAgent[];
  let downs: string[];

  beforeEach(() => {
    world = new PlayedWorld();
    frames = [];
    downs = [];
  });

  async function started(mine = false): Promise<EdgeSocket> {
    const socket = new EdgeSocket(
      world,
      { onFrame: (f) => frames.push(f), onDown: (why) => downs.push(why) },
      mine,
    );
    socket.start();
    await settled();
    return socket;
  }

  test("opens with a ticket, and answers each beat from the page's script", async () => {
    await started();
    world.last.onopen?.();
    assert.deepEqual(world.last.sent, [{ type: "hello", ticket: "t1", takeOver: false, session: "s1" }]);
    world.last.say(WELCOME);
    world.last.say({ type: "beat", beat: 7 });
    assert.deepEqual(world.last.sent.at(-1), { type: "alive", beat: 7 });
    assert.equal(frames[0]?.type, "welcome");
  });

  test("[G1] after a loss it comes back with the ticket that the edge prolonged, and keeps its phone", async () => {
    await started();
    world.last.onopen?.();
    world.last.say(WELCOME);
    world.last.say({ type: "prolonged", ticket: "t1-prolonged" });
    world.last.drop();
    assert.deepEqual(downs, ["lost"]);
    await world.pass(250);
    assert.equal(world.sockets.length, 2);
    world.last.onopen?.();
    assert.deepEqual(world.last.sent, [{ type: "hello", ticket: "t1-prolonged", takeOver: false, session: "s1" }]);
    assert.equal(world.asked, 1, "the control plane was not needed");
  });

  test("[G1] after a reload the kept ticket serves, also while the control plane is away", async () => {
    world.keptHere = { ticket: ticket("kept"), session: "before" };
    world.answers = ["away"];
    await started(true);
    world.last.onopen?.();
    assert.deepEqual(world.last.sent, [{ type: "hello", ticket: "kept", takeOver: false, session: "before" }]);
    assert.equal(world.asked, 0);
  });

  test("a ticket that was refused is not shown twice", async () => {
    world.keptHere = { ticket: ticket("kept"), session: "before" };
    await started(true);
    world.last.onopen?.();
    world.last.drop("The ticket was refused");
    await world.pass(250);
    world.last.onopen?.();
    assert.deepEqual(world.last.sent, [{ type: "hello", ticket: "t1", takeOver: false, session: "before" }]);
  });

  test("[G15] an edge that was away for long has its pages back long before it gives them up", async () => {
    await started();
    world.last.onopen?.();
    world.last.say(WELCOME);
    world.last.drop();
    while (world.now < 600_000) {
      await world.untilOpened(3_000);
      world.last.drop();
    }
    const restarted = world.now;
    // The first opening after the edge's start comes too early and goes nowhere.
    await world.untilOpened(3_000);
    await world.untilOpened(8_100);
    world.last.onopen?.();
    assert.deepEqual(world.last.sent, [{ type: "hello", ticket: "t1", takeOver: false, session: "s1" }]);
    assert.ok(world.now - restarted < 20_000, "the grace of AgentWindows.RETURN_MAX");
    assert.equal(world.asked, 1, "the control plane was not needed");
  });

  test("pages that lost the same edge do not come back at one moment", async () => {
    const waits: number[] = [];
    for (const chance of [0, 0.5, 1]) {
      world = new PlayedWorld();
      world.chance = () => chance;
      await started();
      for (let lost = 0; lost < 6; lost++) {
        world.last.drop();
        const from = world.now;
        await world.untilOpened(3_000);
        waits[lost] = world.now - from;
      }
      assert.equal(waits[5], 1_500 + 1_500 * chance);
    }
  });

  test("waits longer and longer, up to three seconds, and not at all when the network is back", async () => {
    world.answers = ["away", "away", "away"];
    const socket = await started();
    assert.equal(world.asked, 1);
    await world.pass(250);
    assert.equal(world.asked, 2);
    await world.pass(250);
    assert.equal(world.asked, 2, "the second wait is longer");
    await world.pass(250);
    assert.equal(world.asked, 3);
    socket.hurry();
    await settled();
    assert.equal(world.asked, 4);
    assert.equal(world.sockets.length, 1);
  });

  test("another window has the phone: it waits for the agent, who may take it over", async () => {
    const socket = await started();
    world.last.onopen?.();
    world.last.say({ type: "refused", code: "PHONE_ELSEWHERE", detail: "Another window has the phone" });
    assert.deepEqual(downs, ["elsewhere"]);
    await world.pass(60_000);
    assert.equal(world.sockets.length, 1, "it does not come back by itself");
    socket.start(true);
    await settled();
    world.last.onopen?.();
    assert.deepEqual(world.last.sent, [{ type: "hello", ticket: "t1", takeOver: true, session: "s1" }]);
    world.last.say(WELCOME);
    world.last.drop();
    await world.untilOpened(3_000);
    world.last.onopen?.();
    assert.deepEqual(world.last.sent, [{ type: "hello", ticket: "t1", takeOver: false, session: "s1" }]);
  });

  test("[G1] a machine that wakes does not take the phone from where the agent works now", async () => {
    await started();
    world.last.onopen?.();
    world.last.say(WELCOME);
    world.last.drop();
    await world.pass(12 * 3_600_000);
    world.last.onopen?.();
    assert.deepEqual(world.last.sent, [{ type: "hello", ticket: "t1", takeOver: false, session: "s1" }]);
    world.last.drop("The ticket was refused");
    await world.untilOpened(3_000);
    world.last.onopen?.();
    assert.deepEqual(world.last.sent, [{ type: "hello", ticket: "t2", takeOver: false, session: "s1" }]);
    world.last.say({ type: "refused", code: "PHONE_ELSEWHERE", detail: "Another window has the phone" });
    assert.deepEqual(downs.at(-1), "elsewhere");
    await world.pass(60_000);
    assert.equal(world.sockets.length, 3, "it does not come back by itself");
  });

  test("[D5] who is locked is told so, and his page does not try again", async () => {
    await started();
    world.last.onopen?.();
    world.last.say(WELCOME);
    world.last.say({ type: "refused", code: "USER_LOCKED", detail: "Your access is locked" });
    assert.deepEqual(downs, ["locked"]);
    await world.pass(60_000);
    assert.equal(world.sockets.length, 1);
  });

  test("[D5] who is locked gets no ticket either, and is told so", async () => {
    world.answers = ["locked"];
    await started();
    assert.deepEqual(downs, ["locked"]);
    await world.pass(60_000);
    assert.equal(world.sockets.length, 0);
  });

  test("a tab that was duplicated is another session", async () => {
    world.keptHere = { ticket: ticket("kept"), session: "before" };
    await started(false);
    world.last.onopen?.();
    assert.deepEqual(world.last.sent, [{ type: "hello", ticket: "t1", takeOver: false, session: "s1" }]);
  });

  test("a wish to take over that could not be told is forgotten", async () => {
    const socket = await started();
    world.last.onopen?.();
    world.last.say({ type: "refused", code: "PHONE_ELSEWHERE", detail: "Another window has the phone" });
    socket.start(true);
    await settled();
    world.last.drop();
    await world.pass(15_000);
    await world.untilOpened(10_000);
    world.last.onopen?.();
    assert.equal(world.last.sent.at(-1)?.type, "hello");
    assert.equal((world.last.sent.at(-1) as { takeOver: boolean }).takeOver, false);
  });

  test("another window took the phone: no fight over it", async () => {
    await started();
    world.last.onopen?.();
    world.last.say(WELCOME);
    world.last.drop("Another window has taken the phone");
    assert.deepEqual(downs, ["elsewhere"]);
    await world.pass(60_000);
    assert.equal(world.sockets.length, 1);
  });

  test("an edge that has gone silent is left", async () => {
    await started();
    world.last.onopen?.();
    world.last.say(WELCOME);
    world.last.say({ type: "beat", beat: 1 });
    await world.pass(11_000);
    assert.deepEqual(downs, []);
    await world.pass(2_000);
    assert.deepEqual(downs, ["lost"]);
    assert.equal(world.last.closed, true);
  });

  test("nobody's telephone: a person who is no agent, and one whose log-in is over", async () => {
    world.answers = ["no-agent"];
    await started();
    assert.deepEqual(downs, ["absent"]);
    world.answers = ["signed-out"];
    await started();
    assert.deepEqual(downs, ["absent", "signed-out"]);
  });

  test("garbage from the edge disturbs nothing", async () => {
    await started();
    world.last.onopen?.();
    world.last.onmessage?.({ data: "{" });
    world.last.onmessage?.({ data: "null" });
    world.last.onmessage?.({ data: new ArrayBuffer(2) });
    assert.deepEqual(frames, []);
    assert.equal(world.last.closed, false);
  });

  test("[A19] a log-out is told to the edge, waits for its answer and does not come back", async () => {
    const socket = await started();
    world.last.onopen?.();
    world.last.say(WELCOME);
    const out = socket.logOut();
    assert.deepEqual(world.last.sent.at(-1), { type: "log-out" });
    world.last.drop("Logged out");
    await out;
    await world.pass(60_000);
    assert.equal(world.sockets.length, 1);
    assert.deepEqual(downs, []);
  });

  test("a log-out that the edge does not answer ends all the same", async () => {
    const socket = await started();
    const out = socket.logOut();
    await world.pass(2_000);
    await out;
    assert.equal(world.last.closed, true);
  });

  test("[G1] after a new log-in the telephone opens again, and a telephone that never closed stays", async () => {
    world.answers = ["signed-out"];
    const socket = await started();
    assert.deepEqual(downs, ["signed-out"]);
    socket.start();
    await settled();
    assert.equal(world.sockets.length, 1);
    world.last.onopen?.();
    world.last.say(WELCOME);
    socket.start();
    await settled();
    assert.equal(world.sockets.length, 1);
  });
});
