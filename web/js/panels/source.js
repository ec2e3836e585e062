// The source of a tool, and where it came from.
import { button, el } from "../dom.js";
import { humanize, shownName } from "../words.js";
import { createCode } from "./code.js";
import { createDialog } from "./dialog.js";
import { factList } from "./facts.js";

/**
 * @param {import("../state.js").Store} store
 * @param {import("../connection.js").Request} request
 */
export function createSourceDialog(store, request) {
  const { dialog, heading, body, open } = createDialog("source-dialog", "Source", { class: "wide" });
  let asked = 0;

  return {
    /** @param {{id: string, name: string}} item */
    async open(item) {
      const turn = ++asked;
      heading.textContent = `Source of ${shownName(item)}`;
      body.replaceChildren(el("p", { class: "hint" }, "Looking it up…"));
      open();
      const reply = await request("toolSource", { artifact_id: item.id });
      if (turn !== asked || !dialog.open) return;
      if (!reply.success) {
        body.replaceChildren(el("p", { class: "problem", role: "alert" }, reply.message || "The world does not show this source."));
        return;
      }
      const code = createCode(`Source of ${item.name}`);
      const said = el("span", { class: "hint", role: "status" });
      body.replaceChildren(
        ...[
          reply.description && el("p", { class: "story" }, String(reply.description)),
          factList(provenance(reply)) || null,
          code.element,
          el("div", { class: "dialog-actions" }, button("Copy source", () => copy(String(reply.source), said)), said),
        ].filter((part) => part !== null && part !== "" && part !== undefined),
      );
      code.show(String(reply.source ?? ""), true);
    },
  };
}

/** @param {Record<string, any>} reply @returns {[string, string][]} */
function provenance(reply) {
  /** @type {[string, unknown][]} */
  const facts = [["Function", reply.function_name], ["Language", reply.language], ["Status", reply.status], ...Object.entries(reply.provenance ?? {})];
  return facts
    .filter(([name, value]) => ["string", "number", "boolean"].includes(typeof value) && value !== "" && value !== reply.description && name !== "catalyst")
    .map(([name, value]) => [humanize(name), told(value)]);
}

/** A large number is a time, in milliseconds. @param {unknown} value */
function told(value) {
  return typeof value === "number" && value > 1e12 ? new Date(value).toLocaleString() : String(value);
}

/** @param {string} text @param {HTMLElement} said */
export async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = "Copied.";
  } catch {
    said.textContent = "The browser does not allow copying here; mark the text and copy it by hand.";
  }
}
