// The Orb's dialog: speaking a wish, seeing it made, what it would do, and what became of it.
import { grantsWishes } from "../actions.js";
import { el, render } from "../dom.js";
import { createCode } from "../panels/code.js";
import { createDialog } from "../panels/dialog.js";
import { functionIn } from "../wish.js";
import { createWishForm } from "./form.js";
import { offersOf } from "./offers.js";
import { declinedOf, readyOf } from "./outcome.js";
import { previewOf } from "./preview.js";
import { stageRows } from "./stages.js";

/**
 * @typedef {import("../types.js").Wish} Wish
 * @typedef {import("../types.js").Item} Item
 *
 * @param {import("../state.js").Store} store
 * @param {{act: (action: import("../types.js").Action) => void, wishing: import("../wishing.js").Wishing, showSource: (item: Item) => void,
 *     showModel: () => void, lookUpBudget: () => void, showFunction: (name: string) => void}} doing
 */
export function createOrbDialog(store, { act, wishing, showSource, showModel, lookUpBudget, showFunction }) {
  const { dialog, heading, body, open } = createDialog("orb-dialog", "Speak a wish", { class: "orb", closeLabel: "Close; the Orb goes on" });
  let catalystId = "";
  let title = "Speak a wish";
  let watching = false;
  let composing = true;
  /** @type {number | undefined} */
  let leaving;
  /** @type {Wish["status"] | null} */
  let before = null;

  const form = createWishForm(store, { send, back: () => { composing = false; draw(); focusOn("keep"); }, keepAtOnce: wishing.setKeepAtOnce });
  const code = createCode("The function as it is written");
  const codeTitle = el("h3", {}, "The function");
  const outcome = el("div", { class: "wish-outcome" });
  const words = el("blockquote", { class: "wish-words" });
  const stages = el("ol", { class: "stages", "aria-label": "What the Orb does" });
  const writing = el("section", { class: "wish-code", "aria-label": "The function" }, codeTitle, code.element);
  const progress = el("div", { class: "wish-progress", hidden: true }, words, outcome, stages, writing);
  body.append(form.element, progress);

  /** @param {string} text @param {import("./form.js").Mode} mode */
  function send(text, mode) {
    composing = false;
    if (mode.kind === "wish") wishing.submit(text, catalystId || String(store.get().game?.worldProperties?.orb_of_ingenuity_artifact_id ?? ""));
    else if (mode.kind === "tool") wishing.refineTool(mode.item, text);
    else wishing.refine(text);
    heading.focus();
  }

  /** @param {import("./form.js").Mode} mode @param {{words?: string, asked?: string}} [how] */
  function compose(mode, how) {
    composing = true;
    lookUpBudget();
    title = mode.kind === "wish" ? wishTitle() : "Refine a tool";
    form.begin(mode, how);
    draw();
    form.focus();
  }

  function wishTitle() {
    const { game } = store.get();
    const item = game?.inventory.find((other) => other.id === catalystId);
    return item && game && grantsWishes(game, item) ? `Speak a wish to the ${item.name}` : "Speak a wish";
  }

  function draw() {
    const { wish, spectator } = store.get();
    if (!dialog.open) return;
    const showForm = !watching && !spectator && (composing || !wish);
    // What is not real yet is seen in the scene: the dialog makes room for it.
    const beside = !watching && Boolean(wish) && (wish?.draft !== null || (dialog.classList.contains("docked") && !showForm)) && !(showForm && form.mode().kind !== "draft");
    dock(beside);
    form.element.hidden = !showForm;
    progress.hidden = showForm || !wish;
    if (showForm) {
      heading.textContent = title;
      form.draw();
    } else if (wish) {
      const made = wish.kind !== "wish";
      heading.textContent = {
        working: "The Orb is at work",
        offered: "There is one already",
        preview: "Not yet real",
        ready: made ? "Your tool has changed" : "Your tool is ready",
        declined: "The Orb stays dark",
      }[wish.status];
      drawWish(wish);
    }
  }

  /** @param {boolean} beside the scene, which stays free */
  function dock(beside) {
    if (watching || (dialog.classList.contains("docked") === beside && dialog.matches(":modal") !== beside)) return;
    dialog.classList.toggle("docked", beside);
    dialog.close();
    if (beside) dialog.show();
    else dialog.showModal();
  }

  /** @param {Wish} wish */
  function drawWish(wish) {
    words.textContent = wish.description;
    words.hidden = !wish.description;
    const state = store.get();
    render(outcome, [wish.status, wish.message, wish.problem, wish.artifactId, wish.draft, wish.offers, state.model?.offline, state.game?.inventory.some((item) => item.id === wish.artifactId)], () => ended(wish));
    const now = wish.status === "working" ? Math.floor((performance.now() - wish.startedAt) / 100) : 0;
    render(stages, [wish.stages, wish.status, now], () => stageRows(wish));
    stages.hidden = wish.status === "offered";
    codeTitle.textContent = wish.status === "working" ? "The function, as it is written" : "The function";
    writing.hidden = wish.source === "" || wish.status === "offered";
    code.show(functionIn(wish.source), wish.status !== "working");
  }

  /** @param {Wish} wish */
  function ended(wish) {
    const state = store.get();
    if (wish.status === "working") return [];
    if (wish.status === "offered") return offersOf(wish, { take: wishing.takeOffer, goOn: wishing.declineOffers, look: showFunction });
    if (wish.status === "preview" && wish.draft) return previewOf(wish, { keep: wishing.keep, refine: () => compose({ kind: "draft" }), discard: () => { dialog.close(); wishing.discard(); } });
    if (wish.status === "declined") return declinedOf(wish, state, { compose: (text) => compose(modeOf(wish), { words: text }), showModel });
    return readyOf(wish, state, {
      use: (action) => { dialog.close(); act(action); },
      showSource,
      refine: (item) => compose({ kind: "tool", item }),
      another: () => compose({ kind: "wish" }, { words: "" }),
    });
  }

  /** @param {Wish} wish @returns {import("./form.js").Mode} */
  function modeOf(wish) {
    const item = wish.kind === "refine" && store.get().game?.inventory.find((other) => other.id === wish.artifactId);
    return item ? { kind: "tool", item } : { kind: "wish" };
  }

  /** @param {string} key */
  function focusOn(key) {
    /** @type {HTMLElement | null} */ (outcome.querySelector(`[data-focus="${key}"]`))?.focus({ preventScroll: true });
  }

  store.watch(["wish", "game", "model", "account", "keepAtOnce"], draw);
  store.watch(["wish"], ({ wish, spectator }) => {
    clearTimeout(leaving);
    const now = wish?.status ?? null;
    const turned = now !== before;
    before = now;
    if (!wish || now === "working") return;
    if (now === "ready") form.clear();
    if (spectator && watching) leaving = window.setTimeout(() => dialog.close(), 6_000);
    // Whoever is in a hurry goes on with one key.
    if (turned && dialog.open && !composing && !watching) {
      body.scrollTop = 0;
      if (now === "preview") focusOn("keep");
      else if (now === "ready" && dialog.classList.contains("docked")) focusOn("use");
      else if (now === "offered") /** @type {HTMLElement | null} */ (outcome.querySelector(".offer button"))?.focus({ preventScroll: true });
    }
  });
  setInterval(() => {
    if (dialog.open && store.get().wish?.status === "working") draw();
  }, 200);
  dialog.addEventListener("keydown", (event) => {
    // The browser does this for dialogs that keep all else away, only.
    if (event.key === "Escape" && dialog.classList.contains("docked")) dialog.close();
  });
  dialog.addEventListener("close", () => {
    if (dialog.open) return;
    watching = false;
    dialog.classList.remove("watching", "docked");
    if (store.get().wish?.status === "ready") composing = true;
  });

  return {
    isOpen: () => dialog.open,

    /** @param {string} artifactId @param {string} [asked] */
    open(artifactId, asked) {
      const { wish } = store.get();
      catalystId = artifactId;
      open();
      const busy = wish !== null && ["working", "offered", "preview"].includes(wish.status);
      if (busy) {
        composing = false;
        draw();
      } else compose({ kind: "wish" }, { asked });
    },

    /** For a tool that one carries. @param {Item} item */
    refine(item) {
      open();
      compose({ kind: "tool", item });
    },

    /** Shows the wish that is under way, or the last one. */
    reopen() {
      const { wish } = store.get();
      if (!wish) return;
      catalystId = wish.catalystId || catalystId || String(store.get().game?.worldProperties?.orb_of_ingenuity_artifact_id ?? "");
      composing = false;
      open();
      draw();
      focusOn(wish.status === "preview" ? "keep" : "use");
    },

    /** Shows somebody else's wish beside the scene, and leaves it free. */
    watch() {
      watching = true;
      dialog.classList.add("watching");
      const active = document.activeElement;
      if (!dialog.open) dialog.show();
      // Whoever watches keeps the focus where it was.
      if (active instanceof HTMLElement && active !== document.body) active.focus({ preventScroll: true });
      draw();
    },
  };
}
