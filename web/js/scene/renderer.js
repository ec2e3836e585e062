// The renderer and its loop: draws when something moves, no finer than the machine can keep up with.
import { reducedMotion } from "../a11y.js";
import * as THREE from "./three.js";

/**
 * @typedef {object} Quality
 * @property {number} ratio pixels of the device for one of the page, at most
 * @property {boolean} shadows
 * @property {number} shadowSize
 * @property {number} lamps
 * @property {number} particles a share of the usual number
 * @property {number} pace milliseconds between two pictures while only the air moves
 * @property {number} rest milliseconds after which the air, too, is still where nothing else happens
 * @property {boolean} mirror
 */

/** @type {Record<"high" | "low", Quality>} */
const QUALITIES = {
  high: { ratio: 2, shadows: true, shadowSize: 2048, lamps: 6, particles: 1, pace: 0, rest: Infinity, mirror: true },
  low: { ratio: 1, shadows: false, shadowSize: 512, lamps: 3, particles: 0.35, pace: 120, rest: 6_000, mirror: false },
};

const SLOW = 45;
/** Milliseconds between two looks at a scene in which nothing moves, for what runs out. */
const STILL = 1_000;
const MOST_PIXELS = 4_200_000;

/** @param {HTMLElement} holder */
export function createRenderer(holder) {
  const renderer = new THREE.WebGLRenderer({ antialias: true, powerPreference: "high-performance" });
  const asked = new URLSearchParams(location.search).get("quality");
  const quality = { ...QUALITIES[asked === "low" || (asked !== "high" && inSoftware(renderer)) ? "low" : "high"] };
  renderer.toneMapping = THREE.ACESFilmicToneMapping;
  renderer.toneMappingExposure = 1.15;
  renderer.shadowMap.enabled = quality.shadows;
  renderer.shadowMap.type = THREE.PCFSoftShadowMap;
  // Shadows are drawn anew when something has moved that throws one.
  renderer.shadowMap.autoUpdate = false;
  const canvas = renderer.domElement;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  holder.prepend(canvas);

  let active = true;
  let due = true;
  let frame = 0;
  let last = performance.now();
  let slow = 0;
  /** @type {(passed: number, now: number) => boolean} whether it wants to be drawn again at once */
  let draw = () => false;
  /** @type {() => boolean} brings up to date what is no part of the picture; whether a picture is wanted */
  let look = () => false;
  let lively = false;
  let wokenAt = last;
  /** @type {number | undefined} */
  let later;

  /** @param {number} now */
  function turn(now) {
    frame = 0;
    if (!active || document.hidden) return;
    // Under a dialog that covers it the scene need not hurry.
    const covered = document.querySelector("dialog:modal") !== null;
    if (!due && resting(now)) {
      if (now - last >= STILL) {
        last = now;
        due = look();
      }
    } else if ((due && !covered) || now - last >= pause(covered)) {
      const passed = Math.min(0.25, (now - last) / 1000);
      last = now;
      due = false;
      lively = draw(passed, now / 1000);
      adapt(performance.now() - now);
    }
    again(due && !covered ? 0 : last + (resting(now) ? STILL : pause(covered)) - now);
  }

  /** Whether nothing moves, so that one picture is as good as the next. @param {number} now */
  function resting(now) {
    return !lively && (reducedMotion() || now - wokenAt > quality.rest);
  }

  /** Milliseconds from one picture to the next. @param {boolean} covered */
  function pause(covered) {
    return covered ? 400 : lively ? 0 : quality.pace;
  }

  /** The next turn; until then nothing runs at all. @param {number} wait milliseconds */
  function again(wait) {
    clearTimeout(later);
    later = undefined;
    if (wait <= 20) frame = requestAnimationFrame(turn);
    else {
      later = window.setTimeout(() => {
        later = undefined;
        if (frame === 0) frame = requestAnimationFrame(turn);
      }, wait - 8);
    }
  }

  /** A machine that cannot keep up gets fewer pixels, then no shadows, then fewer pictures. @param {number} took milliseconds */
  function adapt(took) {
    slow = took > SLOW ? slow + 1 : Math.max(0, slow - 0.25);
    if (slow < 12) return;
    slow = 0;
    if (quality.ratio > 1) quality.ratio = 1;
    else if (quality.shadows) {
      quality.shadows = false;
      renderer.shadowMap.enabled = false;
    } else if (quality.pace < 250) quality.pace = Math.max(60, quality.pace * 1.6);
    resize();
  }

  function resize() {
    const { clientWidth: width, clientHeight: height } = holder;
    if (width === 0 || height === 0) return;
    const fits = Math.sqrt(MOST_PIXELS / (width * height));
    renderer.setPixelRatio(Math.min(devicePixelRatio || 1, quality.ratio, Math.max(0.75, fits)));
    renderer.setSize(width, height, false);
    onResize(width, height);
    // A canvas of a new size is empty: it is drawn before anybody sees it so.
    if (active && !document.hidden) draw(0, performance.now() / 1000);
    wake();
  }

  /** @type {(width: number, height: number) => void} */
  let onResize = () => {};

  function wake() {
    due = true;
    wokenAt = performance.now();
    if (frame === 0 && active && !document.hidden) {
      last = Math.max(last, wokenAt - 50);
      again(0);
    }
  }

  new ResizeObserver(resize).observe(holder);
  document.addEventListener("visibilitychange", wake);

  return {
    renderer,
    canvas,
    quality,
    wake,
    resize,
    /** @param {typeof draw} how */
    onDraw: (how) => void (draw = how),
    /** @param {typeof look} how */
    onLook: (how) => void (look = how),
    /** @param {typeof onResize} how */
    onResize: (how) => void (onResize = how),
    /** @param {boolean} whether */
    setActive(whether) {
      active = whether;
      if (active) resize();
    },
  };
}

/** Whether pictures are drawn by the processor. @param {THREE.WebGLRenderer} renderer */
function inSoftware(renderer) {
  const context = renderer.getContext();
  const info = context.getExtension("WEBGL_debug_renderer_info");
  const name = info ? String(context.getParameter(info.UNMASKED_RENDERER_WEBGL)) : "";
  return /swiftshader|llvmpipe|software/i.test(name);
}
