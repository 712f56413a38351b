// When the pages' session expires, Vaadin lays a message over the page, and a click on it, or the
// escape key, loads the page anew. During a call neither may happen by accident.

const OVERLAY = ".v-system-error";

export function guardAgainstReload(inCall: () => boolean): void {
  const hold = (event: Event) => {
    const overlay = document.querySelector(OVERLAY);
    const hit =
      event instanceof KeyboardEvent
        ? event.key === "Escape" && overlay !== null
        : overlay !== null && event.composedPath().includes(overlay);
    if (hit && inCall()) {
      event.stopImmediatePropagation();
      event.preventDefault();
    }
  };
  addEventListener("click", hold, true);
  addEventListener("keydown", hold, true);
  addEventListener("keyup", hold, true);
}
