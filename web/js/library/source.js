// The source tab: reading it, and editing it by hand through the same checks as what the Orb writes.
import { button, el } from "../dom.js";
import { copy } from "../panels/source.js";
import { Problem, sentenceOf } from "../http.js";
import { createEditor } from "./editor.js";

/** Edits that are not kept yet, by function: they outlive the closing of the dialog. @type {Map<string, string>} */
const unsaved = new Map();

/** The same of their conditions. @type {Map<string, string>} */
const unsavedConditions = new Map();

/** @param {import("./api.js").FunctionDetail} shown */
function conditionsOf(shown) {
  return Object.keys(shown.conditions ?? {}).length > 0 ? JSON.stringify(shown.conditions, null, 2) : "";
}

/**
 * @param {import("./api.js").Api} api
 * @param {{done: (text: string) => void}} on
 */
export function createSource(api, { done }) {
  const holder = el("div", { class: "editor-holder" });
  const actions = el("div", { class: "dialog-actions" });
  const said = el("p", { class: "hint", role: "status" });
  const findings = el("ol", { class: "findings", "aria-label": "Findings" });
  const conditions = el("textarea", { id: "edit-conditions", rows: "6", spellcheck: "false", oninput: () => about && unsavedConditions.set(about.name, conditions.value) });
  const promises = el(
    "details",
    { class: "edit-conditions", hidden: true },
    el("summary", {}, "What it needs and promises"),
    el("label", { for: "edit-conditions", class: "hint" }, "Conditions, as JSON. What is kept has to do what they say; leave this empty to drop them."),
    conditions,
  );
  const element = el("div", { class: "source-tab" }, actions, said, findings, holder, promises);
  /** @type {import("./editor.js").Editor | null} */
  let editor = null;
  /** @type {import("./api.js").FunctionDetail | null} */
  let about = null;
  let editing = false;
  let turn = 0;

  async function build() {
    const shown = about;
    if (!shown) return;
    const mine = ++turn;
    findings.replaceChildren();
    const text = editing ? (unsaved.get(shown.name) ?? shown.source) : shown.source;
    const made = await createEditor({
      source: text,
      language: shown.language,
      label: editing ? `Source of ${shown.name}, to edit` : `Source of ${shown.name}`,
      editable: editing,
      onchange: (now) => {
        if (now === shown.source) unsaved.delete(shown.name);
        else unsaved.set(shown.name, now);
      },
      onsave: () => keep(),
    });
    if (mine !== turn) {
      made.dispose();
      return;
    }
    editor?.dispose();
    editor = made;
    holder.replaceChildren(made.element);
    promises.hidden = !editing;
    conditions.value = unsavedConditions.get(shown.name) ?? conditionsOf(shown);
    drawActions();
    if (editing) made.focus();
  }

  function drawActions() {
    const shown = about;
    if (!shown) return;
    const may = shown.rights.includes("edit");
    actions.replaceChildren(
      ...(editing
        ? [button("Keep as a new revision", keep, { class: "primary" }), button("Leave it as it was", leave), el("span", { class: "hint for-keyboards" }, "Ctrl + Enter keeps, too. It is checked and tried out first.")]
        : [
            ...(may ? [button(unsaved.has(shown.name) ? "Go on editing" : "Edit", edit)] : []),
            button("Copy source", () => copy(shown.source, said)),
          ]),
    );
  }

  function edit() {
    editing = true;
    said.textContent = "";
    build();
  }

  function leave() {
    if (about) forget(about.name);
    editing = false;
    said.textContent = "";
    said.className = "hint";
    build();
  }

  /** @param {string} name */
  function forget(name) {
    unsaved.delete(name);
    unsavedConditions.delete(name);
  }

  /** What is stated in place of the conditions that there are; undefined where they stay. @param {import("./api.js").FunctionDetail} shown */
  function stated(shown) {
    const text = conditions.value.trim();
    return text === conditionsOf(shown) ? undefined : text === "" ? {} : JSON.parse(text);
  }

  async function keep() {
    const shown = about;
    if (!shown || !editor) return;
    let other;
    try {
      other = stated(shown);
    } catch {
      promises.open = true;
      tell("The conditions are no JSON.", true);
      conditions.focus();
      return;
    }
    if (editor.text() === shown.source && other === undefined) {
      tell("Nothing is changed yet.", false);
      return;
    }
    tell("It is checked, and tried out on a copy of the world…", false);
    findings.replaceChildren();
    for (const each of actions.querySelectorAll("button")) each.disabled = true;
    try {
      const kept = await api.edit(shown.name, { source: editor.text(), language: shown.language, parent: shown.active_revision, ...(other === undefined ? {} : { conditions: other }) });
      const sameText = editor.text() === shown.source;
      forget(shown.name);
      editing = false;
      said.textContent = "";
      if (sameText) build(); // Nothing else would end the editing.
      const would = Array.isArray(kept?.would) && kept.would.length > 0 ? ` When it was tried: ${kept.would.slice(0, 4).join(" ")}` : "";
      done(`${shown.name} has a new revision; what uses it follows.${would}`);
    } catch (error) {
      for (const each of actions.querySelectorAll("button")) each.disabled = false;
      tell(sentenceOf(error), true);
      if (error instanceof Problem && error.findings.length > 0) show(error.findings);
    }
  }

  /** @param {string} text @param {boolean} bad */
  function tell(text, bad) {
    said.textContent = text;
    said.className = bad ? "problem" : "hint";
  }

  /** @param {import("../http.js").Finding[]} found */
  function show(found) {
    editor?.mark(found);
    findings.replaceChildren(
      ...found.slice(0, 40).map(({ severity, line, column, message }) =>
        el(
          "li",
          { class: `finding ${severity === "error" ? "error" : "warning"}` },
          button(line > 0 ? `Line ${line}` : "Whole function", () => editor?.goTo(line, column), { class: "small", "aria-label": `Go to line ${line}: ${message}` }),
          el("span", {}, message),
        ),
      ),
    );
  }

  return {
    element,
    /** @param {import("./api.js").FunctionDetail} shown */
    show(shown) {
      const same = about?.name === shown.name && about.source === shown.source && about.language === shown.language && about.rights.join() === shown.rights.join();
      if (about?.name !== shown.name) {
        editing = false;
        tell("", false);
      }
      about = shown;
      if (same && !editing && editor) drawActions();
      else if (!(same && editing)) build();
    },
  };
}
