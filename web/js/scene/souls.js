// Souls: players and others, as robed figures that glide to where they are.
import * as THREE from "./three.js";
import { dispose, glow } from "./material.js";
import { color, hash, number, object } from "./safe.js";

/**
 * @param {THREE.Group} root
 */
export function createSouls(root) {
  /** @type {Map<string, {group: THREE.Group, goal: THREE.Vector3, name: string, self: boolean, npc: boolean, phase: number, body: THREE.Group, companion: THREE.Mesh, beside: THREE.Vector3}>} */
  const souls = new Map();
  const away = new THREE.Vector3();

  return {
    /**
     * @param {{id: string, name: string, kind?: "player" | "npc", position_xyz: number[]}[]} present the first is one's own
     * @param {(x: number, z: number) => number | null} heightAt
     * @param {Record<string, any>} avatar
     * @param {boolean} atOnce without gliding, after a change of place
     */
    set(present, heightAt, avatar, atOnce) {
      for (const [id, soul] of souls) {
        if (!present.some((other) => other.id === id)) {
          dispose(soul.group);
          souls.delete(id);
        }
      }
      const taken = new Map();
      present.forEach(({ id, name, kind, position_xyz: at }, index) => {
        const goal = new THREE.Vector3(number(at?.[0], 0), 0, number(at?.[2], 0));
        // Those who stand on one spot step aside a little, to be seen.
        const spot = `${goal.x.toFixed(1)},${goal.z.toFixed(1)}`;
        const before = taken.get(spot) ?? 0;
        taken.set(spot, before + 1);
        if (before > 0) {
          const angle = hash(id) * 0.8 + before * 1.3;
          goal.x += Math.cos(angle) * (0.9 + before * 0.12);
          goal.z += Math.sin(angle) * 0.8;
        }
        goal.y = heightAt(goal.x, goal.z) ?? number(at?.[1], 0);
        let soul = souls.get(id);
        if (!soul) {
          const made = figure(id, index === 0, kind === "npc", avatar);
          soul = { ...made, goal, name, self: index === 0, npc: kind === "npc", phase: hash(id) * 6 };
          made.group.userData.pick = { kind: "soul", id };
          made.group.position.copy(goal);
          souls.set(id, soul);
          root.add(made.group);
        }
        soul.goal = goal;
        soul.name = name;
        if (atOnce) soul.group.position.copy(goal);
      });
    },
    /** @param {number} time @param {number} passed @param {number} pace metres a second @returns {boolean} whether somebody moves */
    step(time, passed, pace) {
      let moved = false;
      for (const soul of souls.values()) {
        away.copy(soul.goal).sub(soul.group.position);
        const far = away.length();
        if (far > 0.01) {
          moved = true;
          soul.group.position.addScaledVector(away, Math.min(1, (Math.max(pace, far * 1.5) * passed) / far));
        }
        soul.body.position.y = Math.sin(time * 1.4 + soul.phase) * 0.035 + 0.04;
        const turn = time * 0.5 + soul.phase;
        soul.companion.position.set(soul.beside.x * Math.cos(turn), soul.beside.y + Math.sin(time * 1.9 + soul.phase) * 0.06, soul.beside.x * Math.sin(turn));
      }
      return moved;
    },
    all: () => souls,
  };
}

/** @param {string} id @param {boolean} self @param {boolean} npc @param {Record<string, any>} avatar */
function figure(id, self, npc, avatar) {
  const given = object(avatar);
  const tint = npc ? new THREE.Color().setHSL(0.09 + hash(id) * 0.06, 0.7, 0.66) : self ? color(given.color_hex, "#e6dcff") : new THREE.Color().setHSL(hash(id), 0.55, 0.72);
  const high = number(given.height, 1.7, 0.5, 4);
  const wide = number(given.radius, 0.35, 0.1, 2);
  const group = new THREE.Group();
  const body = new THREE.Group();
  const cloth = new THREE.MeshStandardMaterial({ color: tint.clone().multiplyScalar(0.62), roughness: 0.85, emissive: tint, emissiveIntensity: 0.16, side: THREE.DoubleSide });
  const cloak = new THREE.Mesh(cloakShape(wide, high), cloth);
  cloak.castShadow = true;
  const dark = new THREE.MeshStandardMaterial({ color: tint.clone().multiplyScalar(0.34), roughness: 0.9, emissive: tint, emissiveIntensity: 0.07, side: THREE.DoubleSide });
  const mantle = new THREE.Mesh(new THREE.ConeGeometry(wide * 0.95, high * 0.3, 28, 1, true), dark);
  mantle.position.y = high * 0.68;
  mantle.castShadow = true;
  const hood = new THREE.Mesh(new THREE.SphereGeometry(wide * 0.52, 24, 18), dark);
  hood.position.set(0, high * 0.86, wide * 0.06);
  hood.scale.set(1, 1.08, 1.12);
  hood.castShadow = true;
  const face = new THREE.Mesh(new THREE.SphereGeometry(wide * 0.36, 20, 16), new THREE.MeshBasicMaterial({ color: tint.clone().lerp(new THREE.Color("#ffffff"), 0.55) }));
  face.position.set(0, high * 0.855, -wide * 0.26);
  // Each soul has a small light at its shoulder.
  const companion = new THREE.Mesh(new THREE.SphereGeometry(wide * 0.17, 18, 14), new THREE.MeshBasicMaterial({ color: tint.clone().lerp(new THREE.Color("#ffffff"), 0.7) }));
  companion.position.set(wide * 1.45, high * 0.92, 0);
  companion.add(glow(tint, 1.3, 0.55));
  body.add(cloak, mantle, hood, face, companion);
  if (npc) body.add(halo(wide, high));
  const ring = new THREE.Mesh(new THREE.RingGeometry(wide * 1.25, wide * 1.4, 40), new THREE.MeshBasicMaterial({ color: tint, transparent: true, opacity: self ? 0.8 : 0.35, depthWrite: false }));
  ring.rotation.x = -Math.PI / 2;
  ring.position.y = 0.03;
  group.add(body, ring);
  return { group, body, companion, beside: companion.position.clone() };
}

/** A cloak with folds that widen towards its hem. @param {number} wide @param {number} high */
function cloakShape(wide, high) {
  const outline = [[1.3, 0], [1.16, 0.1], [0.98, 0.28], [0.82, 0.48], [0.72, 0.62], [0.6, 0.72], [0.34, 0.8], [0.05, 0.83]].map(([x, y]) => new THREE.Vector2(x * wide, y * high));
  const shape = new THREE.LatheGeometry(outline, 56);
  const at = shape.getAttribute("position");
  for (let index = 0; index < at.count; index += 1) {
    const low = 1 - at.getY(index) / high;
    const fold = 1 + 0.09 * low * low * Math.sin(Math.atan2(at.getX(index), at.getZ(index)) * 9);
    at.setX(index, at.getX(index) * fold);
    at.setZ(index, at.getZ(index) * fold);
  }
  shape.computeVertexNormals();
  return shape;
}

/** What tells the people of this world from players. @param {number} wide @param {number} high */
function halo(wide, high) {
  const ring = new THREE.Mesh(new THREE.TorusGeometry(wide * 0.62, 0.022, 8, 40), new THREE.MeshBasicMaterial({ color: "#ffdf95" }));
  ring.rotation.x = Math.PI / 2 - 0.2;
  ring.position.y = high * 1.2;
  return ring;
}
