// What the page knows, in one place. Panels and the scene read from here and are told when what they use changes.
import { silence } from "./talk/talk.js";

/**
 * @typedef {import("./types.js").GameState} GameState
 * @typedef {import("./types.js").Wish} Wish
 * @typedef {import("./types.js").DemoStep} DemoStep
 *
 * @typedef {object} PageState
 * @property {{phase: "connecting" | "waiting" | "open" | "lost" | "refused", attempt: number, reason: string}} connection
 * @property {string | null} soulId
 * @property {boolean} spectator watching somebody else's soul
 * @property {boolean} noDemo a demo is to be watched, and this server plays none
 * @property {GameState | null} game
 * @property {string | null} gameError why there is no game state
 * @property {number} receivedAt when `game` came, `performance.now()`
 * @property {import("./types.js").Selection | null} selection
 * @property {"scene" | "list"} view
 * @property {string | null} noScene why there is no scene, where there is none
 * @property {import("./types.js").LogLine[]} log the world's log, as far as this page has seen it
 * @property {import("./types.js").Note[]} notes what was said to this player alone
 * @property {string[]} pending keys of the actions under way
 * @property {Wish | null} wish
 * @property {{writer: string, offline: boolean} | null} model
 * @property {DemoStep | null} demo
 * @property {import("./next.js").Past} past what this player did and saw, as far as this page knows
 * @property {import("./types.js").Account | null} account what this player may still spend on models
 * @property {boolean} keepAtOnce whether tools are kept without a preview
 * @property {{name: string, message: string, failure: string}[]} setAside this player's functions that failed too often
 * @property {import("./talk/talk.js").Talk} talk what is said around the player
 * @property {boolean} voices whether it is spoken aloud
 * @property {boolean} sound whether the player wants to hear the world
 */

/** @returns {PageState} */
export function initialState() {
  return {
    connection: { phase: "connecting", attempt: 0, reason: "" },
    soulId: null,
    spectator: false,
    noDemo: false,
    game: null,
    gameError: null,
    receivedAt: 0,
    selection: null,
    view: "scene",
    noScene: null,
    log: [],
    notes: [],
    pending: [],
    wish: null,
    model: null,
    demo: null,
    past: { done: [], been: [] },
    account: null,
    keepAtOnce: false,
    setAside: [],
    talk: silence(),
    voices: false,
    sound: false,
  };
}

/**
 * @typedef {object} Store
 * @property {() => PageState} get
 * @property {(patch: Partial<PageState>) => void} set
 * @property {(keys: (keyof PageState)[], tell: (state: PageState) => void) => void} watch calls at once, and then
 *     whenever one of these has changed
 */

/**
 * @param {PageState} state
 * @returns {Store}
 */
export function createStore(state) {
  /** @type {{keys: (keyof PageState)[], tell: (state: PageState) => void}[]} */
  const watchers = [];
  return {
    get: () => state,
    set(patch) {
      const changed = /** @type {(keyof PageState)[]} */ (Object.keys(patch)).filter(
        (key) => !Object.is(patch[key], state[key]),
      );
      if (changed.length === 0) return;
      state = { ...state, ...patch };
      for (const { keys, tell } of watchers) {
        if (keys.some((key) => changed.includes(key))) tell(state);
      }
    },
    watch(keys, tell) {
      watchers.push({ keys, tell });
      tell(state);
    },
  };
}
