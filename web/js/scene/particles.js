// Swarms of small things that move on the graphics card: rain, snow, fireflies, smoke, curtains of light, fireworks.
import * as THREE from "./three.js";
import { color, dice, number, object, xyz } from "./safe.js";
import { glowTexture, noteTexture } from "./textures.js";

const MOTIONS = ["fall", "drift_down", "flutter", "billow", "curtain", "burst", "swirl", "notes", "rise"];
const MOST = 1_500;

/**
 * @param {Record<string, any>} config with `geometry_config` and `material_config`
 * @param {{particles: number}} quality
 * @param {{value: number}} pixels how many pixels a metre has at one metre's distance
 */
export function buildParticles(config, quality, pixels) {
  const given = object(object(config.geometry_config).parameters);
  const look = object(config.material_config);
  const motion = Math.max(0, MOTIONS.indexOf(String(given.motion)));
  const count = Math.max(8, Math.round(number(given.count, 120, 1, MOST) * quality.particles));
  const random = dice(0.83);
  const seeds = new Float32Array(count * 4);
  for (let index = 0; index < seeds.length; index += 1) seeds[index] = random();
  const geometry = new THREE.BufferGeometry();
  geometry.setAttribute("position", new THREE.BufferAttribute(new Float32Array(count * 3), 3));
  geometry.setAttribute("seed", new THREE.BufferAttribute(seeds, 4));

  const uniforms = {
    time: { value: 0 },
    shown: { value: 0 },
    pixels,
    size: { value: number(given.size, 0.1, 0.01, 4) },
    speed: { value: number(given.speed, 1, 0, 20) },
    height: { value: number(given.height, 0, -50, 80) },
    spread: { value: new THREE.Vector3(...xyz(given.spread, [4, 3, 4])) },
    tint: { value: color(look.emissive_color_hex ?? look.base_color_hex, "#ffffff") },
    opacity: { value: number(look.opacity, 0.8, 0, 1) },
    map: { value: MOTIONS[motion] === "notes" ? noteTexture() : glowTexture() },
  };
  const points = new THREE.Points(
    geometry,
    new THREE.ShaderMaterial({
      defines: { MOTION: motion },
      uniforms,
      transparent: true,
      depthWrite: false,
      blending: MOTIONS[motion] === "billow" ? THREE.NormalBlending : THREE.AdditiveBlending,
      vertexShader: VERTEX,
      fragmentShader: `
        uniform vec3 tint; uniform float opacity; uniform sampler2D map; varying float strength;
        void main() {
          float alpha = texture2D(map, gl_PointCoord).a * opacity * strength;
          if (alpha < 0.004) discard;
          gl_FragColor = vec4(tint, alpha);
          #include <colorspace_fragment>
        }`,
    }),
  );
  points.frustumCulled = false;
  points.raycast = () => {};
  return { points, uniforms };
}

// The middle of the swarm is the landmark's; it reaches from the ground up.
const VERTEX = `
  attribute vec4 seed;
  uniform float time, shown, pixels, size, speed, height;
  uniform vec3 spread;
  varying float strength;
  void main() {
    vec3 p = (seed.xyz - 0.5) * spread;
    float t = time * speed;
    float big = size * (0.6 + 0.8 * seed.w);
    strength = 1.0;
    #if MOTION == 0
      p.y = spread.y * (1.0 - fract(seed.y + t / spread.y));
      big *= 1.5;
    #elif MOTION == 1
      float fallen = fract(seed.y + t * (0.7 + 0.6 * seed.w) / spread.y);
      p.y = spread.y * (1.0 - fallen);
      p.x += sin(t + seed.z * 20.0) * 0.5;
      p.z += cos(t * 0.8 + seed.x * 20.0) * 0.5;
      strength = smoothstep(0.0, 0.1, fallen) * smoothstep(1.0, 0.92, fallen);
    #elif MOTION == 2
      p.x += sin(t * 0.9 + seed.w * 40.0) * 0.9 + sin(t * 2.3 + seed.x * 30.0) * 0.3;
      p.y = 0.5 + seed.y * spread.y + sin(t * 1.7 + seed.z * 30.0) * 0.45;
      p.z += cos(t * 0.7 + seed.y * 40.0) * 0.9;
      big *= 1.5 + 0.6 * sin(t * 12.0 + seed.w * 60.0);
      strength = 0.6 + 0.4 * sin(t * 2.0 + seed.x * 50.0);
    #elif MOTION == 3
      float risen = fract(seed.y + t * 0.12);
      p.y = risen * spread.y;
      p.xz *= 0.6 + risen * 0.7;
      p.x += sin(t * 0.5 + seed.w * 12.0) * 0.5;
      big *= 0.9 + risen;
      strength = smoothstep(0.0, 0.25, risen) * smoothstep(1.0, 0.6, risen) * 0.35;
    #elif MOTION == 4
      float along = (seed.x - 0.5) * spread.x;
      p = vec3(along, height + seed.y * seed.y * spread.y, sin(along * 0.45 + t) * spread.z * 0.5 + (seed.z - 0.5));
      big *= 1.5;
      strength = (1.0 - seed.y) * (0.5 + 0.5 * sin(along * 0.8 + t * 1.4));
    #elif MOTION == 5
      float which = floor(seed.w * 7.0);
      float age = fract(time * 0.28 + which * 0.143 + seed.w * 0.012);
      vec3 start = vec3(sin(which * 12.9) * 0.5, 0.75 + 0.35 * sin(which * 7.3), cos(which * 4.7) * 0.5) * spread;
      float around = seed.x * 6.2832;
      float up = seed.y * 2.0 - 1.0;
      vec3 way = vec3(cos(around) * sqrt(1.0 - up * up), up, sin(around) * sqrt(1.0 - up * up));
      p = start + way * (1.0 - pow(1.0 - age, 3.0)) * spread.x * 0.2 * (0.85 + 0.3 * seed.z);
      p.y -= age * age * 2.4;
      big *= 2.2;
      strength = pow(1.0 - age, 1.4) * step(0.02, age);
    #elif MOTION == 6
      float far = 0.15 + sqrt(seed.x) * 0.5;
      float angle = seed.z * 6.2832 + t * 0.16 / far;
      p = vec3(cos(angle) * far * spread.x, seed.y * spread.y, sin(angle) * far * spread.z);
      big *= 1.6;
    #else
      float rise = fract(seed.y + t * 0.16);
      p.y = 0.6 + rise * spread.y * 1.4;
      p.x += sin(t + seed.w * 20.0) * 0.35;
      strength = smoothstep(0.0, 0.15, rise) * smoothstep(1.0, 0.6, rise);
      big *= 1.8;
    #endif
    strength *= shown;
    vec4 seen = modelViewMatrix * vec4(p, 1.0);
    gl_PointSize = clamp(big * pixels / max(0.2, -seen.z), 1.0, 220.0);
    gl_Position = projectionMatrix * seen;
  }`;
