// When the pages' session or log-in is over, Vaadin lays a message over the page, and a click on it, or
// the escape key, loads the page anew. During a call neither may happen by accident: the click is then
// taken for the wish to log in, which the telephone does in a window of its own.

const OVERLAY = ".v-system-error";

export function guardAgainstReload(inCall: () => boolean, signIn: () => void): void {
  const hold = (event: Event) => {
    // Each failed request may have laid one more over the page.
    const hit =
      event instanceof KeyboardEvent
        ? event.key === "Escape" && document.querySelector(OVERLAY) !== null
        : event.composedPath().some((part) => part instanceof Element && part.matches(OVERLAY));
    if (hit && inCall()) {
      event.stopImmediatePropagation();
      event.preventDefault();
      if (event.type === "click") {
        signIn();
      }
    }
  };
  addEventListener("click", hold, true);
  addEventListener("keydown", hold, true);
  addEventListener("keyup", hold, true);
}

/** Calls `act` when the pages' message appears. */
export function onPagesOver(act: () => void): void {
  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    if (added.some((node) => node instanceof Element && node.matches(OVERLAY))) {
      act();
    }
  }).observe(document.body, { childList: true });
}
