import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Call, CallPhase, Desk, Presence } from "../src/contract";
import { causeNotice, clock, dialable, PhoneState, readable, wayOf } from "../src/phone-state";

const PHONE = { server: "ws://edge/ws", domain: "edge", user: "t_x", password: "p" };

function call(phase: CallPhase, more: Partial<Call> = {}): Call {
  return {
    id: "ix-1",
    offer: "of-1",
    direction: "IN",
    phase,
    ours: "+842873001001",
    label: "Bảo hành",
    theirs: "+84903123456",
    path: [],
    startedAt: "2026-11-22T03:00:00Z",
    waitSeconds: 14,
    autoAnswer: false,
    wrapUpCodes: [],
    ...more,
  };
}

function desk(presence: Presence, more: Partial<Desk> = {}): Desk {
  return { presence, since: "2026-11-22T03:00:00Z", ...more };
}

function opened(first: Desk = desk("NOT_READY")): PhoneState {
  const state = new PhoneState();
  state.onFrame({ type: "welcome", phone: PHONE, desk: first });
  state.line = "registered";
  return state;
}

describe("the telephone's state", () => {
  test("what was typed for a call out is done with when that call ends, and only then", () => {
    const state = opened();
    const dialled = call("DIALING", { direction: "OUT" });
    const takes = (next: Desk): boolean => {
      state.onFrame({ type: "desk-changed", desk: next });
      return state.takeDialledOver();
    };
    assert.equal(takes(desk("DIALING", { call: dialled })), false);
    assert.equal(takes(desk("TALKING", { call: { ...dialled, phase: "TALKING" } })), false);
    assert.equal(takes(desk("WRAP_UP", { call: { ...dialled, phase: "ENDED" } })), true);
    assert.equal(takes(desk("READY")), false, "the next number is typed already");
    assert.equal(takes(desk("DIALING", { call: { ...dialled, id: "ix-2" } })), false);
    assert.equal(takes(desk("NOT_READY")), true, "the call is gone at once");
    assert.equal(takes(desk("OFFERED", { call: call("RINGING") })), false);
    assert.equal(takes(desk("NOT_READY")), false, "a call in was not typed");
  });

  test("[W5] Ready may be pressed when not ready, and not before the edge has answered", () => {
    assert.equal(new PhoneState().buttons().ready, false);
    const state = opened();
    assert.equal(state.buttons().ready, true);
    assert.equal(state.buttons().dial, true);
    assert.equal(state.buttons().hangUp, false);
  });

  test("[W5] a call rings until Answer is pressed, and is answered as soon as its INVITE is there", () => {
    const state = opened(desk("OFFERED", { call: call("RINGING") }));
    assert.equal(state.rings, true);
    assert.equal(state.takeAnswerable(), undefined);
    state.pressAnswer();
    assert.equal(state.rings, false);
    assert.equal(state.takeAnswerable(), undefined, "the INVITE is not there yet");
    state.onInvite("sip-1", "of-1");
    assert.equal(state.takeAnswerable(), "sip-1");
    assert.equal(state.takeAnswerable(), undefined, "answered once only");
  });

  test("[G1] a call that is given back after a reload is answered by itself, without a bell", () => {
    const state = opened(desk("TALKING", { call: call("RECONNECTING", { autoAnswer: true, offer: "of-2" }) }));
    state.onInvite("sip-2", "of-2");
    assert.equal(state.rings, false);
    assert.equal(state.takeAnswerable(), "sip-2");
  });

  test("[G1] a muted call that comes back on another leg is muted, and the next call is not", () => {
    const state = opened(desk("TALKING", { call: call("TALKING") }));
    state.onInvite("s1", "of-1");
    state.onEstablished("s1");
    state.toggleMute();
    state.onSipEnded("s1");
    assert.equal(state.muted, true, "the leg is gone, the call is not");
    state.onFrame({ type: "desk-changed", desk: desk("TALKING", { call: call("RECONNECTING") }) });
    const back = { autoAnswer: true, offer: "of-2" };
    state.onFrame({ type: "desk-changed", desk: desk("TALKING", { call: call("RECONNECTING", back) }) });
    state.onInvite("s2", "of-2");
    assert.equal(state.takeAnswerable(), "s2");
    assert.equal(state.muted, true);
    state.onFrame({ type: "desk-changed", desk: desk("TALKING", { call: call("TALKING", back) }) });
    assert.equal(state.muted, true);
    state.onFrame({ type: "desk-changed", desk: desk("OFFERED", { call: call("RINGING", { id: "ix-2", offer: "of-3" }) }) });
    assert.deepEqual([state.muted, state.mutedCall], [false, undefined]);
  });

  test("[G1] a page that is loaded anew knows which call was muted", () => {
    const before = opened(desk("TALKING", { call: call("TALKING") }));
    before.toggleMute();
    const state = new PhoneState(before.mutedCall);
    const back = call("RECONNECTING", { autoAnswer: true, offer: "of-2" });
    state.onFrame({ type: "welcome", phone: PHONE, desk: desk("TALKING", { call: back }) });
    assert.equal(state.muted, true);
    state.toggleMute();
    assert.deepEqual([state.muted, state.mutedCall], [false, undefined]);

    const another = new PhoneState("ix-0");
    another.onFrame({ type: "welcome", phone: PHONE, desk: desk("TALKING", { call: back }) });
    assert.deepEqual([another.muted, another.mutedCall], [false, undefined]);
    const idle = new PhoneState("ix-1");
    idle.onFrame({ type: "welcome", phone: PHONE, desk: desk("READY") });
    idle.onFrame({ type: "desk-changed", desk: desk("OFFERED", { call: call("RINGING") }) });
    assert.equal(idle.muted, false, "the same caller, rung anew, is another conversation");
  });

  test("an INVITE of another offer is left alone; one without a name is taken when it is the only one", () => {
    const state = opened(desk("OFFERED", { call: call("RINGING", { autoAnswer: true }) }));
    state.onInvite("old", "of-0");
    assert.equal(state.takeAnswerable(), undefined);
    state.onInvite("nameless", undefined);
    assert.equal(state.takeAnswerable(), "nameless");
  });

  test("[P12] hold and resume take turns; keys are for talking only", () => {
    const state = opened(desk("TALKING", { call: call("TALKING") }));
    state.onInvite("s", "of-1");
    state.onEstablished("s");
    assert.deepEqual(
      [state.buttons().hold, state.buttons().resume, state.buttons().keypad, state.buttons().mute],
      [true, false, true, true],
    );
    state.onFrame({ type: "desk-changed", desk: desk("TALKING", { call: call("HELD") }) });
    assert.deepEqual(
      [state.buttons().hold, state.buttons().resume, state.buttons().keypad],
      [false, true, false],
    );
    assert.equal(state.inCall, true);
  });

  test("[P25] the cause of a failed call out is said in words", () => {
    const state = opened(desk("DIALING", { call: call("DIALING", { direction: "OUT" }) }));
    state.onFrame({
      type: "desk-changed",
      desk: desk("NOT_READY", { call: call("ENDED", { direction: "OUT", cause: 486 }) }),
    });
    assert.deepEqual(state.notice, { key: "phone.cause.486" });
    state.onFrame({ type: "desk-changed", desk: desk("NOT_READY") });
    assert.deepEqual(state.notice, { key: "phone.cause.486" }, "it stays until the next act");
    state.onFrame({ type: "desk-changed", desk: desk("READY") });
    assert.deepEqual(state.notice, { key: "phone.cause.486" }, "he was ready before, so he is again at once");
    state.acknowledge();
    assert.equal(state.notice, undefined);
    assert.deepEqual(causeNotice(499), { key: "phone.cause.other", detail: "499" });
  });

  test("[G1] a second window is told that another one has the phone", () => {
    const state = opened();
    state.onFrame({ type: "refused", code: "PHONE_ELSEWHERE", detail: "" });
    assert.equal(state.link, "elsewhere");
    assert.equal(state.buttons().ready, false);
  });

  test("[P12] a held call shows at the banner with the time of its hold, also after a reload", () => {
    const state = opened(desk("TALKING", { call: call("TALKING") }));
    assert.equal(state.banner, "TALKING");
    state.onFrame({ type: "desk-changed", desk: desk("TALKING", { call: call("HELD") }) }, 5_000);
    state.onFrame({ type: "desk-changed", desk: desk("TALKING", { call: call("HELD"), pause: "LUNCH" }) }, 9_000);
    assert.deepEqual([state.banner, state.held], ["HELD", { call: "ix-1", sinceMs: 5_000 }]);

    const loaded = new PhoneState(undefined, state.held);
    loaded.onFrame({ type: "welcome", phone: PHONE, desk: desk("TALKING", { call: call("HELD") }) }, 12_000);
    assert.equal(loaded.held?.sinceMs, 5_000);
    loaded.onFrame({ type: "desk-changed", desk: desk("TALKING", { call: call("TALKING") }) }, 13_000);
    assert.deepEqual([loaded.banner, loaded.held], ["TALKING", undefined]);
    loaded.onFrame({ type: "desk-changed", desk: desk("TALKING", { call: call("HELD") }) }, 14_000);
    assert.equal(loaded.held?.sinceMs, 14_000);
  });

  test("[A20] only a pause that the agent chose is said to be one after the call", () => {
    const state = opened(desk("NOT_READY", { reason: "RING_NO_ANSWER" }));
    assert.equal(state.setNotReady, "RING_NO_ANSWER");
    state.onFrame({ type: "desk-changed", desk: desk("DIALING", { pause: "RING_NO_ANSWER" }) });
    assert.deepEqual([state.chosenPause, state.setNotReady], [undefined, undefined]);
    state.onFrame({ type: "desk-changed", desk: desk("TALKING", { pause: "LUNCH" }) });
    assert.equal(state.chosenPause, "LUNCH");
  });

  test("a number that is refused does not stand above the call before", () => {
    const ended = call("ENDED", { direction: "OUT" });
    const state = opened(desk("READY", { call: ended }));
    assert.equal(state.call?.offer, "of-1");
    state.putAwayEnded();
    assert.deepEqual([state.call, state.shownDesk], [undefined, desk("READY")]);
    state.onFrame({ type: "desk-changed", desk: desk("DIALING", { call: { ...ended, phase: "DIALING", offer: "of-2" } }) });
    assert.equal(state.call?.offer, "of-2");
    state.onFrame({ type: "desk-changed", desk: desk("WRAP_UP", { call: { ...ended, offer: "of-2" } }) });
    state.putAwayEnded();
    assert.equal(state.call?.offer, "of-2", "its wrap-up is not done");
  });

  test("[X6] the code picked for one call is not sent for the next", () => {
    const state = opened(desk("WRAP_UP", { call: call("ENDED") }));
    state.wrapUpCode = "Hẹn gọi lại";
    state.onFrame({ type: "desk-changed", desk: desk("WRAP_UP", { call: call("ENDED") }) });
    assert.equal(state.wrapUpCode, "Hẹn gọi lại");
    state.onFrame({ type: "desk-changed", desk: desk("READY") });
    state.onFrame({ type: "desk-changed", desk: desk("OFFERED", { call: call("RINGING", { offer: "of-2" }) }) });
    assert.equal(state.wrapUpCode, "");
  });

  test("[A20] a pause can be asked for in a call, and withdrawn", () => {
    const state = opened(desk("TALKING", { call: call("TALKING") }));
    assert.deepEqual([state.buttons().pause, state.buttons().resumeWork], [true, false]);
    assert.deepEqual([state.buttons().ready, state.buttons().notReady], [false, false]);
    state.onFrame({ type: "desk-changed", desk: desk("TALKING", { call: call("TALKING"), pause: "LUNCH" }) });
    assert.equal(state.buttons().resumeWork, true);
    state.onFrame({ type: "desk-changed", desk: desk("WRAP_UP", { call: call("ENDED"), pause: "LUNCH" }) });
    assert.deepEqual([state.buttons().pause, state.buttons().resumeWork], [false, false]);
  });

  test("what is done to a call names it, so that a late click never hits the next one", () => {
    const state = opened(desk("TALKING", { call: call("TALKING") }));
    assert.deepEqual(state.about("hang-up"), { type: "hang-up", call: "ix-1" });
    state.onFrame({ type: "desk-changed", desk: desk("OFFERED", { call: call("RINGING", { id: "ix-2" }) }) });
    assert.deepEqual(state.about("decline"), { type: "decline", call: "ix-2" });
    state.onFrame({ type: "refused", code: "GONE", detail: "Expected call ix-1 ..." });
    assert.equal(state.notice?.key, "phone.refused.GONE");
    assert.deepEqual(opened().about("hold"), { type: "hold" });
  });

  test("a refused command is said and changes nothing", () => {
    const state = opened(desk("READY"));
    state.onFrame({ type: "refused", code: "DESTINATION_BARRED", detail: "Expected ..." });
    assert.equal(state.notice?.key, "phone.refused.DESTINATION_BARRED");
    state.onFrame({ type: "refused", code: "SOMETHING_NEW", detail: "Expected ..." });
    assert.deepEqual(state.notice, { key: "phone.refused.other", detail: "Expected ..." });
    assert.equal(state.desk?.presence, "READY");
  });

  test("[X6] wrap-up is offered after the call, and the mute does not last into the next one", () => {
    const state = opened(desk("TALKING", { call: call("TALKING") }));
    state.onInvite("s", "of-1");
    state.onEstablished("s");
    state.toggleMute();
    state.onSipEnded("s");
    state.onFrame({ type: "desk-changed", desk: desk("WRAP_UP", { call: call("ENDED") }) });
    assert.equal(state.buttons().wrapUp, true);
    assert.equal(state.muted, false);
    assert.equal(state.inCall, false);
  });

  test("without the edge a conversation goes on and can be hung up", () => {
    const state = opened(desk("TALKING", { call: call("TALKING") }));
    state.onInvite("s", "of-1");
    state.onEstablished("s");
    state.link = "lost";
    assert.equal(state.buttons().hangUp, true);
    assert.equal(state.buttons().mute, true);
    assert.equal(state.buttons().hold, false);
    assert.equal(state.rings, false);
  });

  test("an answer that failed for want of a microphone may be tried again", () => {
    const state = opened(desk("OFFERED", { call: call("RINGING") }));
    state.onInvite("s", "of-1");
    state.pressAnswer();
    assert.equal(state.takeAnswerable(), "s");
    state.onAnswerFailed("s");
    assert.equal(state.buttons().answer, true);
    state.pressAnswer();
    assert.equal(state.takeAnswerable(), "s");
  });
});

describe("numbers and clocks as people read them", () => {
  test("clocks", () => {
    assert.equal(clock(5), "00:05");
    assert.equal(clock(3_725), "1:02:05");
    assert.equal(clock(-3), "00:00");
  });

  test("Vietnamese numbers", () => {
    assert.equal(readable("+84903123456"), "0903 123 456");
    assert.equal(readable("+842838221234"), "028 3822 1234");
    assert.equal(readable("+6591234567"), "+6591234567");
    assert.equal(readable(undefined), "");
  });

  test("the way through the menu in words, without steps that say nothing", () => {
    const words: Record<string, string> = { menu: "menu", queue: "hàng đợi" };
    assert.equal(wayOf(["answer", "menu [1]", "key-1", "queue", "Bảo hành"], (id) => words[id]), "menu [1] › hàng đợi › Bảo hành");
  });

  test("what may be dialled", () => {
    assert.equal(dialable("0903 123-456"), "0903123456");
    assert.equal(dialable("+84 (28) 3822.1234"), "+842838221234");
    assert.equal(dialable("hello"), undefined);
    assert.equal(dialable(""), undefined);
  });
});
