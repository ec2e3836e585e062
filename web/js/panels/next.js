// What one could do next, over the scene: for those who read nothing else.
import { button, el, render } from "../dom.js";
import { nextStep } from "../next.js";

/**
 * @param {HTMLElement} holder
 * @param {import("../state.js").Store} store
 * @param {{act: (action: import("../types.js").Action) => void}} doing
 */
export function mountNext(holder, store, { act }) {
  store.watch(["game", "spectator", "connection", "wish", "pending", "past"], ({ game, spectator, connection, wish, pending, past }) => {
    const quiet = !game || spectator || connection.phase !== "open" || (wish !== null && ["working", "offered", "preview"].includes(wish.status));
    const step = quiet ? null : nextStep(game, past);
    const busy = step !== null && pending.includes(step.action.key);
    render(holder, [step, busy], () =>
      step === null
        ? []
        : [
            el("p", { class: "next-why" }, step.why),
            button(step.action.label, () => act(step.action), { class: "next-step", focus: "next", "aria-label": `Next: ${step.action.label}`, busy }),
          ],
    );
  });
}
