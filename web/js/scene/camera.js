// The camera: it circles a point, by mouse, touch and keyboard, and finds a good view of a place by itself.
import * as THREE from "./three.js";
import { reducedMotion } from "../a11y.js";

const NEAREST = 2.5;
const FARTHEST = 60;
const LOWEST = 0.06;
const HIGHEST = 1.45;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {{wake: () => void, tap: (x: number, y: number) => void}} on `tap` has the place on the canvas
 */
export function createCamera(canvas, { wake, tap }) {
  const camera = new THREE.PerspectiveCamera(50, 1, 0.1, 900);
  const now = { target: new THREE.Vector3(0, 1.5, 0), distance: 16, yaw: 0, pitch: 0.35 };
  const goal = { target: now.target.clone(), distance: 16, yaw: 0, pitch: 0.35 };
  let home = { target: now.target.clone(), distance: 16, yaw: 0, pitch: 0.35 };

  /** @param {number} yaw @param {number} pitch */
  function rotate(yaw, pitch) {
    goal.yaw += yaw;
    goal.pitch = Math.max(LOWEST, Math.min(HIGHEST, goal.pitch + pitch));
    wake();
  }

  /** @param {number} factor */
  function zoom(factor) {
    goal.distance = Math.max(NEAREST, Math.min(FARTHEST, goal.distance * factor));
    wake();
  }

  /** @param {number} right metres @param {number} ahead */
  function pan(right, ahead) {
    goal.target.x += Math.cos(goal.yaw) * right - Math.sin(goal.yaw) * ahead;
    goal.target.z -= Math.sin(goal.yaw) * right + Math.cos(goal.yaw) * ahead;
    goal.target.clamp(new THREE.Vector3(-60, -5, -60), new THREE.Vector3(60, 20, 60));
    wake();
  }

  /** @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();
  let travelled = 0;
  let spread = 0;

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 1) travelled = 0;
    spread = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
    travelled += Math.hypot(dx, dy);
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (fingers.size === 2) {
      const [a, b] = [...fingers.values()];
      const apart = Math.hypot(a.x - b.x, a.y - b.y);
      if (spread > 0) zoom(spread / Math.max(1, apart));
      spread = apart;
      pan(-dx * 0.0012 * goal.distance, dy * 0.0012 * goal.distance);
    } else if (event.buttons & 6 || event.shiftKey) {
      pan(-dx * 0.0016 * goal.distance, dy * 0.0016 * goal.distance);
    } else {
      rotate(-dx * 0.005, dy * 0.004);
    }
  });
  const lift = (/** @type {PointerEvent} */ event) => {
    const one = fingers.size === 1;
    fingers.delete(event.pointerId);
    spread = 0;
    if (event.type === "pointerup" && one && travelled < 7 && event.button === 0) {
      const box = canvas.getBoundingClientRect();
      tap(event.clientX - box.left, event.clientY - box.top);
    }
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoom(Math.exp(Math.max(-80, Math.min(80, event.deltaY)) * 0.0018));
    },
    { passive: false },
  );
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const does = {
      ArrowLeft: () => rotate(-0.14, 0),
      ArrowRight: () => rotate(0.14, 0),
      ArrowUp: () => rotate(0, 0.09),
      ArrowDown: () => rotate(0, -0.09),
      "+": () => zoom(0.88),
      "=": () => zoom(0.88),
      "-": () => zoom(1.14),
      w: () => pan(0, 0.9),
      s: () => pan(0, -0.9),
      a: () => pan(-0.9, 0),
      d: () => pan(0.9, 0),
      Home: () => goHome(),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });

  function goHome() {
    Object.assign(goal, { ...home, target: home.target.clone() });
    wake();
  }

  return {
    camera,
    distance: () => now.distance,

    /**
     * Finds the view that shows all these points, seen from a direction.
     *
     * @param {{at: THREE.Vector3, radius: number}[]} points
     * @param {THREE.Vector3} from where one came in: the camera stands beyond it
     * @param {boolean} jump without gliding
     */
    frame(points, from, jump) {
      const middle = new THREE.Vector3();
      for (const { at } of points) middle.add(at);
      middle.divideScalar(Math.max(1, points.length));
      middle.y = Math.max(0.6, Math.min(2.6, middle.y));
      const away = new THREE.Vector3(from.x - middle.x, 0, from.z - middle.z);
      if (away.lengthSq() < 0.5) away.set(0, 0, 1);
      const yaw = Math.atan2(away.x, away.z);
      const pitch = 0.29;
      const up = Math.tan(((camera.fov / 2) * Math.PI) / 180) * 0.86;
      const across = up * camera.aspect;
      const forward = new THREE.Vector3(-Math.sin(yaw) * Math.cos(pitch), -Math.sin(pitch), -Math.cos(yaw) * Math.cos(pitch));
      const right = new THREE.Vector3(Math.cos(yaw), 0, -Math.sin(yaw));
      const above = new THREE.Vector3().crossVectors(right, forward);
      let distance = 8;
      for (const { at, radius } of points) {
        const to = at.clone().sub(middle);
        const size = Math.min(radius, 2.2) * 0.8;
        distance = Math.max(distance, (Math.abs(to.dot(right)) + size) / across - to.dot(forward), (Math.abs(to.dot(above)) + size) / up - to.dot(forward));
      }
      home = { target: middle, distance: Math.min(distance, camera.aspect < 1 ? 40 : 30), yaw, pitch };
      goHome();
      if (jump || reducedMotion()) Object.assign(now, { ...goal, target: goal.target.clone() });
      else Object.assign(now, { target: middle.clone(), distance: home.distance * 1.35, yaw: yaw + 0.35, pitch: pitch + 0.14 });
    },

    /** Leans towards a point, without losing the place. @param {THREE.Vector3} at @param {number} [share] */
    lean(at, share = 0.22) {
      goal.target.copy(home.target).lerp(at, share);
      goal.distance = Math.max(NEAREST * 2, home.distance * 0.96);
      wake();
    },

    release: goHome,

    /** @param {number} width @param {number} height */
    resize(width, height) {
      camera.aspect = width / Math.max(1, height);
      camera.fov = camera.aspect < 0.8 ? 62 : 50;
      camera.updateProjectionMatrix();
    },

    /** @param {number} passed seconds @returns {boolean} whether it still moves */
    step(passed) {
      const share = reducedMotion() ? 1 : 1 - Math.exp(-passed * 4.2);
      now.target.lerp(goal.target, share);
      now.distance += (goal.distance - now.distance) * share;
      now.yaw += (goal.yaw - now.yaw) * share;
      now.pitch += (goal.pitch - now.pitch) * share;
      const flat = Math.cos(now.pitch) * now.distance;
      camera.position.set(now.target.x + Math.sin(now.yaw) * flat, now.target.y + Math.sin(now.pitch) * now.distance, now.target.z + Math.cos(now.yaw) * flat);
      camera.lookAt(now.target);
      camera.updateMatrixWorld();
      return (
        Math.abs(goal.yaw - now.yaw) + Math.abs(goal.pitch - now.pitch) > 0.0008 ||
        Math.abs(goal.distance - now.distance) > 0.008 ||
        now.target.distanceToSquared(goal.target) > 0.0001
      );
    },
  };
}
