// Textures, painted here: glow, stone, mist, words, notes.
import * as THREE from "./three.js";
import { dice } from "./safe.js";

/** @param {number} width @param {number} height @param {(context: CanvasRenderingContext2D) => void} paint */
export function painted(width, height, paint) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  paint(/** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")));
  const texture = new THREE.CanvasTexture(canvas);
  texture.colorSpace = THREE.SRGBColorSpace;
  return texture;
}

/** @type {THREE.Texture | undefined} */
let glowing;

export function glowTexture() {
  glowing ??= painted(128, 128, (context) => {
    const light = context.createRadialGradient(64, 64, 0, 64, 64, 64);
    light.addColorStop(0, "rgba(255,255,255,0.9)");
    light.addColorStop(0.2, "rgba(255,255,255,0.42)");
    light.addColorStop(0.5, "rgba(255,255,255,0.1)");
    light.addColorStop(1, "rgba(255,255,255,0)");
    context.fillStyle = light;
    context.fillRect(0, 0, 128, 128);
  });
  return glowing;
}

/** @type {THREE.Texture | undefined} */
let note;

export function noteTexture() {
  note ??= painted(64, 64, (context) => {
    context.fillStyle = "#ffffff";
    context.beginPath();
    context.ellipse(24, 48, 10, 8, -0.4, 0, Math.PI * 2);
    context.fill();
    context.fillRect(31, 10, 4, 38);
    context.beginPath();
    context.moveTo(35, 10);
    context.quadraticCurveTo(54, 18, 46, 34);
    context.quadraticCurveTo(46, 24, 35, 22);
    context.fill();
  });
  return note;
}

/**
 * Stones of uneven size and tone, grey, to be multiplied with the ground's colour.
 *
 * @param {"flagstones" | "rough"} pattern
 */
export function stoneTexture(pattern) {
  const random = dice(0.37);
  const texture = painted(1024, 1024, (context) => {
    context.fillStyle = "#8e8e94";
    context.fillRect(0, 0, 1024, 1024);
    if (pattern === "flagstones") {
      const rows = 8;
      const high = 1024 / rows;
      for (let row = 0; row < rows; row += 1) {
        let x = -random() * 120;
        while (x < 1024) {
          const wide = 110 + random() * 110;
          const tone = 196 + random() * 40;
          context.fillStyle = `rgb(${tone},${tone},${tone + 4})`;
          rounded(context, x + 3, row * high + 3, wide - 6, high - 6, 9);
          context.fillStyle = "rgba(255,255,255,0.10)";
          rounded(context, x + 3, row * high + 3, wide - 6, 7, 6);
          x += wide;
        }
      }
    }
    for (let speck = 0; speck < 9000; speck += 1) {
      const tone = random() > 0.5 ? 255 : 0;
      context.fillStyle = `rgba(${tone},${tone},${tone},${random() * 0.09})`;
      context.fillRect(random() * 1024, random() * 1024, 1 + random() * 4, 1 + random() * 3);
    }
  });
  texture.wrapS = THREE.RepeatWrapping;
  texture.wrapT = THREE.RepeatWrapping;
  texture.anisotropy = 8;
  return texture;
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} width @param {number} height @param {number} radius */
function rounded(context, x, y, width, height, radius) {
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.fill();
}

/** Soft patches that fade out towards the edge. */
export function mistTexture() {
  const random = dice(0.71);
  return painted(512, 512, (context) => {
    for (let patch = 0; patch < 90; patch += 1) {
      const angle = random() * Math.PI * 2;
      const far = Math.sqrt(random()) * 190;
      const x = 256 + Math.cos(angle) * far;
      const y = 256 + Math.sin(angle) * far;
      const size = 30 + random() * 70;
      const cloud = context.createRadialGradient(x, y, 0, x, y, Math.min(size, 250 - far + 6));
      cloud.addColorStop(0, `rgba(255,255,255,${0.05 + random() * 0.12})`);
      cloud.addColorStop(1, "rgba(255,255,255,0)");
      context.fillStyle = cloud;
      context.fillRect(0, 0, 512, 512);
    }
  });
}

/**
 * Words on cloth.
 *
 * @param {string} words
 * @param {string} cloth a colour
 * @param {number} ratio width to height
 */
export function bannerTexture(words, cloth, ratio) {
  const width = 1024;
  const height = Math.max(64, Math.min(1024, Math.round(width / ratio)));
  return painted(width, height, (context) => {
    context.fillStyle = cloth;
    context.fillRect(0, 0, width, height);
    context.strokeStyle = "rgba(255,255,255,0.55)";
    context.lineWidth = 10;
    context.strokeRect(26, 26, width - 52, height - 52);
    let size = 150;
    /** @type {string[]} */
    let lines = [];
    do {
      size -= 10;
      context.font = `600 ${size}px Georgia, "Liberation Serif", serif`;
      lines = wrapped(context, words, width - 130);
    } while (size > 40 && lines.length * size * 1.15 > height - 90);
    context.fillStyle = "#ffffff";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.shadowColor = "rgba(0,0,0,0.6)";
    context.shadowBlur = 12;
    lines.forEach((line, index) => context.fillText(line, width / 2, height / 2 + (index - (lines.length - 1) / 2) * size * 1.15, width - 90));
  });
}

/** @param {CanvasRenderingContext2D} context @param {string} words @param {number} width */
function wrapped(context, words, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of words.split(/\s+/)) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
