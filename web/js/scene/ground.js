// What one stands on: a plane, platforms over a chasm, or nothing.
import * as THREE from "./three.js";
import { buildHall } from "./hall.js";
import { color, dice, number, object, objects, xyz } from "./safe.js";
import { mistTexture, stoneTexture } from "./textures.js";
import { dispose } from "./material.js";

/**
 * @typedef {object} Ground
 * @property {THREE.Group} group
 * @property {number} mirror how much it mirrors, 0 to 1
 * @property {(x: number, z: number) => number | null} heightAt null where there is nothing to stand on
 * @property {THREE.Vector3[]} corners what the framing should show of it
 * @property {(time: number, eye?: THREE.Vector3) => void} step `eye` is where the camera is
 * @property {() => void} dispose
 */

/**
 * @param {Record<string, any>} place a location's `client_visual_config`
 * @returns {Ground}
 */
export function buildGround(place) {
  const group = new THREE.Group();
  const config = object(place.ground_config);
  const rest = { group, mirror: 0, corners: [], step: () => {}, dispose: () => dispose(group) };
  switch (place.ground_type_key) {
    case "none":
      return { ...rest, heightAt: () => null };
    case "split_chasm_platforms":
      return { ...rest, ...chasm(group, config, object(place.mood)) };
    default:
      return { ...rest, ...plane(group, config, object(place.mood)) };
  }
}

/** @param {THREE.Group} group @param {Record<string, any>} config @param {Record<string, any>} mood */
function plane(group, config, mood) {
  const [wide, deep] = sizes(config.size, 26);
  const mirror = config.pattern === "mirror" ? number(config.reflectivity, 0.6, 0, 1) : 0;
  const tint = color(config.color_hex, "#3a3640");

  const surface = new THREE.MeshStandardMaterial({ color: tint, roughness: mirror ? 0.25 : 0.92, transparent: mirror > 0, opacity: 1 - mirror * 0.3 });
  if (!mirror) {
    surface.map = stoneTexture(config.pattern === "flagstones" ? "flagstones" : "rough");
    surface.map.repeat.set(wide / 7, deep / 7);
    surface.userData.ownMap = true;
    surface.bumpMap = surface.map;
    surface.bumpScale = 1.2;
    surface.color.multiplyScalar(1.9);
  }
  const hall = config.pattern === "flagstones";
  const radius = Math.min(wide, deep) / 2;
  const slab = new THREE.Mesh(hall ? roundFloor(radius + 2.6, wide, deep) : new THREE.BoxGeometry(wide, 0.4, deep), surface);
  slab.position.y = hall ? 0 : -0.2;
  slab.receiveShadow = true;
  if (!mirror) group.add(slab);
  else {
    const top = new THREE.Mesh(new THREE.CircleGeometry(Math.max(wide, deep) * 0.72, 72), surface);
    top.rotation.x = -Math.PI / 2;
    top.receiveShadow = true;
    // Drawn after what is mirrored in it, and before everything that shines above it.
    top.renderOrder = -0.5;
    group.add(top);
    for (const [radius, opacity] of [[0.719, 0.7], [0.5, 0.22], [0.3, 0.16]]) {
      const size = Math.max(wide, deep) * radius;
      const ring = new THREE.Mesh(
        new THREE.RingGeometry(size - 0.05, size, 96),
        new THREE.MeshBasicMaterial({ color: color(object(mood.key_light).color_hex, "#8fb4ff"), transparent: true, opacity, depthWrite: false }),
      );
      ring.rotation.x = -Math.PI / 2;
      ring.position.y = 0.012;
      ring.renderOrder = -0.4;
      group.add(ring);
    }
  }

  // The land beyond, which the fog takes.
  if (!mirror) {
    const beyond = new THREE.Mesh(
      new THREE.CircleGeometry(240, 48),
      new THREE.MeshStandardMaterial({ color: tint.clone().multiplyScalar(0.9), roughness: 1 }),
    );
    beyond.rotation.x = -Math.PI / 2;
    beyond.position.y = -0.36;
    group.add(beyond);
  }
  const around = hall ? buildHall(group, radius, tint, mood) : null;
  return { mirror, heightAt: () => 0, ...(around && { step: around.step }) };
}

/** A disc that takes its stones as a rectangle of this size would. @param {number} radius @param {number} wide @param {number} deep */
function roundFloor(radius, wide, deep) {
  const disc = new THREE.CircleGeometry(radius, 96);
  const uv = disc.getAttribute("uv");
  for (let index = 0; index < uv.count; index += 1) uv.setXY(index, uv.getX(index) * ((radius * 2) / wide), uv.getY(index) * ((radius * 2) / deep));
  disc.rotateX(-Math.PI / 2);
  return disc;
}

/** @param {THREE.Group} group @param {Record<string, any>} config @param {Record<string, any>} mood */
function chasm(group, config, mood) {
  const depth = object(config.chasm);
  const thickness = number(config.thickness, 3, 0.2, 50);
  const random = dice(0.53);
  const platforms = objects(config.platforms).map((platform) => {
    const [wide, deep] = sizes(platform.size, 8);
    return { center: xyz(platform.center), wide, deep, tint: color(platform.color_hex, "#5b5462") };
  });
  for (const { center, wide, deep, tint } of platforms) {
    const rock = new THREE.Mesh(
      crag(wide, thickness * 5, deep, random),
      new THREE.MeshStandardMaterial({ color: tint, roughness: 0.96, flatShading: true }),
    );
    rock.position.set(...center);
    rock.castShadow = true;
    rock.receiveShadow = true;
    const map = stoneTexture("flagstones");
    map.repeat.set(wide / 7, deep / 7);
    const topping = new THREE.MeshStandardMaterial({ color: tint.clone().multiplyScalar(1.35), map, bumpMap: map, bumpScale: 1.2, roughness: 0.92 });
    topping.userData.ownMap = true;
    const top = new THREE.Mesh(new THREE.PlaneGeometry(wide, deep), topping);
    top.rotation.x = -Math.PI / 2;
    top.position.set(center[0], center[1] + 0.012, center[2]);
    top.receiveShadow = true;
    group.add(rock, top);
  }

  // Far cliffs, and mist below.
  const far = color(mood.horizon_color_hex, "#3a2b5c").lerp(color(mood.sky_color_hex, "#20143f"), 0.6).multiplyScalar(0.7);
  const cliff = new THREE.MeshStandardMaterial({ color: far, roughness: 1, flatShading: true });
  for (let index = 0; index < 22; index += 1) {
    const angle = (index / 22) * Math.PI * 2 + random() * 0.2;
    const away = 44 + random() * 34;
    const wide = 7 + random() * 12;
    const spire = new THREE.Mesh(crag(wide, 40 + random() * 20, wide * (0.7 + random() * 0.5), random, true), cliff);
    spire.position.set(Math.cos(angle) * away, -3 + random() * 13, Math.sin(angle) * away);
    spire.rotation.y = random() * Math.PI;
    group.add(spire);
  }
  const floor = number(depth.depth, 40, 5, 200);
  const map = mistTexture();
  /** @type {THREE.Mesh[]} */
  const mists = [];
  for (let layer = 0; layer < 5; layer += 1) {
    const material = new THREE.MeshBasicMaterial({
      map,
      color: color(depth.mist_color_hex, "#6a7bc4").multiplyScalar(0.85 - layer * 0.09),
      transparent: true,
      opacity: 0.75,
      depthWrite: false,
      side: THREE.DoubleSide,
    });
    const mist = new THREE.Mesh(new THREE.PlaneGeometry(170, 170), material);
    mist.rotation.x = -Math.PI / 2;
    mist.position.y = -5 - layer * Math.min(4, floor / 10);
    mist.rotation.z = layer * 1.3;
    mists.push(mist);
    group.add(mist);
  }
  const bottom = new THREE.Mesh(new THREE.CircleGeometry(240, 40), new THREE.MeshBasicMaterial({ color: color(depth.color_hex, "#0b0a17") }));
  bottom.rotation.x = -Math.PI / 2;
  bottom.position.y = -Math.min(floor, 34);
  group.add(bottom);

  return {
    heightAt: (/** @type {number} */ x, /** @type {number} */ z) => {
      const under = platforms.find(({ center, wide, deep }) => Math.abs(x - center[0]) <= wide / 2 + 0.25 && Math.abs(z - center[2]) <= deep / 2 + 0.25);
      return under ? under.center[1] : null;
    },
    corners: platforms.flatMap(({ center: [x, y, z], wide, deep }) => [
      new THREE.Vector3(x - wide / 2, y, z - deep / 2),
      new THREE.Vector3(x + wide / 2, y, z - deep / 2),
    ]),
    step(/** @type {number} */ time) {
      mists.forEach((mist, layer) => (mist.rotation.z = layer * 1.3 + time * 0.006 * (layer % 2 ? -1 : 1)));
    },
  };
}

/**
 * A block of rock that narrows downwards.
 *
 * @param {number} wide
 * @param {number} high
 * @param {number} deep
 * @param {() => number} random
 * @param {boolean} [jagged] on top, too
 */
function crag(wide, high, deep, random, jagged = false) {
  const box = new THREE.BoxGeometry(wide, high, deep, 6, 7, 6);
  box.translate(0, -high / 2, 0);
  const geometry = box.toNonIndexed();
  box.dispose();
  const at = geometry.getAttribute("position");
  /** @type {Map<string, [number, number, number]>} corners that are one stay one */
  const moved = new Map();
  for (let index = 0; index < at.count; index += 1) {
    const [x, y, z] = [at.getX(index), at.getY(index), at.getZ(index)];
    const name = `${x.toFixed(2)},${y.toFixed(2)},${z.toFixed(2)}`;
    let to = moved.get(name);
    if (!to) {
      const down = Math.max(0, -y / high);
      const narrow = 1 - 0.62 * Math.pow(down, 1.25);
      const rough = down === 0 ? 0 : Math.min(wide, deep) * 0.13;
      const lift = jagged && down === 0 ? random() * 7 * (1 - Math.hypot(x / wide, z / deep)) : 0;
      to = [x * narrow + (random() - 0.5) * rough, y + lift + (random() - 0.5) * rough * 0.7, z * narrow + (random() - 0.5) * rough];
      moved.set(name, to);
    }
    at.setXYZ(index, ...to);
  }
  geometry.computeVertexNormals();
  return geometry;
}

/** @param {unknown} value @param {number} fallback @returns {[number, number]} */
function sizes(value, fallback) {
  const list = Array.isArray(value) ? value : [];
  return [number(list[0], fallback, 0.5, 400), number(list[1], fallback, 0.5, 400)];
}
