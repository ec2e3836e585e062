// Source with colours, to read and to edit. CodeMirror, which is fetched when the first source is shown, lives in a shadow
// tree: there its styles need no exception in the Content-Security-Policy. Where it does not load, source is plain text.
import { el } from "../dom.js";
import { createCode } from "../panels/code.js";

/** What CodeMirror does not mark by itself of the characters that turn the direction of writing. */
const TURNING = /[\u061c\u202a-\u202e\u2066-\u2069]/g;

/** @type {Promise<any> | null} */
let fetched = null;

function codeMirror() {
  fetched ??= import("../../vendor/codemirror.min.js");
  fetched.catch(() => (fetched = null));
  return fetched;
}

/** @typedef {import("../http.js").Finding} Finding */

/**
 * @typedef {object} Editor
 * @property {HTMLElement} element
 * @property {() => string} text
 * @property {(findings: Finding[]) => void} mark shows findings at their lines
 * @property {(line: number, column?: number) => void} goTo
 * @property {() => void} focus
 * @property {() => void} dispose
 */

/**
 * @param {{source: string, language: string, label: string, editable?: boolean, onchange?: (text: string) => void, onsave?: () => void}} about
 * @returns {Promise<Editor>}
 */
export async function createEditor(about) {
  try {
    return fine(await codeMirror(), about);
  } catch {
    return plain(about);
  }
}

/**
 * @param {any} cm
 * @param {Parameters<typeof createEditor>[0]} about
 * @returns {Editor}
 */
function fine(cm, { source, language, label, editable = false, onchange = () => {}, onsave = () => {} }) {
  const element = el("div", { class: `editor${editable ? " editable" : ""}` });
  const root = element.attachShadow({ mode: "open" });
  const view = new cm.EditorView({
    root,
    parent: root,
    state: cm.EditorState.create({
      doc: source,
      extensions: [
        cm.lineNumbers(),
        cm.highlightSpecialChars({ addSpecialChars: TURNING, render: shownMark }),
        cm.bracketMatching(),
        language === "python" ? cm.python() : cm.javascript(),
        cm.syntaxHighlighting(highlighting(cm)),
        cm.search({ top: true }),
        cm.EditorView.lineWrapping,
        theme(cm),
        editable
          ? [
              cm.history(),
              cm.drawSelection(),
              cm.highlightActiveLine(),
              cm.indentOnInput(),
              cm.indentUnit.of(language === "python" ? "    " : "  "),
              cm.lintGutter(),
              cm.keymap.of([{ key: "Mod-Enter", run: () => (onsave(), true) }]),
              cm.EditorView.updateListener.of((/** @type {any} */ update) => update.docChanged && onchange(update.state.doc.toString())),
              cm.EditorView.contentAttributes.of({ "aria-label": label }),
            ]
          : [cm.EditorState.readOnly.of(true), cm.EditorView.editable.of(false), cm.EditorView.contentAttributes.of({ "aria-label": label, "aria-readonly": "true", tabindex: "0" })],
        // Tab goes on to the next thing, as everywhere in the page.
        cm.keymap.of([...cm.defaultKeymap, ...cm.historyKeymap, ...cm.searchKeymap, ...cm.lintKeymap]),
      ],
    }),
  });

  /** @param {number} line @param {number} [column] both from 1 */
  function offset(line, column = 1) {
    const at = view.state.doc.line(Math.min(Math.max(1, Math.floor(line) || 1), view.state.doc.lines));
    return { start: Math.min(at.to, at.from + Math.max(0, (Math.floor(column) || 1) - 1)), end: at.to, from: at.from };
  }

  return {
    element,
    text: () => view.state.doc.toString(),
    mark(findings) {
      const marks = findings.map(({ severity, line, column, message }) => {
        const at = offset(line, column);
        return { from: at.start < at.end ? at.start : at.from, to: at.end, severity: severity === "error" ? "error" : "warning", message };
      });
      view.dispatch(cm.setDiagnostics(view.state, marks.sort((a, b) => a.from - b.from)));
    },
    goTo(line, column) {
      const { start } = offset(line, column);
      view.dispatch({ selection: { anchor: start }, effects: cm.EditorView.scrollIntoView(start, { y: "center" }) });
      view.focus();
    },
    focus: () => view.focus(),
    dispose: () => view.destroy(),
  };
}

/**
 * Without CodeMirror.
 *
 * @param {Parameters<typeof createEditor>[0]} about
 * @returns {Editor}
 */
function plain({ source, label, editable = false, onchange = () => {} }) {
  if (!editable) {
    const code = createCode(label);
    code.show(source, true);
    return { element: code.element, text: () => source, mark() {}, goTo() {}, focus: () => code.element.focus(), dispose() {} };
  }
  const area = el("textarea", { class: "plain-editor", rows: "18", spellcheck: "false", "aria-label": label, oninput: () => onchange(area.value) });
  area.value = source;
  return {
    element: area,
    text: () => area.value,
    mark() {},
    goTo(line, column = 1) {
      const at = area.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + column - 1;
      area.focus();
      area.setSelectionRange(at, at);
    },
    focus: () => area.focus(),
    dispose() {},
  };
}

/** @param {number} code @param {string | null} description */
function shownMark(code, description) {
  const mark = document.createElement("span");
  mark.className = "cm-specialChar";
  mark.textContent = `⟨U+${code.toString(16).toUpperCase().padStart(4, "0")}⟩`;
  mark.title = description ?? "";
  return mark;
}

/** @param {any} cm */
function highlighting(cm) {
  const { tags } = cm;
  return cm.HighlightStyle.define([
    { tag: [tags.keyword, tags.bool, tags.null, tags.operatorKeyword, tags.self], color: "var(--code-word)" },
    { tag: [tags.string, tags.special(tags.string), tags.regexp], color: "var(--code-text)" },
    { tag: [tags.comment], color: "var(--code-note)", fontStyle: "italic" },
    { tag: [tags.number], color: "var(--code-number)" },
    { tag: [tags.definition(tags.variableName), tags.function(tags.variableName), tags.function(tags.propertyName)], color: "var(--code-name)" },
    { tag: tags.invalid, color: "var(--bad)" },
  ]);
}

/** @param {any} cm */
function theme(cm) {
  return cm.EditorView.theme({
    "&": { color: "var(--text)", backgroundColor: "var(--code-bg)", fontSize: "0.84rem", height: "100%", borderRadius: "var(--radius-s)" },
    "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "1px" },
    ".cm-scroller": { fontFamily: "var(--font-code)", lineHeight: "1.55", overflow: "auto" },
    ".cm-content": { caretColor: "var(--text)", padding: "0.6rem 0" },
    ".cm-cursor": { borderLeftColor: "var(--text)" },
    ".cm-gutters": { backgroundColor: "transparent", color: "var(--code-note)", border: "0" },
    ".cm-activeLine": { backgroundColor: "color-mix(in oklab, var(--accent) 9%, transparent)" },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in oklab, var(--accent) 28%, transparent)" },
    ".cm-matchingBracket": { backgroundColor: "color-mix(in oklab, var(--accent) 26%, transparent)", outline: "0" },
    ".cm-specialChar": { color: "var(--bad)", fontWeight: "600" },
    ".cm-panels": { backgroundColor: "var(--surface-2)", color: "var(--text)", border: "0" },
    ".cm-panel input, .cm-panel button": { font: "inherit" },
    ".cm-button": { backgroundImage: "none", backgroundColor: "var(--surface-3)", color: "var(--text)", border: "1px solid var(--line-strong)", borderRadius: "5px" },
    ".cm-textfield": { backgroundColor: "var(--surface)", color: "var(--text)", border: "1px solid var(--line-strong)", borderRadius: "5px" },
    ".cm-tooltip": { backgroundColor: "var(--surface)", color: "var(--text)", border: "1px solid var(--line-strong)", borderRadius: "var(--radius-s)", fontFamily: "var(--font)" },
    ".cm-diagnostic": { whiteSpace: "pre-line", maxWidth: "34rem" },
    ".cm-diagnostic-error": { borderLeft: "4px solid var(--bad)" },
    ".cm-diagnostic-warning": { borderLeft: "4px solid var(--gold)" },
    ".cm-lintRange-error, .cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--bad) 1px", textUnderlineOffset: "3px" },
    ".cm-lintRange-warning": { textDecorationColor: "var(--gold)" },
  });
}
