// The pages' log-in may end while the telephone goes on: after a long day, or because an administrator
// ended it. A new log-in then happens in a window of its own, so that this page, and the call on it,
// stays. The window tells all pages of this browser when it is done (signed-in.html).

const CHANNEL = "alo-sign-in";
const PAGE = "signed-in.html";
const WINDOW = "popup,width=520,height=720";

/** Opens the window; false when the browser does not let us. */
export function openSignIn(): boolean {
  return window.open(PAGE, "alo-sign-in", WINDOW) !== null;
}

/** Somebody logged in in another window of this browser. */
export function onSignedIn(act: () => void): void {
  new BroadcastChannel(CHANNEL).onmessage = act;
}
