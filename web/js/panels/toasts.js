// Short messages over the place: what is under way, and what came of it.
import { el } from "../dom.js";
import { icon } from "../icons.js";

/**
 * @typedef {"good" | "bad" | "plain"} Tone
 * @typedef {{done: (text: string, tone: Tone) => void, close: () => void}} BusyToast
 * @typedef {{show: (text: string, tone: Tone) => void, busy: (text: string) => BusyToast}} Toasts
 */

const SHOWN = 4;

/**
 * They are also kept under "For you", and spoken by the live regions; here they are for the eye.
 *
 * @param {HTMLElement} holder
 * @returns {Toasts}
 */
export function createToasts(holder) {
  /** @param {string} text @param {Tone | "busy"} tone */
  function add(text, tone) {
    const words = el("p", {}, text);
    const mark = el("span", { class: "toast-mark", "aria-hidden": "true" });
    const toast = el("div", { class: `toast ${tone}` }, mark, words, dismiss());
    holder.append(toast);
    while (holder.childElementCount > SHOWN) holder.firstElementChild?.remove();
    /** @type {number | undefined} */
    let timer;

    function dismiss() {
      return el("button", { type: "button", class: "toast-close", "aria-label": "Dismiss message", onclick: () => toast.remove() }, icon("cross"));
    }

    function leave() {
      // What is being read or reached for stays.
      if (toast.matches(":hover") || toast.contains(document.activeElement)) timer = window.setTimeout(leave, 1_500);
      else toast.remove();
    }

    /** @param {string} said @param {Tone | "busy"} as */
    function become(said, as) {
      toast.className = `toast ${as}`;
      words.textContent = said;
      mark.replaceChildren(...(as === "good" ? [icon("check")] : as === "bad" ? [icon("cross")] : as === "busy" ? [el("span", { class: "spinner" })] : []));
      window.clearTimeout(timer);
      if (as !== "busy") timer = window.setTimeout(leave, Math.min(14_000, 4_500 + said.length * 45));
      if (!toast.isConnected) holder.append(toast);
    }

    become(text, tone);
    return { done: become, close: () => toast.remove() };
  }

  return {
    show: (text, tone) => void add(text, tone),
    busy: (text) => add(text, "busy"),
  };
}
