// How things move by themselves. A motion is a function of time, so that it can be held still.
import { number, object } from "./safe.js";

/**
 * @typedef {(time: number) => void} Motion
 *
 * @param {import("./three.js").Object3D} thing where it stands is its resting place
 * @param {Record<string, any>} config with `motion` and what belongs to it
 * @param {number} phase 0 to 1, so that not everything moves as one
 * @returns {Motion | null}
 */
export function motionOf(thing, config, phase) {
  const rest = { position: thing.position.clone(), rotation: thing.rotation.clone(), scale: thing.scale.clone() };
  switch (config.motion) {
    case "turn":
    case "spin":
      return (time) => (thing.rotation.y = rest.rotation.y + time * 0.5);
    case "hover":
    case "float":
      return (time) => {
        thing.position.y = rest.position.y + Math.sin(time * 1.3 + phase * 6.3) * 0.09;
        thing.rotation.y = rest.rotation.y + time * 0.35;
      };
    case "wave":
      return (time) => {
        thing.rotation.x = rest.rotation.x + Math.sin(time * 1.7 + phase) * 0.07;
        thing.rotation.z = rest.rotation.z + Math.sin(time * 1.1 + phase) * 0.03;
      };
    case "pulse":
      return (time) => thing.scale.copy(rest.scale).multiplyScalar(1 + Math.sin(time * 2 + phase * 6.3) * 0.06);
    case "orbit": {
      const orbit = object(config.orbit);
      const distance = number(orbit.distance, 2, 0, 100);
      const start = (number(orbit.start_degrees, phase * 360, -3600, 3600) * Math.PI) / 180;
      const turn = number(orbit.seconds_per_turn, 20, 1, 3600);
      return (time) => {
        const angle = start + (time / turn) * Math.PI * 2;
        thing.position.set(rest.position.x + Math.cos(angle) * distance, rest.position.y, rest.position.z + Math.sin(angle) * distance);
      };
    }
    default:
      return null;
  }
}
