// Speech bubbles over those who speak in the scene. What they say is in the conversation, too: these are for the eye.
import { el } from "../dom.js";
import { shorten } from "../words.js";
import * as THREE from "../scene/three.js";
import { lastOf, visible } from "./talk.js";

const LONGEST = 180;
/** A bubble stays so long after its last word, and a little longer for each letter. */
const STAYS = 3_500;
const STAYS_EACH = 35;

/** @param {HTMLElement} holder the scene */
export function createBubbles(holder) {
  const layer = el("div", { class: "bubbles", "aria-hidden": "true" });
  holder.append(layer);
  /** @type {Map<string, {bubble: HTMLElement, words: HTMLElement, key: string, until: number}>} */
  const bubbles = new Map();
  const seen = new THREE.Vector3();

  return {
    /**
     * @param {import("./talk.js").Talk} talk
     * @param {Iterable<string>} present ids of the souls in the place
     * @returns {boolean} whether there is anything to show
     */
    set(talk, present) {
      const now = performance.now();
      const here = new Set(present);
      for (const id of here) {
        const line = lastOf(talk, id);
        const thinking = talk.doing[id]?.state === "thinking";
        const fresh = line !== null && Date.now() - line.at < 60_000;
        const speaking = fresh && line.shown > 0;
        const text = thinking && (!line || line.status !== "coming") ? "…" : speaking ? words(line) : "";
        let known = bubbles.get(id);
        if (!text) continue;
        if (!known) {
          const place = el("p", {});
          known = { bubble: el("div", { class: "bubble" }, place), words: place, key: "", until: 0 };
          bubbles.set(id, known);
          layer.append(known.bubble);
        }
        const key = text === "…" ? "…" : `${line?.key}:${text}`;
        if (known.key === key) continue;
        known.key = key;
        known.words.textContent = text;
        known.bubble.classList.toggle("thinking", text === "…");
        known.bubble.classList.toggle("cut", line?.status === "cut" && text !== "…");
        known.until = text === "…" ? Infinity : now + STAYS + text.length * STAYS_EACH;
      }
      for (const [id, { bubble, until, key }] of bubbles) {
        const over = !here.has(id) || until < now || (key === "…" && talk.doing[id]?.state !== "thinking");
        if (!over) continue;
        bubble.remove();
        bubbles.delete(id);
      }
      return bubbles.size > 0;
    },

    /**
     * @param {THREE.Camera} camera
     * @param {number} width
     * @param {number} height
     * @param {(id: string) => THREE.Vector3 | undefined} headOf
     */
    place(camera, width, height, headOf) {
      for (const [id, { bubble }] of bubbles) {
        const head = headOf(id);
        if (!head) continue;
        seen.copy(head).project(camera);
        const away = seen.z > 1;
        bubble.classList.toggle("away", away);
        const half = bubble.offsetWidth / 2;
        const x = Math.max(half + 6, Math.min(width - half - 6, ((seen.x + 1) / 2) * width));
        const y = Math.max(bubble.offsetHeight + 8, Math.min(height - 8, ((1 - seen.y) / 2) * height - 30));
        bubble.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -100%)`;
      }
    },
  };
}

/** The newest words of a long speech. @param {import("./talk.js").TalkLine} line */
function words(line) {
  const text = visible(line);
  const shown = text.length > LONGEST ? `…${text.slice(text.indexOf(" ", text.length - LONGEST) + 1)}` : text;
  return `${shorten(shown, LONGEST + 20)}${line.status === "cut" ? " —" : ""}`;
}
