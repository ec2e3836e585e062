// Things that stand for a while: they grow in, and fade when their time is over.
import * as THREE from "./three.js";
import { geometryOf } from "./geometry.js";
import { turn } from "./landmark.js";
import { dispose, glow, materialOf } from "./material.js";
import { motionOf } from "./motion.js";
import { buildParticles } from "./particles.js";
import { color, dice, hash, number, object, xyz } from "./safe.js";
import { bannerTexture, glowTexture } from "./textures.js";

const GROW_SECONDS = 1.1;
const FADE_SECONDS = 0.9;
const LAST_SECONDS = 4;

/**
 * @typedef {object} Conjured
 * @property {THREE.Group} group
 * @property {THREE.Vector3} top
 * @property {(time: number, passed: number, left: number) => void} step
 * @property {() => void} leave begins to fade
 * @property {() => boolean} gone
 * @property {() => import("./lights.js").Lamp | null} lamp
 * @property {() => void} dispose
 */

/**
 * @param {import("../types.js").TemporaryObject} thing
 * @param {{heightAt: (x: number, z: number) => number | null}} ground
 * @param {{particles: number, pixels: {value: number}}} quality
 * @param {boolean} grown already, because it stood there before one came
 * @param {number} [most] how much of it is seen, 0 to 1: what is not real yet is pale
 * @returns {Conjured}
 */
export function buildTemporary(thing, ground, quality, grown, most = 1) {
  const config = object(thing.client_visual_config);
  const shape = object(config.geometry_config);
  const look = object(config.material_config);
  const tint = color(look.emissive_color_hex ?? look.base_color_hex, "#c9b6ff");
  const from = new THREE.Vector3(...xyz(thing.from_position_xyz));
  const to = new THREE.Vector3(...xyz(thing.to_position_xyz));
  const group = new THREE.Group();
  group.userData.pick = { kind: "temporary", id: thing.id };

  const spans = shape.type !== "particles" && from.distanceTo(to) > 1 && (shape.stretch === "from_to" || thing.walkable === true);
  const body = spans ? way(from, to, shape, config, ground) : spot(to, shape, config, ground, quality);
  group.add(body.root);

  let grow = grown ? 1 : 0;
  let fading = 0;
  let leaving = false;

  const lamp = lampOf();
  const solid = materialsOf(group);

  /** @param {number} time @param {number} left */
  function show(time, left) {
    const eased = 1 - Math.pow(1 - grow, 3);
    const flicker = left < LAST_SECONDS && !leaving ? 0.62 + 0.38 * Math.abs(Math.sin(left * (7 - left))) : 1;
    const seen = (1 - fading) * flicker * most;
    body.grow(eased, time, seen);
    for (const { material, opacity } of solid) {
      material.opacity = opacity * seen;
      material.transparent = opacity < 1 || seen < 1;
    }
  }
  show(0, 99);

  function lampOf() {
    const light = object(config.light_config);
    const shining = number(look.emissive_intensity, 0, 0, 5);
    if (!light.color_hex && (shining < 0.7 || shape.type === "particles")) return null;
    return {
      position: body.top.clone().lerp(body.middle, 0.5).setY(body.middle.y + 0.5),
      color: light.color_hex ? color(light.color_hex, "#ffffff") : tint,
      intensity: light.color_hex ? number(light.intensity, 1, 0, 5) : Math.min(1.2, shining * 0.6),
      distance: number(light.distance, 12, 1, 60),
    };
  }

  return {
    group,
    top: body.top,
    step(time, passed, left) {
      if (grow < 1) grow = Math.min(1, grow + passed / GROW_SECONDS);
      if (leaving) fading = Math.min(1, fading + passed / FADE_SECONDS);
      show(time, left);
    },
    leave: () => void (leaving = true),
    gone: () => fading >= 1,
    lamp: () => (leaving ? null : lamp),
    dispose: () => dispose(group),
  };
}

/**
 * Something to walk on, from one spot to another: planks that come one after the other.
 *
 * @param {THREE.Vector3} from
 * @param {THREE.Vector3} to
 * @param {Record<string, any>} shape
 * @param {Record<string, any>} config
 * @param {{heightAt: (x: number, z: number) => number | null}} ground
 */
function way(from, to, shape, config, ground) {
  const start = from.clone().setY(ground.heightAt(from.x, from.z) ?? from.y);
  const end = to.clone().setY(ground.heightAt(to.x, to.z) ?? to.y);
  const along = end.clone().sub(start);
  const length = Math.max(1, along.length() - 1.1);
  const direction = along.clone().normalize();
  start.addScaledVector(direction, 0.3);
  const wide = number(shape.dimensions?.[0], 1.8, 0.2, 12);
  const thick = number(shape.dimensions?.[1], 0.15, 0.03, 3);
  const count = Math.max(3, Math.min(80, Math.round(length / 0.62)));
  const pace = length / count;

  const look = object(config.material_config);
  const shine = color(look.emissive_color_hex, "#000000");
  const shining = number(look.emissive_intensity, 0, 0, 5) > 0.3;
  // What shines is drawn as light, with waves of it that run along; the rest as the stuff it is made of.
  const body = color(look.base_color_hex, "#c9b6ff").lerp(shine, 0.5).offsetHSL(0, 0.05, -0.1);
  const material = shining ? new THREE.MeshBasicMaterial({ transparent: true, opacity: 0.9 }) : materialOf(config.material_config);
  material.depthWrite = true;
  const planks = new THREE.InstancedMesh(new THREE.BoxGeometry(wide, thick, pace * 0.86), material, count);
  planks.castShadow = !shining && material.opacity > 0.6;
  planks.receiveShadow = !shining;
  planks.frustumCulled = false;
  const random = dice(hash(String(length)));
  const uneven = Array.from({ length: count }, () => (random() - 0.5) * 0.05);
  const rails = [-1, 1].map((side) => {
    const rail = new THREE.Mesh(
      new THREE.BoxGeometry(0.05, 0.05, length),
      new THREE.MeshBasicMaterial({ color: color(object(config.material_config).emissive_color_hex, "#ffffff"), transparent: true, opacity: 0.75 }),
    );
    rail.userData.side = side;
    return rail;
  });
  const root = new THREE.Group();
  root.position.copy(start);
  root.quaternion.setFromUnitVectors(new THREE.Vector3(0, 0, 1), direction);
  root.add(planks, ...rails);
  const haze = shining ? aura(shine, wide, length) : null;
  const sparks = shining ? sparksOver(shine, wide, length) : null;
  if (haze) root.add(haze);
  if (sparks) root.add(sparks.points);
  const tint = new THREE.Color();

  const place = new THREE.Object3D();
  const middle = start.clone().addScaledVector(direction, length / 2);
  let last = -1;
  return {
    root,
    middle,
    top: middle.clone().add(new THREE.Vector3(0, 0.9, 0)),
    /** @param {number} grown @param {number} time @param {number} seen */
    grow(grown, time, seen) {
      if (haze) {
        haze.material.opacity = (0.6 + 0.1 * Math.sin(time * 1.6)) * grown * seen;
        haze.scale.set(1, Math.max(0.001, grown), 1);
        haze.position.z = (length * grown) / 2;
      }
      if (sparks) {
        sparks.uniforms.time.value = time;
        sparks.uniforms.shown.value = grown * seen;
      }
      if (shining) {
        for (let index = 0; index < count; index += 1) {
          const wave = 0.5 + 0.5 * Math.sin(index * 0.55 - time * 3.2);
          const front = grown < 1 ? Math.max(0, 1 - Math.abs(grown * (count + 5) - index) / 4) : 0;
          planks.setColorAt(index, tint.copy(body).multiplyScalar(0.3 + 0.62 * wave * wave * wave + front * 1.1 + ((index * 7) % 5) * 0.03));
        }
        if (planks.instanceColor) planks.instanceColor.needsUpdate = true;
      }
      if (grown === last && grown === 1) return;
      last = grown;
      for (let index = 0; index < count; index += 1) {
        const here = Math.max(0, Math.min(1, grown * (count + 5) - index) / 1);
        const eased = Math.min(1, here);
        place.position.set(0, 0.04 + (uneven[index] ?? 0) - (1 - eased) * 0.8, (index + 0.5) * pace);
        place.scale.setScalar(Math.max(0.001, eased));
        place.updateMatrix();
        planks.setMatrixAt(index, place.matrix);
      }
      planks.instanceMatrix.needsUpdate = true;
      for (const rail of rails) {
        rail.scale.z = Math.max(0.001, grown);
        rail.position.set((rail.userData.side * wide) / 2, thick / 2 + 0.05, (length * grown) / 2);
      }
    },
  };
}

/** The light around a shining way: a long soft glow that lies along it. @param {THREE.Color} tint @param {number} wide @param {number} length */
function aura(tint, wide, length) {
  const light = new THREE.Mesh(
    new THREE.PlaneGeometry(wide * 5, length * 1.3),
    new THREE.MeshBasicMaterial({ map: glowTexture(), color: tint, transparent: true, opacity: 0, depthWrite: false, side: THREE.DoubleSide, blending: THREE.AdditiveBlending, fog: false }),
  );
  light.rotation.x = -Math.PI / 2;
  light.position.y = -0.1;
  light.raycast = () => {};
  light.userData.ownOpacity = true;
  return light;
}

/** Motes that rise from a shining way. @param {THREE.Color} tint @param {number} wide @param {number} length */
function sparksOver(tint, wide, length) {
  const { points, uniforms } = buildParticles(
    {
      geometry_config: { type: "particles", parameters: { motion: "rise", count: Math.min(160, Math.round(length * 9)), size: 0.045, speed: 0.55, spread: [wide, 1.1, length] } },
      material_config: { emissive_color_hex: `#${tint.getHexString()}`, opacity: 0.85 },
    },
    { particles: 1 },
    { value: 620 },
  );
  points.position.z = length / 2;
  return { points, uniforms };
}

/**
 * Something at one spot.
 *
 * @param {THREE.Vector3} at
 * @param {Record<string, any>} shape
 * @param {Record<string, any>} config
 * @param {{heightAt: (x: number, z: number) => number | null}} ground
 * @param {{particles: number, pixels: {value: number}}} quality
 */
function spot(at, shape, config, ground, quality) {
  const floor = ground.heightAt(at.x, at.z) ?? at.y;
  const offset = new THREE.Vector3(...xyz(config.offset_xyz));
  const root = new THREE.Group();
  const turned = new THREE.Group();
  turn(turned, config.rotation_xyz_degrees);
  root.add(turned);

  if (shape.type === "particles") {
    const { points, uniforms } = buildParticles(config, quality, quality.pixels);
    root.position.set(at.x, floor, at.z).add(offset);
    turned.add(points);
    return {
      root,
      middle: root.position.clone().setY(floor + 1.5),
      top: root.position.clone().add(new THREE.Vector3(0, 3.1, 0)),
      /** @param {number} grown @param {number} time @param {number} seen */
      grow(grown, time, seen) {
        uniforms.time.value = time;
        uniforms.shown.value = grown * seen;
      },
    };
  }

  const stands = ["ladder", "plants", "figure"].includes(shape.type);
  const made = stands ? assembled(shape, config, ground, at) : solidOf(shape, config);
  turned.add(made);
  root.position.copy(stands ? new THREE.Vector3(at.x, floor, at.z) : at).add(offset);
  const size = number(config.scale, 1, 0.05, 20);
  const box = new THREE.Box3().setFromObject(made);
  const top = root.position.clone().add(new THREE.Vector3(0, Math.min(4, box.max.y) * size + 0.35, 0));
  const motion = motionOf(made, config, 0.3);
  return {
    root,
    middle: root.position.clone(),
    top,
    /** @param {number} grown @param {number} time */
    grow(grown, time) {
      turned.scale.set(size * Math.max(0.001, 0.6 + grown * 0.4), size * Math.max(0.001, grown), size * Math.max(0.001, 0.6 + grown * 0.4));
      motion?.(time);
    },
  };
}

/** @param {Record<string, any>} shape @param {Record<string, any>} config */
function solidOf(shape, config) {
  const holder = new THREE.Group();
  const material = materialOf(config.material_config, { doubleSided: shape.type === "plane" });
  if (typeof config.label === "string" && shape.type === "plane") {
    const [wide, high] = [number(shape.dimensions?.[0], 1, 0.1, 50), number(shape.dimensions?.[1], 1, 0.1, 50)];
    material.map = bannerTexture(config.label.slice(0, 120), `#${material.color.getHexString()}`, wide / high);
    material.emissiveMap = material.map;
    material.emissive.set("#ffffff");
    material.emissiveIntensity = 0.35;
    material.color.set("#ffffff");
    material.userData.ownMap = true;
  }
  const body = new THREE.Mesh(geometryOf(shape), material);
  body.castShadow = material.opacity > 0.6;
  holder.add(body);
  const shining = number(object(config.material_config).emissive_intensity, 0, 0, 5);
  if (shining > 0.5) {
    body.geometry.computeBoundingSphere();
    holder.add(glow(material.emissive, Math.min(6, (body.geometry.boundingSphere?.radius ?? 1) * 5), Math.min(0.8, shining * 0.3)));
  }
  return holder;
}

/**
 * Shapes of more than one piece: ladders, plants, figures.
 *
 * @param {Record<string, any>} shape
 * @param {Record<string, any>} config
 * @param {{heightAt: (x: number, z: number) => number | null}} ground
 * @param {THREE.Vector3} at
 */
function assembled(shape, config, ground, at) {
  const holder = new THREE.Group();
  const given = object(shape.parameters);
  const material = materialOf(config.material_config);
  const add = (/** @type {THREE.BufferGeometry} */ geometry, /** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ z) => {
    const piece = new THREE.Mesh(geometry, material);
    piece.position.set(x, y, z);
    piece.castShadow = true;
    holder.add(piece);
    return piece;
  };
  if (shape.type === "ladder") {
    const wide = number(given.width, 0.6, 0.2, 5);
    const high = number(given.height, 5, 0.5, 60);
    for (const side of [-0.5, 0.5]) add(new THREE.CylinderGeometry(0.05, 0.05, high, 10), side * wide, high / 2, 0);
    const step = number(given.rung_distance, 0.35, 0.15, 3);
    for (let y = step; y < high; y += step) add(new THREE.CylinderGeometry(0.035, 0.035, wide, 8).rotateZ(Math.PI / 2), 0, y, 0);
  } else if (shape.type === "figure") {
    const high = number(given.height, 1.8, 0.3, 20);
    add(new THREE.CylinderGeometry(high * 0.3, high * 0.34, high * 0.12, 28), 0, high * 0.06, 0);
    add(new THREE.ConeGeometry(high * 0.2, high * 0.72, 24), 0, high * 0.46, 0);
    add(new THREE.SphereGeometry(high * 0.11, 24, 18), 0, high * 0.86, 0);
    for (const side of [-1, 1]) add(new THREE.CapsuleGeometry(high * 0.04, high * 0.26, 6, 12), side * high * 0.14, high * 0.6, 0).rotation.z = side * 0.5;
  } else {
    const random = dice(hash(String(given.kind)));
    const spots = Array.isArray(given.spots) && given.spots.length > 0 ? given.spots.slice(0, 80) : Array.from({ length: 18 }, () => [(random() - 0.5) * 5, 0, (random() - 0.5) * 5]);
    const bloom = new THREE.MeshStandardMaterial({ color: material.color.clone().offsetHSL(0.12, 0.2, 0.25), emissive: material.emissive, emissiveIntensity: 0.3 });
    for (const raw of spots) {
      const [x, , z] = Array.isArray(raw) ? (raw.length === 2 ? [number(raw[0], 0), 0, number(raw[1], 0)] : xyz(raw)) : [number(object(raw).x, 0), 0, number(object(raw).z, 0)];
      // Spots may be told in the place's terms or around the landmark: what is far away was the former.
      const local = Math.hypot(x, z) > 9 ? [x - at.x, z - at.z] : [x, z];
      const high = 0.35 + random() * 0.8;
      add(new THREE.ConeGeometry(0.05 + random() * 0.05, high, 6), local[0], high / 2, local[1]).rotation.z = (random() - 0.5) * 0.3;
      const leaf = add(new THREE.SphereGeometry(0.1 + random() * 0.09, 10, 8), local[0], high, local[1]);
      leaf.material = bloom;
      leaf.scale.y = 0.7;
    }
  }
  return holder;
}

/** @param {THREE.Group} group */
function materialsOf(group) {
  /** @type {{material: THREE.Material, opacity: number}[]} */
  const found = [];
  group.traverse((/** @type {any} */ part) => {
    if (part.isSprite || part.isPoints || part.userData.ownOpacity) return;
    for (const material of [part.material].flat()) {
      if (material && !found.some((entry) => entry.material === material)) found.push({ material, opacity: material.opacity });
    }
  });
  return found;
}
