// How to play, on one screen.
import { el } from "../dom.js";
import { createDialog } from "./dialog.js";

const KEYS = [
  ["Tab", "go from thing to thing; Enter selects, Escape lets go"],
  ["Arrow keys", "turn and tilt the view, while the scene has the focus"],
  ["+ and −", "go nearer and farther"],
  ["W A S D", "move what the view looks at"],
  ["Home", "show the whole place again"],
  ["1 to 9", "pick what you carry, while the scene has the focus"],
];

/** @param {import("../state.js").Store} store */
export function createHelp(store) {
  const { body, open } = createDialog("help-dialog", "How to play");

  return {
    open() {
      const { game, noScene } = store.get();
      body.replaceChildren(
        el("p", { class: "story" }, String(game?.worldProperties?.ui_messages?.welcome ?? "Look around, use what you carry, and tell the Orb what you need.")),
        el(
          "ol",
          { class: "steps" },
          el("li", {}, el("strong", {}, "Choose a thing"), " in the place, or something that you carry. You see what it is, and what can be done."),
          el("li", {}, el("strong", {}, "Do it."), " The world answers at once; what it says to you is kept under “For you”."),
          el("li", {}, el("strong", {}, "Speak a wish to the Orb"), " when nothing that you carry helps. Say what a tool should do; it is written, tried out on a copy of the world, and given to you."),
        ),
        el("h3", {}, "Keys"),
        el("dl", { class: "keys" }, KEYS.map(([key, what]) => el("div", {}, el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)))),
        el("p", { class: "hint" }, "Drag to turn the view, pinch or use the wheel to go nearer. The list shows the same place in words; the button at the top changes between the two."),
        ...(noScene ? [el("p", { class: "problem" }, `The scene is not shown here: ${noScene} The list has everything.`)] : []),
      );
      open();
    },
  };
}
