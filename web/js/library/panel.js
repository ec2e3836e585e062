// The library: a dialog at full height with the list on the left and one function on the right. The address says where one is.
import { announce } from "../a11y.js";
import { el } from "../dom.js";
import { createDialog } from "../panels/dialog.js";
import { sentenceOf } from "../http.js";
import { createDetail } from "./detail.js";
import { hashOf, spotOf } from "./link.js";
import { operator } from "../operator.js";
import { createList } from "./list.js";

/**
 * @param {import("../state.js").Store} store
 * @param {import("./api.js").Api} api
 * @param {{repair: (name: string) => void, onclose: () => void}} on
 */
export function createLibrary(store, api, { repair, onclose }) {
  const { dialog, body, open } = createDialog("library-dialog", "The library of functions", { class: "library" });
  const said = el("p", { class: "library-said", hidden: true });
  let saidAt = 0;
  const list = createList(store, api, { onimport: take, onoperator: asOther });
  const detail = createDetail(store, api, {
    go: (spot) => (location.hash = hashOf(spot)),
    changed: () => list.load(),
    say,
    repair(name) {
      dialog.close();
      repair(name);
    },
  });
  const office = el("p", { class: "library-office" });
  body.append(office, said, el("div", { class: "library-parts" }, list.element, detail.element));

  function drawOffice() {
    office.hidden = !operator();
    if (!operator()) return;
    office.textContent = "You act as an operator: you may change every function.";
  }

  /** Rights are other ones now. */
  function asOther() {
    drawOffice();
    list.load();
    detail.again();
  }
  dialog.addEventListener("close", onclose);

  /** @param {string} text @param {"good" | "bad"} tone */
  function say(text, tone) {
    said.textContent = text;
    said.className = `library-said ${tone === "good" ? "success" : "problem"}`;
    said.hidden = false;
    saidAt = performance.now();
    announce(text, tone === "good" ? "polite" : "assertive");
  }

  /** @param {File} file */
  async function take(file) {
    say(`Reading ${file.name}…`, "good");
    try {
      const answer = await api.importFile(file, operator() ? (store.get().soulId ?? "world") : undefined);
      const names = Array.isArray(answer?.imported) ? answer.imported.map((/** @type {any} */ each) => String(each?.name ?? each)) : [];
      say(names.length === 1 ? `${names[0]} is imported.` : `${names.length || "All"} functions are imported.`, "good");
      list.load();
      if (names.length === 1) location.hash = hashOf({ name: names[0] });
    } catch (error) {
      say(sentenceOf(error), "bad");
    }
  }

  return {
    /** Shows the place that the address says, or closes. */
    follow() {
      const spot = spotOf(location.hash);
      if (!spot) {
        if (dialog.open) dialog.close();
        return;
      }
      const fresh = !dialog.open;
      open();
      drawOffice();
      dialog.classList.toggle("one", spot.name !== null);
      // What was said of one function has nothing to do with the next, unless it led there.
      if (detail.name() !== spot.name && performance.now() - saidAt > 1_000) said.hidden = true;
      list.choose(spot.name);
      detail.open(spot, fresh);
      if (fresh) {
        list.load();
        if (spot.name === null) list.focus();
      }
    },
  };
}
