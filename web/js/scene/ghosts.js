// What a tool that is not kept yet would do: things that are not real yet, pale and outlined, and rings around what would change.
import { humanize, shorten } from "../words.js";
import { dispose } from "./material.js";
import { buildTemporary } from "./temporary.js";
import * as THREE from "./three.js";

const TINT = "#9fd8ff";
const PALE = 0.5;
const OUTLINED = 60;

/**
 * @typedef {Pick<import("./landmark.js").Body, "middle" | "top" | "radius">} Body
 * @typedef {import("../types.js").Draft} Draft
 *
 * @param {THREE.Group} root
 */
export function createGhosts(root) {
  /** @type {{id: string, text: string, body: import("./temporary.js").Conjured}[]} */
  let things = [];
  /** @type {{id: string, text: string, ring: THREE.Mesh, at: THREE.Vector3}[]} */
  let changes = [];
  let shown = "";

  function clear() {
    for (const { body } of things) body.dispose();
    for (const { ring } of changes) dispose(ring);
    things = [];
    changes = [];
  }

  return {
    /**
     * @param {Draft | null} draft
     * @param {string} place where one is: what would stand elsewhere is not shown
     * @param {{ground: {heightAt: (x: number, z: number) => number | null}, quality: {particles: number, pixels: {value: number}}, bodyOf: (id: string) => Body | null}} how
     * @returns {boolean} whether something is different now
     */
    set(draft, place, { ground, quality, bodyOf }) {
      const signature = draft ? JSON.stringify([draft.temporary, draft.changed, place]) : "";
      if (signature === shown) return false;
      shown = signature;
      clear();
      for (const [index, thing] of (draft?.temporary ?? []).entries()) {
        if (/** @type {any} */ (thing).location_id && /** @type {any} */ (thing).location_id !== place) continue;
        const body = buildTemporary(thing, ground, quality, true, PALE);
        delete body.group.userData.pick;
        outline(body.group);
        root.add(body.group);
        things.push({ id: `ghost:${thing.id ?? index}`, text: shorten(humanize(thing.type), 40), body });
      }
      for (const { id, name } of draft?.changed ?? []) {
        const body = bodyOf(id);
        if (!body) continue;
        const ring = new THREE.Mesh(new THREE.RingGeometry(0.86, 1, 48), new THREE.MeshBasicMaterial({ color: TINT, transparent: true, opacity: 0.7, depthWrite: false, side: THREE.DoubleSide }));
        ring.rotation.x = -Math.PI / 2;
        ring.raycast = () => {};
        ring.position.set(body.middle.x, (ground.heightAt(body.middle.x, body.middle.z) ?? body.middle.y - 1) + 0.06, body.middle.z);
        ring.scale.setScalar(Math.max(0.9, Math.min(3.6, body.radius * 1.2)));
        root.add(ring);
        changes.push({ id: `ghost:${id}`, text: shorten(name || id, 40), ring, at: body.top.clone().add(new THREE.Vector3(0, 0.45, 0)) });
      }
      return true;
    },

    /** @param {number} time @param {number} passed @returns {boolean} whether there is anything */
    step(time, passed) {
      for (const { body } of things) body.step(time, passed, 99);
      for (const { ring } of changes) /** @type {THREE.MeshBasicMaterial} */ (ring.material).opacity = 0.55 + 0.25 * Math.sin(time * 3);
      return things.length + changes.length > 0;
    },

    /** Of the first thing, for the camera. @returns {THREE.Vector3 | null} */
    middle: () => things[0]?.body.top ?? changes[0]?.at ?? null,

    /** @returns {import("./labels.js").LabelSpec[]} */
    labels: () => [
      ...things.map(({ id, text, body }) => ({ id, text, kind: "ghost", weight: 8, at: body.top, pressed: false, still: true, note: "not yet real" })),
      ...changes.map(({ id, text, at }) => ({ id, text, kind: "ghost", weight: 8, at, pressed: false, still: true, note: "would change" })),
    ],
  };
}

/** Broken lines along the edges of what is solid; they go with what they outline. @param {THREE.Group} group */
function outline(group) {
  /** @type {any[]} */
  const solid = [];
  group.traverse((/** @type {any} */ part) => {
    // A way of many planks has rails that outline it.
    if (part.isMesh && !part.isInstancedMesh && !part.userData.ownOpacity && solid.length < OUTLINED) solid.push(part);
  });
  for (const part of solid) {
    const line = new THREE.LineSegments(new THREE.EdgesGeometry(part.geometry, 30), new THREE.LineDashedMaterial({ color: TINT, dashSize: 0.14, gapSize: 0.1, transparent: true, opacity: 0.9 }));
    line.computeLineDistances();
    line.raycast = () => {};
    part.add(line);
  }
}
