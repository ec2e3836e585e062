// The bar at the top: the view, the theme, help, a wish under way, the model at work, the connection.
import { button, el, render } from "../dom.js";
import { icon } from "../icons.js";
import { stageName } from "../wish.js";

const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/**
 * @param {HTMLElement} bar
 * @param {import("../state.js").Store} store
 * @param {{toggleView: () => void, toggleSound: () => void, showLibrary: () => void, showModel: () => void, showHelp: () => void, showWish: () => void, retry: () => void}} doing
 */
export function mountTopbar(bar, store, { toggleView, toggleSound, showLibrary, showModel, showHelp, showWish, retry }) {
  const tools = el("div", { class: "topbar-tools" });
  const wishing = el("div", { class: "topbar-wish" });
  bar.append(wishing, tools);

  const draw = () => {
    const { view, noScene, model, connection, game, sound } = store.get();
    render(tools, [view, noScene, model, sound, connection.phase, connection.attempt, theme(), game?.playerSoul.name], () => [
      el(
        "button",
        {
          type: "button",
          class: "chip model",
          id: "model-chip",
          dataset: { focus: "model" },
          "aria-label": `Model: ${model ? model.writer : "not known yet"}. How to connect another`,
          title: "Which model writes the tools, and how to connect another",
          onclick: showModel,
        },
        el("span", { class: model && !model.offline ? "dot live" : "dot", "aria-hidden": "true" }),
        el("span", { class: "chip-label" }, "Model "),
        el("span", { class: "chip-value" }, model ? model.writer.replace(/ \(.*\)$/, "") : "…"),
      ),
      link(connection),
      button("", showLibrary, { class: "icon-button", focus: "library", id: "library-button", "aria-label": "The library of functions", title: "The library of functions" }),
      noScene === null &&
        button("", toggleView, {
          class: "icon-button",
          focus: "view",
          id: "view-toggle",
          "aria-label": view === "scene" ? "Show as a list" : "Show as a scene",
          title: view === "scene" ? "Show the place as a list" : "Show the place as a scene",
        }),
      button("", toggleSound, { class: "icon-button", focus: "sound", "aria-label": sound ? "Turn the sound off" : "Turn the sound on", title: sound ? "Turn the sound off" : "Turn the sound on" }),
      button("", nextTheme, { class: "icon-button", focus: "theme", "aria-label": `Colours: ${theme()}. Change`, title: `Colours: ${theme()}` }),
      button("", showHelp, { class: "icon-button", focus: "help", "aria-label": "Help", title: "How to play" }),
    ]);
    tools.querySelector("[data-focus=library]")?.replaceChildren(icon("book"));
    tools.querySelector("[data-focus=view]")?.replaceChildren(icon(view === "scene" ? "list" : "scene"));
    tools.querySelector("[data-focus=sound]")?.replaceChildren(icon(sound ? "sound" : "silent"));
    tools.querySelector("[data-focus=theme]")?.replaceChildren(icon("moon"));
    tools.querySelector("[data-focus=help]")?.replaceChildren(icon("help"));
  };

  /** @param {import("../state.js").PageState["connection"]} connection */
  function link(connection) {
    const words = { open: "Connected", connecting: "Connecting…", waiting: "Waiting…", lost: "Reconnecting…", refused: "Not connected" }[connection.phase];
    return connection.phase === "open" || connection.phase === "waiting"
      ? el("p", { class: "chip quiet", id: "connection" }, el("span", { class: connection.phase === "open" ? "dot live" : "dot", "aria-hidden": "true" }), el("span", { class: "chip-text" }, words))
      : el(
          "button",
          { type: "button", class: "chip warn", id: "connection", dataset: { focus: "retry" }, title: "Try again now", onclick: retry },
          el("span", { class: "dot off", "aria-hidden": "true" }),
          el("span", { class: "chip-text" }, connection.attempt > 0 ? `${words} (${connection.attempt})` : words),
        );
  }

  function nextTheme() {
    const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
    if (next === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("orbwright.theme", next);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    draw();
  }

  store.watch(["view", "noScene", "model", "connection", "game", "sound"], draw);

  store.watch(["wish"], ({ wish }) => {
    const last = wish?.stages.at(-1);
    const texts = { working: last ? stageName(last.stage) : "The Orb listens", offered: "There is one already", preview: "A tool waits to be kept", ready: "A tool is ready", declined: "The wish was not granted" };
    const text = wish ? texts[wish.status] : "";
    render(wishing, [wish?.status, text], () => (wish ? [wishButton(wish, text)] : []));
  });

  /** @param {import("../types.js").Wish} wish @param {string} text */
  function wishButton(wish, text) {
    return el(
      "button",
      { type: "button", class: `chip wish ${wish.status}`, id: "wish-chip", dataset: { focus: "wish" }, "aria-label": `Wish: ${text}. Show`, onclick: showWish },
      wish.status === "working" ? el("span", { class: "spinner", "aria-hidden": "true" }) : icon(wish.status === "declined" ? "cross" : wish.status === "ready" ? "check" : "help"),
      el("span", { class: "chip-text" }, text),
    );
  }
}

/** @returns {typeof THEMES[number]} */
function theme() {
  const chosen = document.documentElement.dataset.theme;
  return chosen === "light" || chosen === "dark" ? chosen : "auto";
}
