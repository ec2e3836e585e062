// Shows what NPCs say word by word, at a pace that can be read, and tells the server how far it has come: what was not
// shown when an NPC is interrupted was not said.
import { reducedMotion } from "../a11y.js";
import { shownTo } from "./talk.js";

/** Characters a second. Text that waits is shown faster. */
const PACE = 38;
const EVERY = 60;
const LONGEST_WORD = 24;
const REPORTED_EVERY = 400;

/**
 * @param {import("../state.js").Store} store
 * @param {(line: import("./talk.js").TalkLine) => void} report called when more of a line was shown
 */
export function createTeller(store, report) {
  let timer = 0;
  let last = 0;
  /** @type {Map<string, {at: number, shown: number}>} */
  const reported = new Map();

  const open = () => store.get().talk.lines.filter((line) => line.by === "npc" && line.shown < line.text.length);

  function step() {
    const now = performance.now();
    const passed = Math.min(1, (now - last) / 1000);
    last = now;
    let { talk } = store.get();
    for (const line of open()) {
      const waits = line.text.length - line.shown;
      const pace = PACE * (1 + waits / 160);
      const to = reducedMotion() || line.manner === "action" ? line.text.length : wordEnd(line.text, line.shown + Math.max(1, Math.round(pace * passed)), line.status === "coming");
      talk = shownTo(talk, line.key, to);
    }
    if (talk !== store.get().talk) store.set({ talk });
    for (const line of talk.lines.slice(-12)) tell(line, now);
    if (open().length === 0) stop();
  }

  /** @param {import("./talk.js").TalkLine} line @param {number} now */
  function tell(line, now) {
    if (line.by !== "npc" || line.shown === 0 || line.manner === "action" || line.status === "cut") return;
    const before = reported.get(line.key);
    const over = line.shown >= line.text.length;
    if (before && (before.shown >= line.shown || (now - before.at < REPORTED_EVERY && !over))) return;
    reported.set(line.key, { at: now, shown: line.shown });
    while (reported.size > 40) reported.delete(/** @type {string} */ (reported.keys().next().value));
    report(line);
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
  }

  store.watch(["talk"], () => {
    if (timer || open().length === 0) return;
    last = performance.now() - EVERY;
    timer = window.setInterval(step, EVERY);
    step();
  });
}

/**
 * The end of the word that this falls into, as far as it has come.
 *
 * @param {string} text
 * @param {number} from
 * @param {boolean} coming whether there may be more of it
 */
function wordEnd(text, from, coming) {
  const space = text.slice(from).search(/\s/);
  if (space >= 0) return from + space + 1;
  if (!coming) return text.length;
  // The last word may not be whole yet. In scripts without spaces there is nothing to wait for.
  const whole = text.lastIndexOf(" ") + 1;
  return text.length - whole > LONGEST_WORD ? from : whole;
}
