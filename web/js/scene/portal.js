// An open way: light that turns inwards, in a frame. Close to the camera it thins out, so that one sees past it.
import * as THREE from "./three.js";

/**
 * @param {THREE.Mesh} body what the world tells of its shape; it stays what the mouse picks
 * @param {THREE.Color} tint
 */
export function buildPortal(body, tint) {
  body.geometry.computeBoundingBox();
  const size = /** @type {THREE.Box3} */ (body.geometry.boundingBox).getSize(new THREE.Vector3());
  const time = { value: 0 };
  const veil = new THREE.Mesh(
    new THREE.PlaneGeometry(size.x, size.y),
    new THREE.ShaderMaterial({
      transparent: true,
      depthWrite: false,
      side: THREE.DoubleSide,
      blending: THREE.AdditiveBlending,
      uniforms: { time, tint: { value: tint.clone() }, ratio: { value: size.y / Math.max(0.1, size.x) } },
      vertexShader: `
        varying vec2 at; varying float depth;
        void main() {
          at = uv * 2.0 - 1.0;
          vec4 seen = modelViewMatrix * vec4(position, 1.0);
          depth = -seen.z;
          gl_Position = projectionMatrix * seen;
        }`,
      fragmentShader: `
        uniform float time; uniform vec3 tint; uniform float ratio; varying vec2 at; varying float depth;
        void main() {
          vec2 p = vec2(at.x, at.y * ratio);
          float far = length(p);
          float around = atan(p.y, p.x);
          float turning = 0.5 + 0.5 * sin(around * 3.0 + far * 8.0 + time * 1.1);
          float deeper = 0.5 + 0.5 * sin(around * 5.0 - far * 13.0 - time * 0.7 + sin(time * 0.3 + far * 4.0) * 1.5);
          float core = exp(-far * far * 1.7);
          vec2 edge = smoothstep(vec2(0.8), vec2(1.0), abs(at));
          float rim = max(edge.x, edge.y);
          float light = 0.10 + 0.5 * turning * deeper * (1.0 - rim) + 0.45 * core + 0.55 * rim * rim;
          float clear = mix(0.16, 1.0, smoothstep(7.0, 15.0, depth));
          gl_FragColor = vec4(mix(tint, vec3(1.0), core * 0.55), light * clear);
          #include <colorspace_fragment>
        }`,
    }),
  );
  const edges = new THREE.LineSegments(
    new THREE.EdgesGeometry(new THREE.PlaneGeometry(size.x, size.y)),
    new THREE.LineBasicMaterial({ color: tint, transparent: true, opacity: 0.55 }),
  );
  for (const part of [veil, edges]) part.raycast = () => {};
  /** @type {THREE.Material} */ (body.material).visible = false;
  body.castShadow = false;
  body.add(veil, edges);
  return {
    /** @param {number} now seconds */
    step(now) {
      time.value = now;
    },
  };
}
