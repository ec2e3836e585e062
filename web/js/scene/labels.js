// Names over things, as real buttons: what the mouse can pick in the scene, the keyboard can, too.
import { el } from "../dom.js";
import * as THREE from "./three.js";

/**
 * @typedef {object} LabelSpec
 * @property {string} id
 * @property {string} text
 * @property {string} kind CSS classes
 * @property {number} weight of two that overlap, the heavier stays
 * @property {THREE.Vector3} at
 * @property {boolean} pressed
 * @property {string} [note] a second line
 * @property {boolean} [still] only to be read: nothing happens when it is chosen
 * @property {string} [says] the accessible name, where it is more than the text
 */

/**
 * @param {HTMLElement} holder
 * @param {{choose: (id: string) => void, point: (id: string | null) => void, focus: (id: string) => void}} on
 */
export function createLabels(holder, { choose, point, focus }) {
  const layer = el("div", { class: "labels", role: "group", "aria-label": "Things in the scene" });
  holder.append(layer);
  /** @type {Map<string, {button: HTMLElement, name: HTMLElement, note: HTMLElement, spec: LabelSpec, wide: number, high: number, x: number, y: number, lift: number, atX: number, atY: number}>} */
  const labels = new Map();
  const seen = new THREE.Vector3();
  let stale = true;

  return {
    /** @param {LabelSpec[]} specs in the order of the Tab key */
    set(specs) {
      const ids = new Set(specs.map((spec) => spec.id));
      for (const [id, label] of labels) {
        if (!ids.has(id)) {
          label.button.remove();
          labels.delete(id);
        }
      }
      for (const spec of specs) {
        let label = labels.get(spec.id);
        if (!label) {
          const name = el("span", {}, "");
          const note = el("span", { class: "label-left" });
          const button = spec.still ? el("div", {}, name, note) : el(
            "button",
            { type: "button", onclick: () => choose(spec.id), onpointerenter: () => point(spec.id), onpointerleave: () => point(null), onfocus: () => button.matches(":focus-visible") && focus(spec.id) },
            name,
            note,
          );
          label = { button, name, note, spec, wide: 0, high: 0, x: 0, y: 0, lift: 0, atX: NaN, atY: NaN };
          labels.set(spec.id, label);
          layer.append(button);
        }
        label.spec = spec;
        label.button.dataset.thing = spec.id;
        const size = label.button.classList.contains("crowded") ? " crowded" : "";
        label.button.className = `label ${spec.kind}${size}`;
        if (!spec.still) label.button.setAttribute("aria-pressed", String(spec.pressed));
        if (label.name.textContent !== spec.text) {
          label.name.textContent = spec.text;
          label.wide = 0;
        }
        this.setNote(spec.id, spec.note ?? "");
      }
      stale = true;
    },

    /** @param {string} id @param {string} note */
    setNote(id, note) {
      const label = labels.get(id);
      if (!label || label.note.textContent === note) return;
      label.note.textContent = note;
      label.note.hidden = note === "";
    },

    /** @param {string | null} id */
    hover(id) {
      for (const [key, { button }] of labels) button.classList.toggle("hovered", key === id);
    },

    /**
     * Puts the labels where their things are seen.
     *
     * @param {THREE.Camera} camera
     * @param {number} width
     * @param {number} height
     * @param {boolean} tidy look for labels that overlap
     */
    place(camera, width, height, tidy) {
      for (const label of labels.values()) {
        if (label.wide === 0) {
          label.button.classList.remove("crowded");
          label.wide = label.button.offsetWidth;
          label.high = label.button.offsetHeight;
        }
        seen.copy(label.spec.at).project(camera);
        const away = seen.z > 1 || Math.abs(seen.x) > 1.08 || Math.abs(seen.y) > 1.12;
        label.button.classList.toggle("away", away);
        const half = label.wide / 2;
        label.x = away ? width / 2 : Math.max(half + 4, Math.min(width - half - 4, ((seen.x + 1) / 2) * width));
        label.y = away ? height / 2 : Math.max(label.high + (width < 560 ? 44 : 2), ((1 - seen.y) / 2) * height);
        const shown = label.y - label.lift;
        if (Math.abs(label.x - label.atX) < 0.05 && Math.abs(shown - label.atY) < 0.05) continue;
        label.atX = label.x;
        label.atY = shown;
        label.button.style.transform = `translate(${label.x.toFixed(1)}px, ${shown.toFixed(1)}px) translate(-50%, -100%)`;
      }
      if (tidy || stale) {
        stale = false;
        const taken = wordsOver(holder);
        const kept = /** @type {{x: number, y: number, wide: number, high: number}[]} */ ([]);
        for (const label of [...labels.values()].sort((a, b) => b.spec.weight - a.spec.weight)) {
          if (label.button.classList.contains("away")) continue;
          const hits = (/** @type {number} */ lift) =>
            taken.some((box) => label.x - label.wide / 2 < box.right && label.x + label.wide / 2 > box.left && label.y - lift > box.top && label.y - lift - label.high < box.bottom) ||
            kept.some((other) => Math.abs(other.x - label.x) < (other.wide + label.wide) / 2 + 3 && Math.abs(other.y - label.y + lift) < (other.high + label.high) / 2 + 2);
          // One that overlaps another rises above it; where there is no room it is left out,
          // and the panel beside the scene still has it.
          const steps = [label.lift / (label.high + 4), 0, -1, 1, -2, 2, 3].map((step) => step * (label.high + 4));
          const free = steps.find((lift) => !hits(lift));
          label.lift = free ?? 0;
          const hit = free === undefined;
          label.button.classList.toggle("crowded", hit);
          if (!hit) kept.push({ x: label.x, y: label.y - label.lift, wide: label.wide, high: label.high });
        }
      }
    },
  };
}

/** Where other words lie over the scene, from its corner. @param {HTMLElement} holder */
function wordsOver(holder) {
  const corner = holder.getBoundingClientRect();
  return [...document.querySelectorAll("#place-card > *, #next > *")].map((words) => {
    const box = words.getBoundingClientRect();
    return { left: box.left - corner.left, right: box.right - corner.left, top: box.top - corner.top, bottom: box.bottom - corner.top };
  });
}
