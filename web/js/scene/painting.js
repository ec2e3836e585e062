// A wall painted with a night sky whose stars drift: for materials with the pattern `night_sky`.
import * as THREE from "./three.js";
import { color, dice } from "./safe.js";
import { painted } from "./textures.js";

const WIDE = 1024;

/**
 * Paints the side of a box that looks along z.
 *
 * @param {THREE.Mesh} body
 * @param {Record<string, any>} look its `material_config`
 */
export function paintNightSky(body, look) {
  body.geometry.computeBoundingBox();
  const size = /** @type {THREE.Box3} */ (body.geometry.boundingBox).getSize(new THREE.Vector3());
  const night = color(look.base_color_hex, "#1c1a3d");
  const shine = color(look.emissive_color_hex, "#7f7bff");
  const high = Math.round((WIDE * size.y) / Math.max(0.1, size.x));
  const front = size.z / 2;

  const picture = layer(size, skyTexture(night, shine, WIDE, high), {});
  picture.position.z = front + 0.012;
  const stars = layer(size, starsTexture(WIDE, high), { transparent: true, blending: THREE.AdditiveBlending, depthWrite: false });
  stars.position.z = front + 0.02;
  const near = layer(size, starsTexture(WIDE, high, 60), { transparent: true, blending: THREE.AdditiveBlending, depthWrite: false });
  near.position.z = front + 0.03;
  body.add(picture, stars, near, ...frame(size, front));
  return {
    /** @param {number} now seconds */
    step(now) {
      drift(stars, now * 0.004, 0.85 + 0.15 * Math.sin(now * 0.9));
      drift(near, now * 0.009, 0.7 + 0.3 * Math.sin(now * 1.7 + 1));
    },
  };
}

/** @param {THREE.Mesh<THREE.PlaneGeometry, THREE.MeshBasicMaterial>} plane @param {number} along @param {number} shown */
function drift(plane, along, shown) {
  if (plane.material.map) plane.material.map.offset.x = along % 1;
  plane.material.opacity = shown;
}

/** @param {THREE.Vector3} size @param {THREE.Texture} map @param {import("./three.js").MeshBasicMaterialParameters} how */
function layer(size, map, how) {
  map.wrapS = THREE.RepeatWrapping;
  map.anisotropy = 8;
  const plane = new THREE.Mesh(new THREE.PlaneGeometry(size.x * 0.96, size.y * 0.94), new THREE.MeshBasicMaterial({ map, ...how }));
  plane.material.userData.ownMap = true;
  plane.raycast = () => {};
  return plane;
}

/** @param {THREE.Vector3} size @param {number} front */
function frame(size, front) {
  const gilt = new THREE.MeshStandardMaterial({ color: "#b8934a", roughness: 0.38, metalness: 0.7, emissive: "#5a3d10", emissiveIntensity: 0.5 });
  const bars = /** @type {[number, number, number, number][]} */ ([
    [size.x + 0.2, 0.16, 0, size.y / 2],
    [size.x + 0.2, 0.16, 0, -size.y / 2],
    [0.16, size.y + 0.2, size.x / 2, 0],
    [0.16, size.y + 0.2, -size.x / 2, 0],
  ]);
  return bars.map(([wide, high, x, y]) => {
    const bar = new THREE.Mesh(new THREE.BoxGeometry(wide, high, 0.22), gilt);
    bar.position.set(x, y, front);
    bar.castShadow = true;
    return bar;
  });
}

/** @param {THREE.Color} night @param {THREE.Color} shine @param {number} wide @param {number} high */
function skyTexture(night, shine, wide, high) {
  const random = dice(0.61);
  const css = (/** @type {THREE.Color} */ tint, alpha = 1) => `rgba(${tint.toArray().map((part) => Math.round(Math.pow(part, 1 / 2.2) * 255)).join(",")},${alpha})`;
  return painted(wide, high, (brush) => {
    const fall = brush.createLinearGradient(0, 0, 0, high);
    fall.addColorStop(0, css(night.clone().multiplyScalar(0.35)));
    fall.addColorStop(0.5, css(night.clone().lerp(shine, 0.12)));
    fall.addColorStop(0.8, css(shine.clone().lerp(new THREE.Color("#d86aa8"), 0.55).multiplyScalar(0.55)));
    fall.addColorStop(1, css(new THREE.Color("#ffb27a").multiplyScalar(0.75)));
    brush.fillStyle = fall;
    brush.fillRect(0, 0, wide, high);
    // A river of stars, from the lower left to the upper right, and clouds of light along it.
    const clouds = [shine, shine.clone().offsetHSL(0.12, 0, 0), shine.clone().offsetHSL(-0.14, 0, 0)];
    brush.globalCompositeOperation = "lighter";
    for (let cloud = 0; cloud < 150; cloud += 1) {
      const along = random();
      const x = along * wide;
      const y = high * (0.72 - along * 0.6) + (random() - 0.5) * (random() - 0.5) * high * 0.75;
      const size = 20 + random() * random() * 150;
      const soft = brush.createRadialGradient(x, y, 0, x, y, size);
      soft.addColorStop(0, css(/** @type {THREE.Color} */ (clouds[cloud % clouds.length]), 0.045 + random() * 0.05));
      soft.addColorStop(1, css(shine, 0));
      brush.fillStyle = soft;
      brush.fillRect(x - size, y - size, size * 2, size * 2);
    }
    for (let star = 0; star < 900; star += 1) {
      const along = random();
      brush.fillStyle = `rgba(255,250,240,${0.15 + random() * 0.5})`;
      const size = 0.6 + random() * 1.1;
      brush.fillRect(along * wide, high * (0.72 - along * 0.6) + (random() - 0.5) * (0.1 + random()) * high * 0.6, size, size);
    }
    brush.globalCompositeOperation = "source-over";
    moon(brush, wide * 0.79, high * 0.3, high * 0.1, css(night));
    hills(brush, wide, high, random, css(night.clone().multiplyScalar(0.28)), 0.9);
    hills(brush, wide, high, random, css(night.clone().multiplyScalar(0.12)), 0.95);
  });
}

/** @param {CanvasRenderingContext2D} brush @param {number} x @param {number} y @param {number} size @param {string} dark */
function moon(brush, x, y, size, dark) {
  const halo = brush.createRadialGradient(x, y, size * 0.6, x, y, size * 4);
  halo.addColorStop(0, "rgba(255,240,210,0.4)");
  halo.addColorStop(1, "rgba(255,240,210,0)");
  brush.fillStyle = halo;
  brush.fillRect(x - size * 4, y - size * 4, size * 8, size * 8);
  brush.fillStyle = "#fff3d6";
  brush.beginPath();
  brush.arc(x, y, size, 0, Math.PI * 2);
  brush.fill();
  brush.fillStyle = dark;
  brush.beginPath();
  brush.arc(x - size * 0.42, y - size * 0.16, size * 0.86, 0, Math.PI * 2);
  brush.fill();
}

/** @param {CanvasRenderingContext2D} brush @param {number} wide @param {number} high @param {() => number} random @param {string} dark @param {number} from share of the height */
function hills(brush, wide, high, random, dark, from) {
  const shift = random() * 9;
  brush.fillStyle = dark;
  brush.beginPath();
  brush.moveTo(0, high);
  for (let x = 0; x <= wide; x += 8) {
    const turn = (x / wide) * Math.PI * 2;
    brush.lineTo(x, high * (from - 0.05 * Math.sin(turn * 2 + shift) - 0.03 * Math.sin(turn * 5 + shift * 2) - 0.012 * Math.sin(turn * 13)));
  }
  brush.lineTo(wide, high);
  brush.fill();
}

/** Stars on nothing, whose left edge meets their right. @param {number} wide @param {number} high @param {number} [count] */
function starsTexture(wide, high, count = 260) {
  const random = dice(count / 977);
  return painted(wide, high, (brush) => {
    for (let star = 0; star < count; star += 1) {
      const [x, y] = [14 + random() * (wide - 28), random() * high * 0.8];
      const big = random() < 0.12;
      const size = big ? 5 + random() * 6 : 1.4 + random() * 2;
      const soft = brush.createRadialGradient(x, y, 0, x, y, size);
      soft.addColorStop(0, "rgba(255,255,255,1)");
      soft.addColorStop(0.3, `rgba(255,${230 + random() * 25},${200 + random() * 55},0.55)`);
      soft.addColorStop(1, "rgba(200,210,255,0)");
      brush.fillStyle = soft;
      brush.fillRect(x - size, y - size, size * 2, size * 2);
      if (big) {
        brush.fillStyle = "rgba(255,255,255,0.5)";
        brush.fillRect(x - size * 1.2, y - 0.5, size * 2.4, 1);
        brush.fillRect(x - 0.5, y - size * 1.2, 1, size * 2.4);
      }
    }
  });
}
