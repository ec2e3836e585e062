// Showing source text: numbered, coloured, and cheap to show again while it grows.
import { el } from "../dom.js";

const TOKEN =
  /(?<note>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|#[^\n]*)|(?<text>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\[\s\S])*`?)|(?<word>\b(?:function|return|const|let|var|if|else|for|of|in|while|do|switch|case|break|continue|new|try|catch|finally|throw|typeof|true|false|null|undefined|def|None|True|False|and|or|not|elif|import|from|lambda|host)\b)|(?<number>\b\d[\d_.]*\b)/gm;

/** Characters that change the order in which text is shown: source with them would not read as it runs. */
const REORDERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** @param {string} label what a screen reader calls it */
export function createCode(label) {
  const code = el("code", {});
  const element = el("pre", { class: "code", tabindex: "0", role: "region", "aria-label": label }, code);
  let shown = "";
  let wanted = "";
  let due = false;

  function draw() {
    due = false;
    if (wanted === shown) return;
    shown = wanted;
    const following = element.scrollHeight - element.scrollTop - element.clientHeight < 60;
    code.replaceChildren(...lines(shown));
    if (following) element.scrollTop = element.scrollHeight;
  }

  return {
    element,
    /** @param {string} text @param {boolean} [fromTop] */
    show(text, fromTop = false) {
      wanted = text.replace(REORDERING, (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
      if (!due) {
        due = true;
        requestAnimationFrame(draw);
      }
      if (fromTop) requestAnimationFrame(() => (element.scrollTop = 0));
    },
  };
}

/** @param {string} source */
function lines(source) {
  const line = () => el("span", { class: "code-line" });
  let current = line();
  const all = [current];
  /** @param {string} text @param {string} [kind] */
  function put(text, kind) {
    const parts = text.split("\n");
    parts.forEach((part, index) => {
      if (index > 0) {
        current.append("\n");
        current = line();
        all.push(current);
      }
      if (part) current.append(kind ? el("span", { class: `code-${kind}` }, part) : part);
    });
  }
  let from = 0;
  for (const match of source.matchAll(TOKEN)) {
    put(source.slice(from, match.index));
    const kind = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined)?.[0];
    put(match[0], kind);
    from = match.index + match[0].length;
  }
  put(source.slice(from));
  return all;
}
