// The telephone's fixed skeleton: controls are there from the start and are shown or hidden, so that
// nothing is exchanged under the pointer and tests can hold on to an element.

/** Reasons an agent may give himself for not being ready; words stand under `phone.reason.*`. */
export const REASONS = ["BREAK", "LUNCH", "MEETING", "TRAINING", "PAPERWORK"];

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

export const MARKUP = `
<link rel="stylesheet" href="softphone/softphone.css">
<section class="panel" aria-labelledby="title">
  <header>
    <h2 id="title" data-text="phone.title"></h2>
    <span id="line" class="line" role="status"></span>
  </header>

  <div class="presence">
    <span class="dot" aria-hidden="true"></span>
    <strong id="presence" data-testid="presence" aria-live="polite"></strong>
    <time id="presence-timer" data-testid="presence-timer"></time>
    <span id="reason" data-testid="reason"></span>
    <span id="muted" data-testid="muted" class="muted" role="status" data-text="phone.muted" hidden></span>
  </div>

  <p id="notice" data-testid="notice" class="notice" role="alert" hidden></p>
  <p id="sound-hint" class="notice mild" hidden data-text="phone.sound.touch"></p>

  <div id="elsewhere" class="block" hidden>
    <p data-text="phone.elsewhere"></p>
    <button id="take-over" data-testid="take-over" class="primary" data-text="phone.take-over"></button>
  </div>
  <div id="locked" data-testid="locked" class="block" role="alert" hidden>
    <p data-text="phone.locked"></p>
  </div>
  <div id="signed-out" class="block" hidden>
    <p data-text="phone.signed-out"></p>
    <button id="sign-in" data-testid="sign-in" class="primary" data-text="phone.sign-in"></button>
  </div>

  <div id="call" class="call" data-testid="call" hidden>
    <div class="call-head">
      <span id="call-phase" data-testid="call-phase" aria-live="assertive"></span>
      <time id="call-timer" data-testid="call-timer"></time>
    </div>
    <div id="theirs" data-testid="theirs" class="theirs number"></div>
    <div id="customer" data-testid="customer" class="customer"></div>
    <dl>
      <dt id="ours-title"></dt><dd id="ours" data-testid="ours"><span id="ours-label"></span><span id="ours-number" class="number"></span></dd>
      <dt data-text="phone.queue"></dt><dd id="queue" data-testid="queue"></dd>
      <dt data-text="phone.waited"></dt><dd id="waited" data-testid="waited"></dd>
      <dt data-text="phone.path"></dt><dd id="path" data-testid="path"></dd>
    </dl>
  </div>

  <div class="answering" id="answering" hidden>
    <button id="answer" data-testid="answer" class="go" data-text="phone.answer" title="Alt+A"></button>
    <button id="decline" data-testid="decline" class="stop" data-text="phone.decline"></button>
  </div>

  <div class="talking" id="talking" hidden>
    <button id="mute" data-testid="mute" aria-pressed="false" data-text="phone.mute" title="Alt+M"></button>
    <button id="hold" data-testid="hold" data-text="phone.hold" title="Alt+H"></button>
    <button id="resume" data-testid="resume" class="primary" data-text="phone.resume" title="Alt+H" hidden></button>
    <button id="keypad" data-testid="keypad" aria-expanded="false" data-text="phone.keypad"></button>
    <button id="hangup" data-testid="hangup" class="stop wide" data-text="phone.hang-up" title="Alt+X"></button>
    <div id="keys" class="keys" hidden>
      ${KEYS.map((k) => `<button data-key="${k}" data-testid="key-${k}">${k}</button>`).join("")}
      <output id="typed" aria-live="polite"></output>
    </div>
  </div>

  <form id="wrapup-form" class="block" hidden>
    <label for="wrapup" data-text="phone.wrap-up"></label>
    <select id="wrapup" data-testid="wrapup"></select>
    <div class="pair">
      <button id="finish" data-testid="finish" type="button" class="primary" data-text="phone.finish-ready"></button>
      <button id="finish-not-ready" data-testid="finish-not-ready" type="button" data-text="phone.finish-not-ready"></button>
    </div>
  </form>

  <div id="idle" class="block idle" hidden>
    <button id="ready" data-testid="ready" class="go wide" data-text="phone.ready" title="Alt+R"></button>
    <div class="pair">
      <select id="reasons" data-testid="reasons" data-label="phone.reasons"></select>
      <button id="not-ready" data-testid="not-ready" data-text="phone.not-ready" title="Alt+N"></button>
    </div>
  </div>

  <form id="dial-form" class="block" hidden>
    <label for="dial-number" data-text="phone.dial-label"></label>
    <div class="pair">
      <input id="dial-number" data-testid="dial-number" type="tel" inputmode="tel" autocomplete="off" maxlength="30" placeholder="0901 234 567">
      <button id="dial" data-testid="dial" class="primary" data-text="phone.dial"></button>
    </div>
  </form>

  <audio id="remote" autoplay></audio>
</section>`;
