// A landmark's body: its shape, its parts, how it shines, and what its object's visual update changes.
import * as THREE from "./three.js";
import { geometryOf } from "./geometry.js";
import { dispose, glow, materialOf, shine as shineOf } from "./material.js";
import { motionOf } from "./motion.js";
import { paintNightSky } from "./painting.js";
import { buildPortal } from "./portal.js";
import { color, hash, number, object, objects, xyz } from "./safe.js";

/**
 * @typedef {object} Body
 * @property {THREE.Group} group
 * @property {(visual: Record<string, any>) => void} setVisual an object's `client_visual_update`
 * @property {(time: number, passed: number) => boolean} step moves it; whether it moves at all
 * @property {() => import("./lights.js").Lamp | null} lamp the light that it gives
 * @property {THREE.Vector3} top where its label hangs
 * @property {THREE.Vector3} middle
 * @property {number} radius metres
 * @property {() => void} dispose
 */

const FADE = 3;

/**
 * @param {import("../types.js").Landmark} mark
 * @returns {Body}
 */
export function buildLandmark(mark) {
  const config = object(mark.client_visual_config);
  const group = new THREE.Group();
  group.position.set(...xyz(config.relative_position_xyz));
  turn(group, config.rotation_xyz_degrees);
  group.scale.setScalar(number(config.scale, 1, 0.05, 20));
  group.userData.pick = { kind: "landmark", id: mark.key };

  const moving = new THREE.Group();
  group.add(moving);
  const main = mesh(config);
  moving.add(main);
  const material = /** @type {THREE.MeshStandardMaterial} */ (main.material);
  /** @type {import("./motion.js").Motion[]} */
  const motions = [];
  const phase = hash(mark.key);
  const own = motionOf(main, config, phase);
  if (own) motions.push(own);

  objects(config.parts).forEach((part, index) => {
    const body = mesh(part);
    body.position.set(...xyz(part.offset_xyz));
    turn(body, part.rotation_xyz_degrees);
    moving.add(body);
    const motion = motionOf(body, part, hash(mark.key + index));
    if (motion) motions.push(motion);
    const shine = object(part.material_config);
    if (number(shine.emissive_intensity, 0) > 0.5) {
      const strength = Math.min(0.5, number(shine.emissive_intensity, 0) * 0.16);
      body.add(glow(color(shine.emissive_color_hex, "#ffffff"), sizeOf(body) * 3, strength));
    }
  });
  for (const motion of motions) motion(0);

  group.updateMatrixWorld(true);
  const box = new THREE.Box3().setFromObject(moving);
  const middle = box.getCenter(new THREE.Vector3());
  const radius = Math.min(8, box.getSize(new THREE.Vector3()).length() / 2);
  const mainSize = sizeOf(main);
  const halo = glow(material.emissive, mainSize * 2.2, 0);
  main.add(halo);

  // What is shown now moves towards what is wanted, so that a change is seen to happen.
  const wanted = { color: material.color.clone(), emissive: material.emissive.clone(), intensity: material.emissiveIntensity };
  let flare = 0;
  /** What the world says of its shine. */
  let told = number(object(config.material_config).emissive_intensity, 0, 0, 5);
  const portal = typeof config.is_exit_to_location_id === "string" && material.opacity < 0.8;
  if (portal) motions.push(buildPortal(main, material.emissive).step);
  if (object(config.material_config).pattern === "night_sky") motions.push(paintNightSky(main, object(config.material_config)).step);
  shineBy(material.emissiveIntensity);

  /** @param {number} intensity */
  function shineBy(intensity) {
    const strength = Math.max(0, Math.min(0.8, (intensity - 0.2) * 1.1)) * (portal ? 0.12 : material.opacity < 1 ? 0.6 : 1);
    halo.material.opacity = Math.min(1, strength + flare * 0.6);
    halo.material.color.copy(material.emissive);
    halo.scale.setScalar(mainSize * (2.2 + Math.max(0, told - 1) * 1.7 + flare));
    halo.visible = halo.material.opacity > 0.01;
  }

  return {
    group,
    middle,
    radius,
    top: new THREE.Vector3(middle.x, box.max.y + 0.25, middle.z),
    setVisual(visual) {
      const given = object(visual);
      const before = wanted.intensity;
      if (given.new_color_hex) wanted.color = color(given.new_color_hex, "#888888");
      if (given.emissive_color_hex) wanted.emissive = color(given.emissive_color_hex, "#000000");
      if (given.emissive_intensity !== undefined) {
        wanted.intensity = shineOf(given.emissive_intensity);
        told = number(given.emissive_intensity, 0, 0, 5);
      }
      if (wanted.intensity > before + 0.2) flare = 1;
    },
    step(time, passed) {
      for (const motion of motions) motion(time);
      const settled = Math.abs(material.emissiveIntensity - wanted.intensity) < 0.01 && flare < 0.01 && material.color.equals(wanted.color);
      if (!settled) {
        const share = Math.min(1, passed * FADE);
        material.color.lerp(wanted.color, share);
        material.emissive.lerp(wanted.emissive, share);
        material.emissiveIntensity += (wanted.intensity - material.emissiveIntensity) * share;
        flare = Math.max(0, flare - passed * 0.9);
        if (Math.abs(material.emissiveIntensity - wanted.intensity) < 0.02) {
          material.color.copy(wanted.color);
          material.emissive.copy(wanted.emissive);
          material.emissiveIntensity = wanted.intensity;
        }
        shineBy(material.emissiveIntensity);
      }
      return motions.length > 0 || !settled;
    },
    lamp() {
      const light = object(config.light_config);
      if (light.color_hex) {
        return { position: middle, color: color(light.color_hex, "#ffffff"), intensity: number(light.intensity, 1, 0, 5), distance: number(light.distance, 10, 1, 60) };
      }
      return told > 0.7 ? { position: middle, color: wanted.emissive, intensity: Math.min(1.3, told), distance: 9 } : null;
    },
    dispose: () => dispose(group),
  };
}

/** @param {Record<string, any>} config */
function mesh(config) {
  const flat = object(config.geometry_config).type === "plane";
  const body = new THREE.Mesh(geometryOf(config.geometry_config), materialOf(config.material_config, { doubleSided: flat }));
  const solid = /** @type {THREE.MeshStandardMaterial} */ (body.material).opacity > 0.6;
  body.castShadow = solid;
  body.receiveShadow = solid;
  return body;
}

/** @param {THREE.Mesh} body */
function sizeOf(body) {
  body.geometry.computeBoundingSphere();
  return Math.min(5, body.geometry.boundingSphere?.radius ?? 1);
}

/** @param {THREE.Object3D} thing @param {unknown} degrees */
export function turn(thing, degrees) {
  const [x, y, z] = xyz(degrees);
  thing.rotation.set((x * Math.PI) / 180, (y * Math.PI) / 180, (z * Math.PI) / 180);
}
