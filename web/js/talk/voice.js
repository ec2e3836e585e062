// Speech with the browser's own voices, one for each NPC; off until it is turned on.
import { hash } from "../hash.js";

const ON = "orbwright.voices";

/** How voices of definitions sound; another word may be part of the name of one of the browser's voices. */
const MANNERS = new Map([
  ["low", { pitch: 0.6, rate: 0.92 }],
  ["soft", { pitch: 0.9, rate: 0.88 }],
  ["bright", { pitch: 1.25, rate: 1.08 }],
  ["young", { pitch: 1.45, rate: 1.03 }],
]);

export function canSpeak() {
  return "speechSynthesis" in window && typeof SpeechSynthesisUtterance === "function";
}

/** @param {import("../state.js").Store} store */
export function mountVoices(store) {
  if (!canSpeak()) return;
  /** @type {Set<string>} */
  const spoken = new Set();
  /** @type {import("./talk.js").TalkLine[]} those that are spoken now, or wait for it */
  let speaking = [];

  store.watch(["talk", "voices"], ({ talk, voices }) => {
    for (const line of talk.lines) {
      // What broke off may be cut in a moment.
      if (line.by !== "npc" || line.manner === "action" || line.status === "coming" || line.complete === false || spoken.has(line.key)) continue;
      spoken.add(line.key);
      if (line.status === "cut") silence(line.soulId);
      else if (voices) speak(line);
    }
    while (spoken.size > 400) spoken.delete(/** @type {string} */ (spoken.values().next().value));
    if (!voices) {
      speaking = [];
      speechSynthesis.cancel();
    }
  });

  /** Whoever was interrupted stops; the browser only silences all at once. @param {string} soulId */
  function silence(soulId) {
    if (!speaking.some((line) => line.soulId === soulId)) return;
    const others = speaking.filter((line) => line.soulId !== soulId);
    speaking = [];
    speechSynthesis.cancel();
    others.forEach(speak);
  }

  /** @param {import("./talk.js").TalkLine} line */
  function speak(line) {
    const words = new SpeechSynthesisUtterance(line.text);
    speaking = [...speaking, line];
    words.onend = words.onerror = () => {
      speaking = speaking.filter((each) => each !== line);
    };
    const known = speechSynthesis.getVoices();
    const fitting = known.filter((voice) => voice.lang.startsWith(document.documentElement.lang || "en"));
    const share = hash(line.soulId);
    const wish = store.get().game?.soulsInLocation.find(({ id }) => id === line.soulId)?.voice?.toLowerCase() ?? "";
    const named = wish && known.find(({ name }) => name.toLowerCase().includes(wish));
    const voice = named || (fitting.length > 0 ? fitting : known)[Math.floor(share * Math.max(1, fitting.length || known.length))];
    if (voice) words.voice = voice;
    // Where there are fewer voices than NPCs, the pitch still tells them apart.
    const manner = MANNERS.get(wish);
    words.pitch = manner?.pitch ?? 0.75 + share * 0.6;
    words.rate = manner?.rate ?? 0.95 + hash(`${line.soulId}.`) * 0.15;
    speechSynthesis.speak(words);
  }
}

/** @param {boolean} on */
export function keepVoices(on) {
  try {
    localStorage.setItem(ON, String(on));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

export function keptVoices() {
  try {
    return localStorage.getItem(ON) === "true";
  } catch {
    return false;
  }
}
