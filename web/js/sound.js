// What the world sounds like: a place's mood and things that are made for a while name their sounds in words, and this
// turns the words into soft tones. Off until the player turns it on; the choice is remembered.

const KEPT = "orbwright.sound";
const LOUDNESS = 0.16;
const FADE_SECONDS = 1.2;
const SCALE = [0, 2, 4, 7, 9, 12, 14, 16];
const MOST_VOICES = 4;

/**
 * What a word sounds like: a drone, a wash of noise, notes that come now and then, or beats.
 *
 * @typedef {{drone?: number, noise?: number, notes?: {low: number, every: number, rings: number, shape: OscillatorType}, beat?: number}} Voice
 *
 * @type {[RegExp, Voice][]}
 */
const VOICES = [
  [/bell|glass|chime|crystal|music box/i, { notes: { low: 880, every: 1.7, rings: 3.4, shape: "sine" } }],
  [/drum|beat|heart|march/i, { beat: 72 }],
  [/thunder|storm/i, { noise: 160, beat: 46 }],
  [/wind|air|breath|sea|wave|ocean|surf/i, { noise: 420 }],
  [/water|rain|river|brook|fountain|stream/i, { noise: 1400 }],
  [/fire|flame|crackl/i, { noise: 900, beat: 30 }],
  [/hum|stone|drone|organ|choir|sing|voice/i, { drone: 82 }],
  [/bird|flute|whistle|lullaby/i, { notes: { low: 587, every: 0.9, rings: 1.1, shape: "sine" } }],
  [/fanfare|horn|trumpet/i, { notes: { low: 294, every: 0.8, rings: 1.2, shape: "sawtooth" } }],
  [/music|song|melody|harp|lute|piano|tune/i, { notes: { low: 330, every: 0.65, rings: 1.8, shape: "triangle" } }],
];
const UNKNOWN = { notes: { low: 440, every: 2.4, rings: 2.6, shape: /** @type {OscillatorType} */ ("sine") } };

/** @param {import("./state.js").Store} store */
export function mountSound(store) {
  /** @type {AudioContext | null} */
  let context = null;
  /** @type {Map<string, () => void>} what is heard now, and how to end it */
  const heard = new Map();

  if (remembered()) store.set({ sound: true });
  // Browsers allow no sound before the player has touched the page.
  for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => play(store.get()), { capture: true, passive: true });
  document.addEventListener("visibilitychange", () => play(store.get()));
  store.watch(["sound"], ({ sound }) => {
    if (sound !== remembered()) remember(sound);
    play(store.get());
  });
  store.watch(["game"], play);

  /** @param {import("./state.js").PageState} state */
  function play({ sound, game }) {
    const wanted = sound && game && !document.hidden ? soundsOf(game) : new Map();
    if (wanted.size > 0 && !navigator.userActivation?.hasBeenActive) return;
    for (const [key, end] of heard) {
      if (!wanted.has(key)) {
        end();
        heard.delete(key);
      }
    }
    if (wanted.size === 0) return;
    context ??= new AudioContext();
    if (context.state === "suspended") context.resume();
    for (const [key, words] of wanted) {
      if (!heard.has(key)) heard.set(key, voice(context, words));
    }
  }
}

/** @param {import("./types.js").GameState} game @returns {Map<string, string>} */
function soundsOf(game) {
  /** @type {[string, unknown][]} */
  const told = [
    [`place:${game.currentLocation.id}`, game.currentLocation.client_visual_config?.mood?.sound],
    ...game.activeTemporaryObjects.map((thing) => /** @type {[string, unknown]} */ ([`thing:${thing.id}`, thing.client_visual_config?.sound])),
    ...game.environmentObjectsInLocation.map((thing) => /** @type {[string, unknown]} */ ([`object:${thing.id}`, thing.details?.sound])),
  ];
  const named = told.filter(([, words]) => typeof words === "string" && words !== "").slice(0, MOST_VOICES);
  return new Map(named.map(([key, words]) => [`${key}:${String(words)}`, String(words)]));
}

/**
 * Begins to sound.
 *
 * @param {AudioContext} context
 * @param {string} words
 * @returns {() => void} ends it, softly
 */
function voice(context, words) {
  const like = VOICES.find(([pattern]) => pattern.test(words))?.[1] ?? UNKNOWN;
  const out = new GainNode(context, { gain: 0 });
  out.connect(context.destination);
  out.gain.linearRampToValueAtTime(LOUDNESS, context.currentTime + FADE_SECONDS);
  /** @type {AudioScheduledSourceNode[]} */
  const sources = [];
  /** @type {number[]} */
  const timers = [];
  if (like.drone) sources.push(...drone(context, out, like.drone));
  if (like.noise) sources.push(...noise(context, out, like.noise));
  if (like.beat) timers.push(window.setInterval(() => thump(context, out), 60_000 / like.beat));
  if (like.notes) {
    const { low, every, rings, shape } = like.notes;
    const ring = () => note(context, out, low * 2 ** ((SCALE[Math.floor(Math.random() * SCALE.length)] ?? 0) / 12), rings, shape);
    ring();
    timers.push(window.setInterval(() => Math.random() < 0.8 && ring(), every * 1_000));
  }
  return () => {
    timers.forEach((timer) => clearInterval(timer));
    out.gain.cancelScheduledValues(context.currentTime);
    out.gain.setTargetAtTime(0, context.currentTime, FADE_SECONDS / 4);
    setTimeout(() => {
      sources.forEach((source) => source.stop());
      out.disconnect();
    }, FADE_SECONDS * 1_500);
  };
}

/** Low tones that beat against each other. @param {AudioContext} context @param {AudioNode} out @param {number} pitch hertz */
function drone(context, out, pitch) {
  return [1, 1.004, 1.5, 2.01].map((factor, index) => {
    const tone = new OscillatorNode(context, { type: "sine", frequency: pitch * factor });
    tone.connect(new GainNode(context, { gain: 0.5 / (index + 1) })).connect(out);
    tone.start();
    return tone;
  });
}

/** Noise through a filter that opens and closes slowly. @param {AudioContext} context @param {AudioNode} out @param {number} pitch hertz */
function noise(context, out, pitch) {
  const buffer = new AudioBuffer({ length: context.sampleRate * 4, sampleRate: context.sampleRate });
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index += 1) samples[index] = Math.random() * 2 - 1;
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  const filter = new BiquadFilterNode(context, { type: "bandpass", frequency: pitch, Q: 0.7 });
  const sway = new OscillatorNode(context, { type: "sine", frequency: 0.11 });
  sway.connect(new GainNode(context, { gain: pitch * 0.45 })).connect(filter.frequency);
  source.connect(filter).connect(out);
  source.start();
  sway.start();
  return [source, sway];
}

/** @param {AudioContext} context @param {AudioNode} out @param {number} pitch hertz @param {number} rings seconds @param {OscillatorType} shape */
function note(context, out, pitch, rings, shape) {
  const now = context.currentTime;
  const tone = new OscillatorNode(context, { type: shape, frequency: pitch });
  const level = new GainNode(context, { gain: 0 });
  level.gain.linearRampToValueAtTime(0.3, now + 0.02);
  level.gain.exponentialRampToValueAtTime(0.001, now + rings);
  tone.connect(level).connect(out);
  tone.start();
  tone.stop(now + rings);
}

/** @param {AudioContext} context @param {AudioNode} out */
function thump(context, out) {
  const now = context.currentTime;
  const tone = new OscillatorNode(context, { type: "sine", frequency: 96 });
  const level = new GainNode(context, { gain: 0.9 });
  tone.frequency.exponentialRampToValueAtTime(42, now + 0.18);
  level.gain.exponentialRampToValueAtTime(0.001, now + 0.4);
  tone.connect(level).connect(out);
  tone.start();
  tone.stop(now + 0.42);
}

function remembered() {
  try {
    return localStorage.getItem(KEPT) === "on";
  } catch {
    return false;
  }
}

/** @param {boolean} on */
function remember(on) {
  try {
    localStorage.setItem(KEPT, on ? "on" : "off");
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
