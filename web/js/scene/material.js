// From a `material_config` to a material; and the soft glow around what shines.
import * as THREE from "./three.js";
import { color, number, object } from "./safe.js";
import { glowTexture } from "./textures.js";

/**
 * @param {unknown} config
 * @param {{doubleSided?: boolean}} [options]
 */
export function materialOf(config, { doubleSided = false } = {}) {
  const given = object(config);
  const opacity = number(given.opacity, 1, 0, 1);
  return new THREE.MeshStandardMaterial({
    color: color(given.base_color_hex, "#8a8494"),
    roughness: number(given.roughness, 0.75, 0.05, 1),
    metalness: number(given.metalness, 0, 0, 1),
    emissive: color(given.emissive_color_hex, "#000000"),
    emissiveIntensity: given.emissive_color_hex ? shine(given.emissive_intensity ?? 1) : 0,
    transparent: given.transparent === true || opacity < 1,
    opacity,
    depthWrite: opacity > 0.6,
    side: doubleSided || opacity < 1 ? THREE.DoubleSide : THREE.FrontSide,
  });
}

/**
 * How strongly a surface shines by itself. Strong ones are held back, or their shape would drown in their colour; the
 * halo tells how strong they are.
 *
 * @param {unknown} intensity as the world tells it
 */
export function shine(intensity) {
  const told = number(intensity, 0, 0, 5);
  return told < 0.5 ? told * 0.5 : 0.25 + (told - 0.5) * 0.3;
}

/**
 * A halo in the light's colour.
 *
 * @param {THREE.Color} tint
 * @param {number} size metres
 * @param {number} strength 0 to 1
 */
export function glow(tint, size, strength) {
  const sprite = new THREE.Sprite(
    new THREE.SpriteMaterial({
      map: glowTexture(),
      color: tint,
      transparent: true,
      opacity: strength,
      depthWrite: false,
      blending: THREE.AdditiveBlending,
      fog: false,
    }),
  );
  sprite.scale.setScalar(size);
  sprite.raycast = () => {};
  return sprite;
}

/** Frees what an object and everything under it hold on the graphics card. @param {THREE.Object3D} root */
export function dispose(root) {
  root.traverse((/** @type {any} */ part) => {
    if (part.isSprite) part.material.dispose();
    else {
      part.geometry?.dispose();
      for (const material of [part.material].flat()) {
        if (material?.userData?.ownMap) material.map?.dispose();
        material?.dispose();
      }
    }
  });
  root.removeFromParent();
}
