// What the player carries, as a row of things to pick.
import { actionsOfItem, grantsWishes } from "../actions.js";
import { el, render } from "../dom.js";
import { icon, iconOf } from "../icons.js";
import { shownName } from "../words.js";

/**
 * @param {HTMLElement} row
 * @param {import("../state.js").Store} store
 * @param {{act: (action: import("../types.js").Action) => void}} doing
 */
export function mountCarry(row, store, { act }) {
  const heading = el("h2", { class: "carry-title" }, "You carry");
  const list = el("ul", { class: "carry-list" });
  row.append(heading, list);

  store.watch(["game", "selection", "pending", "spectator"], ({ game, selection, pending, spectator }) => {
    if (!game) return;
    const items = game.inventory.map((item) => ({
      item,
      orb: grantsWishes(game, item),
      usable: actionsOfItem(game, item).length > 0,
      chosen: selection?.kind === "item" && selection.id === item.id,
      busy: pending.some((key) => key.startsWith(`use:${item.id}`)),
    }));
    heading.textContent = spectator ? "The demo player carries" : "You carry";
    render(list, items, () =>
      items.length === 0
        ? [el("li", { class: "empty" }, "Nothing.")]
        : items.map(({ item, orb, usable, chosen, busy }) => {
            const slot = el(
              "button",
              {
                type: "button",
                class: `slot${usable ? " usable" : ""}${orb ? " orb" : ""}${item.properties?.made_by_orb ? " made" : ""}`,
                dataset: { focus: item.id, artifact: item.id },
                "aria-pressed": chosen ? "true" : "false",
                "aria-busy": busy ? "true" : null,
                title: item.description,
                onclick: () => choose(item),
                ondblclick: () => useOnly(item),
              },
              el("span", { class: "slot-icon" }, icon(iconOf(item, orb))),
              el("span", { class: "slot-name" }, shownName(item)),
            );
            const color = item.properties?.color_hex;
            if (typeof color === "string" && /^#[0-9a-f]{6}$/i.test(color)) slot.style.setProperty("--item", color);
            return el("li", {}, slot);
          }),
    );
  });

  /** @param {import("../types.js").Item} item */
  function choose(item) {
    const { selection } = store.get();
    const again = selection?.kind === "item" && selection.id === item.id;
    store.set({ selection: again ? null : { kind: "item", id: item.id } });
  }

  /** A double click uses a thing that has one use here. @param {import("../types.js").Item} item */
  function useOnly(item) {
    const { game, spectator } = store.get();
    if (!game || spectator) return;
    store.set({ selection: { kind: "item", id: item.id } });
    const actions = actionsOfItem(game, item);
    if (actions.length === 1) act(actions[0]);
  }
}
