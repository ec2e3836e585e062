// From a `geometry_config` to a geometry.
import * as THREE from "./three.js";
import { number, object } from "./safe.js";

/** @param {unknown} config @returns {THREE.BufferGeometry} */
export function geometryOf(config) {
  const { type, dimensions, parameters, radius: outer, detail, axis } = object(config);
  const given = object(parameters);
  const size = (/** @type {number} */ index, /** @type {number} */ fallback) => number(Array.isArray(dimensions) ? dimensions[index] : undefined, fallback, 0.01, 200);
  const radius = (/** @type {number} */ fallback) => number(outer ?? given.radius, fallback, 0.01, 100);
  const height = number(given.height, 1, 0.01, 200);
  const made = () => {
    switch (type) {
      case "box":
      case "cube":
        return new THREE.BoxGeometry(size(0, 1), size(1, 1), size(2, 1));
      case "sphere":
        return new THREE.SphereGeometry(radius(0.5), 40, 24);
      case "cylinder":
        return new THREE.CylinderGeometry(number(given.radius_top, radius(0.5), 0, 100), number(given.radius_bottom, radius(0.5), 0, 100), height, 44);
      case "cone":
        return new THREE.ConeGeometry(radius(0.5), height, 36);
      case "capsule":
        return new THREE.CapsuleGeometry(radius(0.3), height, 8, 24);
      case "torus":
        return new THREE.TorusGeometry(radius(0.5), number(given.tube, 0.12, 0.005, 20), 16, 72);
      case "torus_knot":
        return new THREE.TorusKnotGeometry(radius(0.4), number(given.tube, 0.1, 0.005, 20), 110, 12);
      case "icosahedron":
        return new THREE.IcosahedronGeometry(radius(0.5), Math.round(number(detail ?? given.detail, 0, 0, 4)));
      case "octahedron":
        return new THREE.OctahedronGeometry(radius(0.5), 0);
      case "tetrahedron":
        return new THREE.TetrahedronGeometry(radius(0.5), 0);
      case "dodecahedron":
        return new THREE.DodecahedronGeometry(radius(0.5), 0);
      case "plane":
        return new THREE.PlaneGeometry(size(0, 1), size(1, 1), 16, 4);
      case "ring":
        return new THREE.RingGeometry(number(given.inner_radius, radius(0.5) * 0.7, 0, 100), radius(0.5), 56);
      case "circle":
      case "disc":
        return new THREE.CircleGeometry(radius(0.5), 48);
      default:
        return new THREE.IcosahedronGeometry(radius(0.4), 1);
    }
  };
  const geometry = made();
  if (axis === "z") geometry.rotateX(Math.PI / 2);
  if (axis === "x") geometry.rotateZ(Math.PI / 2);
  return geometry;
}
