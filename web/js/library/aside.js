// Word of one's functions that failed too often and were set aside: stays until it is dealt with.
import { announce } from "../a11y.js";
import { button, el, render } from "../dom.js";

/**
 * @param {HTMLElement} holder
 * @param {import("../state.js").Store} store
 * @param {import("./api.js").Api} api
 * @param {{repair: (name: string) => void, show: (name: string) => void}} doing
 */
export function mountSetAside(holder, store, api, { repair, show }) {
  let asked = "";

  /** @param {string} name */
  function forget(name) {
    store.set({ setAside: store.get().setAside.filter((each) => each.name !== name) });
  }

  store.watch(["setAside"], ({ setAside }) => {
    const [first, ...others] = setAside;
    render(holder, [first, others.length], () =>
      first === undefined
        ? []
        : [
            el("p", { class: "aside-what" }, el("strong", {}, first.message || `${first.name} failed several times in a row and was set aside.`)),
            first.failure && el("p", { class: "aside-why" }, first.failure),
            el(
              "div",
              { class: "dialog-actions" },
              button("Repair it", () => { forget(first.name); repair(first.name); }, { class: "primary small", focus: "repair" }),
              button("See its runs", () => show(first.name), { class: "small", focus: "runs" }),
              button(others.length > 0 ? `Later (${others.length} more)` : "Later", () => forget(first.name), { class: "small", focus: "later" }),
            ),
          ],
    );
    holder.hidden = first === undefined;
  });

  // Those that were set aside before this page was opened.
  store.watch(["connection", "soulId"], async ({ connection, soulId, spectator }) => {
    if (connection.phase !== "open" || !soulId || spectator || asked === soulId) return;
    asked = soulId;
    try {
      const { functions } = await api.list({ owner: soulId, status: "quarantined", limit: 10 });
      const known = store.get().setAside;
      const more = functions.filter(({ name }) => !known.some((each) => each.name === name)).map(({ name }) => ({ name, message: `${name} failed several times in a row and was set aside.`, failure: "" }));
      if (more.length > 0) store.set({ setAside: [...known, ...more] });
    } catch {
      // The library says itself what is wrong when it is opened.
    }
  });

  return {
    /** @param {{function_name?: unknown, message?: unknown, failure?: any}} told */
    add(told) {
      const name = String(told?.function_name ?? "");
      if (!name) return;
      const failure = typeof told.failure === "string" ? told.failure : String(told.failure?.message ?? "");
      const entry = { name, message: String(told.message ?? ""), failure };
      store.set({ setAside: [...store.get().setAside.filter((each) => each.name !== name), entry] });
      announce(`${entry.message || `${name} was set aside.`} It can be repaired.`, "assertive");
    },
  };
}
