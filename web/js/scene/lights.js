// The lights of a place. Lamps come and go, but the number of lights stays: each new number would make the graphics
// card's programs anew.
import * as THREE from "./three.js";
import { color, number, object, xyz } from "./safe.js";

/**
 * @typedef {{position: THREE.Vector3, color: THREE.Color, intensity: number, distance: number}} Lamp
 */

/**
 * @param {THREE.Scene} scene
 * @param {{lamps: number, shadows: boolean, shadowSize: number}} quality
 */
export function createLights(scene, { lamps: count, shadows, shadowSize }) {
  const sky = new THREE.HemisphereLight("#8f86c9", "#15121f", 1);
  const key = new THREE.DirectionalLight("#ffffff", 1);
  key.castShadow = shadows;
  key.shadow.mapSize.setScalar(shadowSize);
  key.shadow.bias = -0.0006;
  key.shadow.normalBias = 0.03;
  key.shadow.radius = 4;
  const lamps = Array.from({ length: count }, () => new THREE.PointLight("#ffffff", 0, 10, 1.5));
  scene.add(sky, key, key.target, ...lamps);

  return {
    /** @param {Record<string, any>} mood @param {number} reach metres around the middle that have shadows */
    setMood(mood, reach) {
      const ambient = object(mood.ambient_light);
      sky.color = color(ambient.color_hex, "#9a92c8");
      sky.groundColor = sky.color.clone().multiplyScalar(0.35);
      sky.intensity = 0.5 + number(ambient.intensity, 0.5, 0, 4) * 2.4;
      const from = object(mood.key_light);
      key.color = color(from.color_hex, "#ffffff");
      key.intensity = number(from.intensity, 0.4, 0, 4) * 2.6;
      const [x, y, z] = xyz(from.direction_xyz, [-3, 8, 4]);
      key.position.set(x, Math.max(1, y), z + 0.01).normalize().multiplyScalar(reach * 2);
      const camera = key.shadow.camera;
      camera.left = camera.bottom = -reach;
      camera.right = camera.top = reach;
      camera.near = 0.5;
      camera.far = reach * 4;
      camera.updateProjectionMatrix();
    },
    /** @param {Lamp[]} wanted the brightest are lit */
    setLamps(wanted) {
      const chosen = [...wanted].sort((a, b) => b.intensity * b.distance - a.intensity * a.distance).slice(0, lamps.length);
      lamps.forEach((lamp, index) => {
        const from = chosen[index];
        lamp.intensity = from ? from.intensity * 9 : 0;
        if (from) {
          lamp.position.copy(from.position);
          lamp.color.copy(from.color);
          lamp.distance = from.distance;
        }
      });
    },
  };
}
