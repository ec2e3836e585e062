// The scene: the current location as the game state tells it, kept in step with it.
import { onMotionChange, reducedMotion } from "../a11y.js";
import { ghostOf } from "../wish.js";
import { timeLeft } from "../words.js";
import { createCamera } from "./camera.js";
import { createGhosts } from "./ghosts.js";
import { buildGround } from "./ground.js";
import { createLabels } from "./labels.js";
import { buildLandmark } from "./landmark.js";
import { createLights } from "./lights.js";
import { namesOf } from "./names.js";
import { createRenderer } from "./renderer.js";
import { color, number, object, xyz } from "./safe.js";
import { buildSky } from "./sky.js";
import { createBubbles } from "../talk/bubbles.js";
import { createSouls } from "./souls.js";
import { buildTemporary } from "./temporary.js";
import * as THREE from "./three.js";

/**
 * @typedef {import("../types.js").GameState} GameState
 * @typedef {import("../types.js").Selection} Selection
 */

/**
 * @param {HTMLElement} holder
 * @param {import("../state.js").Store} store
 * @param {{onLost: (why: string) => void}} on
 */
export function createScene(holder, store, { onLost }) {
  const { renderer, canvas, quality, wake, resize, onDraw, onLook, onResize, setActive } = createRenderer(holder);
  const scene = new THREE.Scene();
  const lights = createLights(scene, quality);
  const place = new THREE.Group();
  const people = new THREE.Group();
  const reflected = new THREE.Group();
  reflected.scale.y = -1;
  const unreal = new THREE.Group();
  scene.add(place, people, reflected, unreal);
  const ghosts = createGhosts(unreal);
  const souls = createSouls(people);
  const pixels = { value: 600 };

  const view = createCamera(canvas, { wake, tap });
  const bubbles = createBubbles(holder);
  const labels = createLabels(holder, { choose: chooseLabel, point: setHovered, focus: (id) => lookAt(id) });

  /** @type {ReturnType<typeof buildSky> | null} */
  let sky = null;
  /** @type {import("./ground.js").Ground | null} */
  let ground = null;
  /** @type {Map<string, {body: import("./landmark.js").Body, twin: import("./landmark.js").Body | null, signature: string}>} */
  const marks = new Map();
  /** @type {Map<string, {body: import("./temporary.js").Conjured, signature: string}>} */
  const conjured = new Map();
  let placeSignature = "";
  /** @type {string | null} */
  let hovered = null;
  let fogBase = { near: 14, far: 60 };
  let time = 0;
  let shadowsDue = true;
  let lampsDue = true;
  let tidyAt = 0;
  let secondAt = 0;
  let leant = "";

  const ring = new THREE.Mesh(
    new THREE.RingGeometry(0.94, 1, 64),
    new THREE.MeshBasicMaterial({ color: "#c9b0ff", transparent: true, opacity: 0.85, depthWrite: false, side: THREE.DoubleSide }),
  );
  ring.rotation.x = -Math.PI / 2;
  ring.raycast = () => {};
  ring.visible = false;
  scene.add(ring);

  canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    onLost("The graphics card gave up its picture; reload the page to see the scene again.");
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" && event.buttons === 0) pointer = { x: event.offsetX, y: event.offsetY };
    wake();
  });
  canvas.addEventListener("pointerleave", () => {
    pointer = null;
    setHovered(null);
  });
  canvas.addEventListener("keydown", (event) => {
    const { game } = store.get();
    const index = Number(event.key) - 1;
    if (game && Number.isInteger(index) && game.inventory[index] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      store.set({ selection: { kind: "item", id: game.inventory[index].id } });
    } else if (event.key === "Escape") store.set({ selection: null });
  });
  /** @type {{x: number, y: number} | null} */
  let pointer = null;

  onResize((width, height) => {
    view.resize(width, height);
    pixels.value = (renderer.getDrawingBufferSize(new THREE.Vector2()).y / 2) / Math.tan(((view.camera.fov / 2) * Math.PI) / 180);
  });
  onMotionChange(wake);
  resize();

  /** @param {GameState} game */
  function update(game) {
    const location = game.currentLocation;
    const config = object(location.client_visual_config);
    const signature = JSON.stringify([location.id, config]);
    const arrived = signature !== placeSignature;
    if (arrived) {
      placeSignature = signature;
      setPlace(config);
    }
    syncLandmarks(game);
    syncConjured(game, arrived);
    syncGhosts(game);
    const settings = object(game.worldProperties?.client_default_settings);
    souls.set([game.playerSoul, ...game.soulsInLocation], heightAt, object(settings.avatar), arrived);
    canvas.setAttribute("aria-label", `A view of ${location.name}. Arrow keys turn it, plus and minus go nearer and farther, Home shows all of it. The things in it follow as buttons.`);
    if (arrived) frame(game, config);
    shadowsDue = true;
    lampsDue = true;
    wake();
  }

  /** @param {number} x @param {number} z */
  function heightAt(x, z) {
    return ground ? ground.heightAt(x, z) : 0;
  }

  /** @param {Record<string, any>} config */
  function setPlace(config) {
    sky?.dispose();
    ground?.dispose();
    for (const { body, twin } of marks.values()) {
      body.dispose();
      twin?.dispose();
    }
    marks.clear();
    for (const { body } of conjured.values()) body.dispose();
    conjured.clear();
    const mood = object(config.mood);
    sky = buildSky(mood, quality);
    ground = buildGround(config);
    scene.add(sky.group, ground.group);
    lights.setMood(mood, 20);
    const fog = object(mood.fog);
    fogBase = { near: number(fog.near, 20, 0, 400), far: number(fog.far, 90, 5, 800) };
    scene.fog = new THREE.Fog(color(fog.color_hex ?? mood.horizon_color_hex, "#1b1730"), fogBase.near, fogBase.far);
    scene.background = color(mood.horizon_color_hex, "#120d24");
  }

  /** @param {GameState} game */
  function syncLandmarks(game) {
    const present = game.currentLocation.landmarks;
    for (const [key, { body, twin }] of marks) {
      if (!(key in present)) {
        body.dispose();
        twin?.dispose();
        marks.delete(key);
      }
    }
    for (const mark of Object.values(present)) {
      const signature = JSON.stringify(mark.client_visual_config);
      let known = marks.get(mark.key);
      if (!known || known.signature !== signature) {
        known?.body.dispose();
        known?.twin?.dispose();
        const body = buildLandmark(mark);
        place.add(body.group);
        const twin = quality.mirror && ground && ground.mirror > 0 ? buildLandmark(mark) : null;
        if (twin) {
          twin.group.traverse((part) => (part.renderOrder = -0.7));
          reflected.add(twin.group);
        }
        known = { body, twin, signature };
        marks.set(mark.key, known);
      }
      const object_ = game.environmentObjectsInLocation.find((thing) => thing.id === mark.client_visual_config?.targetable_as_env_object_id);
      if (object_?.details?.client_visual_update) {
        known.body.setVisual(object_.details.client_visual_update);
        known.twin?.setVisual(object_.details.client_visual_update);
      }
    }
  }

  /** @param {GameState} game @param {boolean} arrived */
  function syncConjured(game, arrived) {
    for (const [id, { body }] of conjured) {
      if (!game.activeTemporaryObjects.some((thing) => thing.id === id)) body.leave();
    }
    for (const thing of game.activeTemporaryObjects) {
      const signature = JSON.stringify([thing.client_visual_config, thing.from_position_xyz, thing.to_position_xyz]);
      const known = conjured.get(thing.id);
      if (known && known.signature === signature) continue;
      known?.body.dispose();
      const body = buildTemporary(thing, { heightAt }, { particles: quality.particles, pixels }, Boolean(known) || (arrived && thing.original_duration - thing.duration > 3) || reducedMotion());
      conjured.set(thing.id, { body, signature });
      place.add(body.group);
    }
  }

  /** @param {GameState} game */
  function syncGhosts(game) {
    const how = { ground: { heightAt }, quality: { particles: quality.particles, pixels }, bodyOf: (/** @type {string} */ id) => bodyOf(game, id) };
    if (!ghosts.set(ghostOf(store.get().wish), game.currentLocation.id, how)) return;
    const at = ghosts.middle();
    if (at) view.lean(at);
    else if (!leant) view.release();
    shadowsDue = true;
  }

  /** By the id of a landmark, or of the object that it stands for. @param {GameState} game @param {string} id */
  function bodyOf(game, id) {
    const mark = Object.values(game.currentLocation.landmarks).find(({ key, client_visual_config: config }) => key === id || config?.targetable_as_env_object_id === id || id.endsWith(`/${key}`) || id.endsWith(`.${key}`));
    const top = conjured.get(id)?.body.top;
    return (mark && marks.get(mark.key)?.body) ?? (top ? { middle: top, top, radius: 1.2 } : null);
  }

  /** @param {GameState} game @param {Record<string, any>} config */
  function frame(game, config) {
    const from = new THREE.Vector3(...xyz(config.arrival_position_xyz, xyz(game.playerSoul.position_xyz)));
    const points = [...marks.values()].map(({ body }) => ({ at: body.middle, radius: body.radius }));
    points.push({ at: from.clone().setY(0.9), radius: 1 });
    view.frame(points, from, reducedMotion());
  }

  /** @param {GameState} game @param {Selection | null} selection */
  function drawLabels(game, selection) {
    labels.set([...namesOf(game, { selection, spectator: store.get().spectator, marks, conjured, souls: souls.all(), doing: store.get().talk.doing, headOf, left: leftOf }), ...ghosts.labels()]);
  }

  /** @type {Map<string, THREE.Vector3>} */
  const soulTop = new Map();

  /** Where the name of a soul is, which moves with it. @param {string} id */
  function headOf(id) {
    const at = soulTop.get(id) ?? new THREE.Vector3();
    soulTop.set(id, at);
    return at;
  }

  /** @param {number} duration */
  function leftOf(duration) {
    return timeLeft(duration - (performance.now() - store.get().receivedAt) / 1000);
  }

  /** @param {string} id `kind:id` */
  function chooseLabel(id) {
    const at = id.indexOf(":");
    const kind = /** @type {Selection["kind"]} */ (id.slice(0, at));
    const { selection } = store.get();
    const same = selection?.kind === kind && selection.id === id.slice(at + 1);
    store.set({ selection: same ? null : { kind, id: id.slice(at + 1) } });
  }

  /** @param {string | null} id */
  function setHovered(id) {
    if (hovered === id) return;
    hovered = id;
    labels.hover(id);
    canvas.classList.toggle("over-thing", id !== null);
  }

  const ray = new THREE.Raycaster();

  /** @param {number} x @param {number} y @returns {Selection | null} */
  function under(x, y) {
    ray.setFromCamera(new THREE.Vector2((x / canvas.clientWidth) * 2 - 1, 1 - (y / canvas.clientHeight) * 2), view.camera);
    for (const hit of ray.intersectObjects([place, people], true)) {
      for (let part = /** @type {THREE.Object3D | null} */ (hit.object); part; part = part.parent) {
        if (part.userData.pick) return part.userData.pick;
      }
    }
    return null;
  }

  /** @param {number} x @param {number} y */
  function tap(x, y) {
    const found = under(x, y);
    if (found) chooseLabel(`${found.kind}:${found.id}`);
    else store.set({ selection: null });
  }

  /** @param {string} id `kind:id` */
  function lookAt(id) {
    const key = id.slice(id.indexOf(":") + 1);
    const at = id.startsWith("landmark:") ? marks.get(key)?.body.middle : id.startsWith("temporary:") ? conjured.get(key)?.body.top : soulTop.get(key);
    if (at) view.lean(at, 0.15);
  }

  onDraw((passed, now) => {
    const { game, selection } = store.get();
    if (!game || !ground) return false;
    const still = reducedMotion();
    if (!still) time += passed;
    const told = game.activeTemporaryObjects;
    const since = (performance.now() - store.get().receivedAt) / 1000;
    let lively = view.step(passed);
    sky?.step(time);
    ground.step(time, view.camera.position);
    let shines = false;
    for (const { body, twin } of marks.values()) {
      const moves = body.step(time, still ? 1 : passed);
      shines = shines || moves;
      twin?.step(time, still ? 1 : passed);
    }
    for (const [id, { body }] of conjured) {
      let left = 0;
      for (const thing of told) if (thing.id === id) left = thing.duration - since;
      body.step(time, still ? 1 : passed, still ? 99 : left);
      if (body.gone()) {
        body.dispose();
        conjured.delete(id);
        lampsDue = true;
      }
      // A machine that draws slowly is not kept at it for as long as a bridge stands.
      lively = lively || quality.pace === 0;
    }
    if (ghosts.step(time, still ? 1 : passed)) lively = lively || quality.pace === 0;
    if (souls.step(time, still ? 10 : passed, 4)) {
      lively = true;
      shadowsDue = true;
    }
    for (const [id, soul] of souls.all()) soulTop.get(id)?.copy(soul.group.position).add(SOUL_HEAD);

    const fog = /** @type {THREE.Fog} */ (scene.fog);
    // Places tell the fog for somebody who stands in them; the camera stands farther off.
    fog.near = fogBase.near + view.distance() * 0.85;
    fog.far = fogBase.far + view.distance() * 1.1;

    if (lampsDue) {
      lampsDue = false;
      const lamps = [...marks.values()].map(({ body }) => body.lamp()).concat([...conjured.values()].map(({ body }) => body.lamp()));
      lights.setLamps(/** @type {import("./lights.js").Lamp[]} */ (lamps.filter(Boolean)));
    }
    markSelection(selection, now, still);
    if (pointer) {
      const found = under(pointer.x, pointer.y);
      setHovered(found ? `${found.kind}:${found.id}` : null);
      pointer = null;
    }
    if (shadowsDue || (lively && conjured.size > 0)) {
      renderer.shadowMap.needsUpdate = true;
      shadowsDue = false;
    }
    renderer.render(scene, view.camera);
    const tidy = now > tidyAt;
    if (tidy) tidyAt = now + 0.25;
    labels.place(view.camera, canvas.clientWidth, canvas.clientHeight, tidy);
    bubbles.place(view.camera, canvas.clientWidth, canvas.clientHeight, headOf);
    if (now > secondAt) {
      secondAt = now + 0.5;
      for (const thing of told) labels.setNote(`temporary:${thing.id}`, leftOf(thing.duration));
    }
    return lively || (shines && quality.pace === 0);
  });

  onLook(() => {
    const { game, receivedAt, talk } = store.get();
    // Bubbles fade although nothing more is said.
    bubbles.set(talk, souls.all().keys());
    const since = (performance.now() - receivedAt) / 1000;
    let fades = false;
    for (const thing of game?.activeTemporaryObjects ?? []) {
      labels.setNote(`temporary:${thing.id}`, leftOf(thing.duration));
      fades = fades || thing.duration - since < FADES_WITHIN;
    }
    return fades && !reducedMotion();
  });

  /** @param {Selection | null} selection @param {number} now @param {boolean} still */
  function markSelection(selection, now, still) {
    const body = selection?.kind === "landmark" ? marks.get(selection.id)?.body : null;
    ring.visible = Boolean(body);
    if (!body) return;
    const floor = heightAt(body.middle.x, body.middle.z) ?? body.middle.y - 1;
    ring.position.set(body.middle.x, floor + 0.05, body.middle.z);
    ring.scale.setScalar(Math.max(0.8, Math.min(3.4, body.radius * 1.05)) * (still ? 1 : 1 + Math.sin(now * 3) * 0.03));
  }

  store.watch(["game"], ({ game, selection }) => {
    if (!game) return;
    update(game);
    drawLabels(game, selection);
  });
  let doing = store.get().talk.doing;
  store.watch(["talk"], ({ game, selection, talk }) => {
    if (!game) return;
    if (talk.doing !== doing) drawLabels(game, selection);
    doing = talk.doing;
    if (bubbles.set(talk, souls.all().keys())) wake();
  });
  store.watch(["wish"], ({ game, selection }) => {
    if (!game || !ground) return;
    syncGhosts(game);
    drawLabels(game, selection);
    wake();
  });
  store.watch(["selection", "demo"], ({ game, selection, demo, spectator }) => {
    if (!game) return;
    drawLabels(game, selection);
    const key = selection?.kind === "landmark" ? selection.id : spectator ? demo?.landmark_key : null;
    const at = key ? marks.get(key)?.body.middle : null;
    if (at && leant !== key) view.lean(at);
    else if (!at && leant) view.release();
    leant = at ? String(key) : "";
    wake();
  });

  return {
    /** @param {boolean} active */
    setActive(active) {
      setActive(active);
      const { game } = store.get();
      if (active && game) wake();
    },
  };
}

/** Seconds before its end in which a temporary thing changes to the eye. */
const FADES_WITHIN = 5;
const SOUL_HEAD = new THREE.Vector3(0, 2.05, 0);
