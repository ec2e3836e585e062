// What stands around a floor of flagstones: columns with arches and torches, a circle let into the floor, a shaft of
// light. It is there for the mood; nothing of it can be used, so it is in no list.
import * as THREE from "./three.js";
import { color, dice, object } from "./safe.js";
import { glow } from "./material.js";

const COLUMNS = 20;
const HIGH = 7.2;

/**
 * @param {THREE.Group} group
 * @param {number} radius of the floor
 * @param {THREE.Color} stone
 * @param {Record<string, any>} mood
 */
export function buildHall(group, radius, stone, mood) {
  const random = dice(0.29);
  const warm = color(object(mood.key_light).color_hex, "#ffd9a0");
  const cool = color(object(mood.ambient_light).color_hex, "#8f86c9");
  const rock = new THREE.MeshStandardMaterial({ color: stone.clone().multiplyScalar(1.25), roughness: 0.95 });
  const outline = [[0.95, 0], [0.95, 0.25], [0.72, 0.35], [0.62, 0.6], [0.52, 3], [0.5, HIGH - 0.9], [0.62, HIGH - 0.7], [0.86, HIGH - 0.3], [0.86, HIGH]].map(([x, y]) => new THREE.Vector2(x, y));
  const shaft = new THREE.LatheGeometry(outline, 20);
  const away = radius + 1.3;
  const chord = away * Math.sin(Math.PI / COLUMNS);
  const arch = new THREE.TorusGeometry(chord, 0.26, 8, 20, Math.PI);
  /** @type {{part: THREE.Object3D, x: number, z: number}[]} */
  const around = [];
  /** @type {{light: THREE.Sprite, phase: number}[]} */
  const torches = [];

  for (let index = 0; index < COLUMNS; index += 1) {
    const angle = ((index + 0.5) / COLUMNS) * Math.PI * 2;
    const next = angle + Math.PI / COLUMNS;
    const column = new THREE.Group();
    const body = new THREE.Mesh(shaft, rock);
    body.castShadow = true;
    body.receiveShadow = true;
    column.position.set(Math.sin(angle) * away, 0, Math.cos(angle) * away);
    column.add(body);
    if (index % 2 === 0) {
      const light = glow(warm.clone().lerp(new THREE.Color("#ff8a3c"), 0.55), 2.6, 0.5);
      light.position.set(-Math.sin(angle) * 0.75, 3.7, -Math.cos(angle) * 0.75);
      const flame = new THREE.Mesh(new THREE.ConeGeometry(0.09, 0.34, 10), new THREE.MeshBasicMaterial({ color: "#ffd08a" }));
      flame.position.copy(light.position);
      column.add(light, flame);
      torches.push({ light, phase: random() * 6 });
    }
    const bow = new THREE.Mesh(arch, rock);
    bow.position.set(Math.sin(next) * away * Math.cos(Math.PI / COLUMNS), HIGH - 0.3, Math.cos(next) * away * Math.cos(Math.PI / COLUMNS));
    bow.rotation.y = next;
    group.add(column, bow);
    around.push({ part: column, x: Math.sin(angle), z: Math.cos(angle) }, { part: bow, x: Math.sin(next), z: Math.cos(next) });
  }

  /** @type {THREE.MeshBasicMaterial[]} */
  const inlaid = [];
  for (const [size, wide, strength] of [[radius * 0.24, 0.05, 0.5], [radius * 0.26, 0.02, 0.4], [radius * 0.62, 0.07, 0.42], [radius * 0.65, 0.02, 0.3], [radius * 0.97, 0.1, 0.22]]) {
    const material = new THREE.MeshBasicMaterial({ color: cool, transparent: true, opacity: strength, depthWrite: false, blending: THREE.AdditiveBlending });
    material.userData.strength = strength;
    const line = new THREE.Mesh(new THREE.RingGeometry(size - wide, size + wide, 96), material);
    line.rotation.x = -Math.PI / 2;
    line.position.y = 0.015;
    inlaid.push(material);
    group.add(line);
  }
  const rays = new THREE.InstancedMesh(new THREE.PlaneGeometry(0.05, radius * 0.34), inlaid[0], 24);
  const place = new THREE.Object3D();
  for (let index = 0; index < 24; index += 1) {
    const angle = (index / 24) * Math.PI * 2;
    const long = index % 3 === 0;
    const far = radius * (long ? 0.44 : 0.585);
    place.position.set(Math.sin(angle) * far, 0.015, Math.cos(angle) * far);
    place.rotation.set(-Math.PI / 2, angle, 0, "YXZ");
    place.scale.set(1, long ? 1 : 0.18, 1);
    place.updateMatrix();
    rays.setMatrixAt(index, place.matrix);
  }
  group.add(rays);

  const beam = shaftOfLight(warm);
  group.add(beam.mesh);

  return {
    /** @param {number} time @param {THREE.Vector3} [eye] what stands between it and the middle is left out */
    step(time, eye) {
      for (const { light, phase } of torches) light.material.opacity = 0.42 + 0.08 * Math.sin(time * 5 + phase) + 0.06 * Math.sin(time * 11 + phase * 2);
      for (const material of inlaid) material.opacity = material.userData.strength * (0.75 + 0.25 * Math.sin(time * 0.8));
      beam.time.value = time;
      if (!eye) return;
      const far = Math.max(0.1, Math.hypot(eye.x, eye.z));
      for (const { part, x, z } of around) part.visible = far < away - 2 || (x * eye.x + z * eye.z) / far < 0.35;
    },
  };
}

/** @param {THREE.Color} tint */
function shaftOfLight(tint) {
  const time = { value: 0 };
  const mesh = new THREE.Mesh(
    new THREE.CylinderGeometry(1.6, 6, 15, 48, 1, true),
    new THREE.ShaderMaterial({
      transparent: true,
      depthWrite: false,
      side: THREE.DoubleSide,
      blending: THREE.AdditiveBlending,
      uniforms: { time, tint: { value: tint } },
      vertexShader: `
        varying vec2 at; varying float across;
        void main() {
          at = uv;
          vec4 seen = modelViewMatrix * vec4(position, 1.0);
          across = abs(dot(normalize(normalMatrix * normal), normalize(-seen.xyz)));
          gl_Position = projectionMatrix * seen;
        }`,
      fragmentShader: `
        uniform float time; uniform vec3 tint; varying vec2 at; varying float across;
        void main() {
          float rays = 0.7 + 0.3 * sin(at.x * 44.0 + time * 0.15) * sin(at.x * 19.0 - time * 0.23);
          gl_FragColor = vec4(tint, pow(at.y, 1.5) * rays * across * across * 0.13);
        }`,
    }),
  );
  mesh.position.set(0, 7.2, -2.5);
  mesh.raycast = () => {};
  return { mesh, time };
}
