// The frame of all dialogs: a native <dialog> with a heading, a close button, and the focus where it belongs.
import { el } from "../dom.js";
import { icon } from "../icons.js";

/**
 * @param {string} id
 * @param {string} title
 * @param {{class?: string, closeLabel?: string}} [options]
 */
export function createDialog(id, title, { class: name = "", closeLabel = "Close" } = {}) {
  const heading = el("h2", { id: `${id}-title`, tabindex: "-1" }, title);
  const body = el("div", { class: "dialog-body" });
  const close = el("button", { type: "button", class: "button icon-button", "aria-label": closeLabel, onclick: () => dialog.close() }, icon("cross"));
  const dialog = el("dialog", { id, class: `dialog ${name}`.trim(), "aria-labelledby": `${id}-title` }, el("div", { class: "dialog-head" }, heading, close), body);
  // A click on the backdrop closes; one that began inside, such as marking text, does not.
  let pressedOutside = false;
  dialog.addEventListener("pointerdown", (event) => (pressedOutside = event.target === dialog));
  dialog.addEventListener("click", (event) => {
    if (pressedOutside && event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    // It may have been closed to be opened in another place.
    if (dialog.open) return;
    // What opened it may be gone by now.
    if (document.activeElement === document.body) {
      const next = /** @type {HTMLElement | null} */ (document.querySelector("#next button") ?? document.getElementById("here"));
      next?.focus({ preventScroll: true });
    }
  });
  document.body.append(dialog);
  return {
    dialog,
    heading,
    body,
    open() {
      if (!dialog.open) dialog.showModal();
    },
  };
}
