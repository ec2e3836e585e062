// The sky of a place: colours, stars, northern lights, and dust in the air.
import * as THREE from "./three.js";
import { color, dice, object } from "./safe.js";
import { dispose } from "./material.js";
import { glowTexture } from "./textures.js";

const FAR = 400;

/**
 * @param {Record<string, any>} mood
 * @param {{particles: number}} quality a share of the usual number
 */
export function buildSky(mood, quality) {
  const group = new THREE.Group();
  const top = color(mood.sky_color_hex, "#141226");
  const horizon = color(mood.horizon_color_hex, "#3d2a52");
  // Where the land ends the fog has its colour, so that the two meet without an edge.
  const haze = color(object(mood.fog).color_hex, `#${horizon.getHexString()}`);
  const random = dice(0.19);
  const time = { value: 0 };

  const dome = new THREE.Mesh(
    new THREE.SphereGeometry(FAR, 32, 20),
    new THREE.ShaderMaterial({
      side: THREE.BackSide,
      depthWrite: false,
      defines: quality.particles === 1 ? { CLOUDS: 1 } : {},
      uniforms: { time, top: { value: top }, horizon: { value: horizon }, haze: { value: haze } },
      vertexShader: "varying vec3 way; void main() { way = normalize(position); gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }",
      fragmentShader: `
        uniform float time; uniform vec3 top; uniform vec3 horizon; uniform vec3 haze; varying vec3 way;
        #ifdef CLOUDS
          float dot3(vec3 p) { return fract(sin(dot(p, vec3(12.9898, 78.233, 37.719))) * 43758.5453); }
          float smooth3(vec3 p) {
            vec3 cell = floor(p); vec3 part = fract(p); part = part * part * (3.0 - 2.0 * part);
            vec2 step01 = vec2(0.0, 1.0);
            float low = mix(mix(dot3(cell), dot3(cell + step01.yxx), part.x), mix(dot3(cell + step01.xyx), dot3(cell + step01.yyx), part.x), part.y);
            float high = mix(mix(dot3(cell + step01.xxy), dot3(cell + step01.yxy), part.x), mix(dot3(cell + step01.xyy), dot3(cell + 1.0), part.x), part.y);
            return mix(low, high, part.z);
          }
          float cloud(vec3 p) { return smooth3(p) * 0.52 + smooth3(p * 2.1) * 0.27 + smooth3(p * 4.3) * 0.14 + smooth3(p * 8.7) * 0.07; }
        #endif
        void main() {
          vec3 to = normalize(way);
          float up = to.y;
          vec3 shade = mix(horizon, top, smoothstep(0.04, 0.5, up));
          #ifdef CLOUDS
            float veil = cloud(to * 3.1 + vec3(time * 0.004, 0.0, time * 0.003));
            float deep = cloud(to * 2.3 + vec3(7.0, time * 0.003, 3.0));
            vec3 glow = mix(horizon, top, 0.3) * 2.1 + 0.02;
            shade += glow * smoothstep(0.46, 0.82, veil) * smoothstep(0.34, 0.7, deep) * smoothstep(0.02, 0.3, up) * 0.9;
          #endif
          shade = mix(haze, shade, smoothstep(-0.03, 0.13, up));
          gl_FragColor = vec4(shade, 1.0);
          #include <colorspace_fragment>
        }`,
    }),
  );
  dome.renderOrder = -3;
  group.add(dome);

  if (mood.stars === true) group.add(stars(random, time));
  const lights = Array.isArray(mood.aurora) ? mood.aurora.slice(0, 4) : [];
  lights.forEach((tint, index) => group.add(curtain(color(tint, "#2fe6a8"), index, time)));
  group.add(dust(color(object(mood.key_light).color_hex, "#cdbfff"), random, time, quality.particles));
  group.traverse((part) => {
    part.raycast = () => {};
    part.frustumCulled = false;
  });

  return {
    group,
    /** @param {number} now seconds */
    step(now) {
      time.value = now;
    },
    dispose: () => dispose(group),
  };
}

/** @param {() => number} random @param {{value: number}} time */
function stars(random, time) {
  const count = 1_400;
  const places = new Float32Array(count * 3);
  const sizes = new Float32Array(count);
  for (let index = 0; index < count; index += 1) {
    const height = Math.pow(random(), 0.8) * 0.98 + 0.02;
    const angle = random() * Math.PI * 2;
    const flat = Math.sqrt(1 - height * height);
    places.set([Math.cos(angle) * flat * FAR * 0.95, height * FAR * 0.95, Math.sin(angle) * flat * FAR * 0.95], index * 3);
    sizes[index] = random() < 0.07 ? 3.4 + random() * 2.2 : 1.5 + random() * 1.6;
  }
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.BufferAttribute(places, 3));
  geometry.setAttribute("size", new THREE.BufferAttribute(sizes, 1));
  const sky = new THREE.Points(
    geometry,
    new THREE.ShaderMaterial({
      transparent: true,
      depthWrite: false,
      blending: THREE.AdditiveBlending,
      uniforms: { time, ratio: { value: Math.min(2, devicePixelRatio) } },
      vertexShader: `
        attribute float size; uniform float time; uniform float ratio; varying float shine;
        void main() {
          shine = 0.55 + 0.45 * sin(time * (0.6 + size * 0.5) + position.x);
          shine *= smoothstep(0.0, 0.12, normalize(position).y);
          gl_PointSize = size * ratio;
          gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
        }`,
      fragmentShader: `
        varying float shine;
        void main() {
          float away = length(gl_PointCoord - 0.5);
          gl_FragColor = vec4(vec3(0.93, 0.92, 1.0), shine * smoothstep(0.5, 0.1, away));
        }`,
    }),
  );
  sky.renderOrder = -2;
  return sky;
}

/** @param {THREE.Color} tint @param {number} index @param {{value: number}} time */
function curtain(tint, index, time) {
  const geometry = new THREE.CylinderGeometry(150 + index * 18, 150 + index * 18, 74, 96, 1, true, Math.PI * 0.62 + index * 0.28, Math.PI * 0.85);
  const veil = new THREE.Mesh(
    geometry,
    new THREE.ShaderMaterial({
      transparent: true,
      depthWrite: false,
      side: THREE.DoubleSide,
      blending: THREE.AdditiveBlending,
      uniforms: { time, tint: { value: tint }, shift: { value: index * 2.1 } },
      vertexShader: `
        uniform float time; uniform float shift; varying vec2 at;
        void main() {
          at = uv;
          vec3 p = position;
          float wave = sin(uv.x * 14.0 + time * 0.22 + shift) * 9.0 + sin(uv.x * 31.0 - time * 0.16) * 4.0;
          p.xz *= 1.0 + wave / 170.0;
          p.y += sin(uv.x * 9.0 + shift + time * 0.1) * 9.0;
          gl_Position = projectionMatrix * modelViewMatrix * vec4(p, 1.0);
        }`,
      fragmentShader: `
        uniform float time; uniform vec3 tint; uniform float shift; varying vec2 at;
        void main() {
          float rays = 0.55 + 0.45 * sin(at.x * 120.0 + sin(at.x * 17.0 + time * 0.3) * 4.0 + shift);
          float drift = 0.5 + 0.5 * sin(at.x * 7.0 - time * 0.12 + shift);
          float rise = smoothstep(0.0, 0.16, at.y) * pow(1.0 - at.y, 1.6);
          float ends = smoothstep(0.0, 0.2, at.x) * smoothstep(1.0, 0.8, at.x);
          gl_FragColor = vec4(tint, rise * ends * (0.25 + 0.75 * drift) * rays * 0.55);
        }`,
    }),
  );
  veil.position.y = 44 + index * 8;
  veil.renderOrder = -1;
  return veil;
}

/** @param {THREE.Color} tint @param {() => number} random @param {{value: number}} time @param {number} share */
function dust(tint, random, time, share) {
  const count = Math.round(150 * share);
  const seeds = new Float32Array(count * 3);
  for (let index = 0; index < seeds.length; index += 1) seeds[index] = random();
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.BufferAttribute(seeds, 3));
  return new THREE.Points(
    geometry,
    new THREE.ShaderMaterial({
      transparent: true,
      depthWrite: false,
      blending: THREE.AdditiveBlending,
      uniforms: { time, tint: { value: tint }, map: { value: glowTexture() } },
      vertexShader: `
        uniform float time; varying float shine;
        void main() {
          vec3 p = vec3((position.x - 0.5) * 30.0, fract(position.y + time * 0.006 * (0.5 + position.z)) * 9.0, (position.z - 0.5) * 30.0);
          p.x += sin(time * 0.2 + position.z * 20.0) * 0.7;
          shine = 0.35 + 0.35 * sin(time * 0.8 + position.x * 40.0);
          vec4 seen = modelViewMatrix * vec4(p, 1.0);
          gl_PointSize = min(22.0, 120.0 / -seen.z);
          gl_Position = projectionMatrix * seen;
        }`,
      fragmentShader: `
        uniform vec3 tint; uniform sampler2D map; varying float shine;
        void main() { gl_FragColor = vec4(tint, texture2D(map, gl_PointCoord).a * shine * 0.5); }`,
    }),
  );
}
