// Tabs: one of several panels, chosen by mouse or arrow keys.
import { el } from "../dom.js";

/**
 * @template {string} K
 * @param {string} label what a screen reader calls the row of tabs
 * @param {string} id begins the ids of tabs and panels
 * @param {readonly (readonly [K, string])[]} tabs keys and labels
 * @param {(key: K) => void} chosen when another one was chosen
 */
export function createTabs(label, id, tabs, chosen) {
  /** @type {Record<string, HTMLButtonElement>} */
  const buttons = {};
  /** @type {Record<K, HTMLElement>} */
  const panels = /** @type {any} */ ({});
  let current = tabs[0][0];
  const bar = el("div", { class: "tabs", role: "tablist", "aria-label": label, onkeydown: arrows });
  for (const [key, name] of tabs) {
    buttons[key] = el("button", { type: "button", role: "tab", class: "tab", id: `${id}-tab-${key}`, "aria-controls": `${id}-panel-${key}`, onclick: () => choose(key) }, name);
    panels[key] = el("div", { role: "tabpanel", class: "tab-panel", id: `${id}-panel-${key}`, "aria-labelledby": `${id}-tab-${key}`, tabindex: "0" });
    bar.append(buttons[key]);
  }

  /** @param {KeyboardEvent} event */
  function arrows(event) {
    const at = tabs.findIndex(([key]) => key === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const [key] = tabs[(to + tabs.length) % tabs.length];
    choose(key);
    buttons[key].focus();
  }

  /** Shown at once: whoever is told may take a moment. @param {K} key */
  function choose(key) {
    show(key);
    chosen(key);
  }

  /** @param {K} key */
  function show(key) {
    current = key;
    for (const [name] of tabs) {
      buttons[name].setAttribute("aria-selected", String(name === key));
      buttons[name].tabIndex = name === key ? 0 : -1;
      panels[name].hidden = name !== key;
    }
  }

  show(current);
  return { bar, panels, show, elements: [bar, ...tabs.map(([key]) => panels[key])] };
}
