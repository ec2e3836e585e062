// The connection to the server: who one is, what comes in, and requests with their answers.
import { io } from "../vendor/socket.io.esm.min.js";
import { straight } from "./words.js";

const TOKEN = "orbwright.token";
const ANSWER_WITHIN = 20_000;
const WISH_ANSWER_WITHIN = 30 * 60_000;

/** Requests that a model may have to work for. */
const LONG = new Set(["submitToolDescription", "declineOffers", "takeOffer", "refineDraft", "refineTool", "keepDraft", "repairFunction"]);

/**
 * @typedef {import("./types.js").Reply} Reply
 * @typedef {(event: string, payload?: object) => Promise<Reply>} Request
 */

/**
 * Connects, and comes back by itself as the same soul whenever the connection is lost.
 *
 * @param {import("./state.js").Store} store
 * @param {Record<string, (payload: any) => void>} on what to do with each event of the server
 * @returns {{request: Request, retry: () => void, token: () => string | null}} `token` is what shows HTTP who one is
 */
export function connect(store, on) {
  const query = new URLSearchParams(location.search);
  const follow = query.get("follow");
  const keep = tokenStore(query.get("soul") === "new");

  const socket = io({
    transports: ["websocket"],
    auth: (give) => give(follow ? { token: `follow:${follow}` } : tokenOf(keep)),
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  });

  // The port is open before the world is: one is in when the server has said who one is.
  socket.on("connect", () => store.set({ connection: { phase: "waiting", attempt: 0, reason: "" } }));
  socket.on("disconnect", (reason) => {
    store.set({ connection: { phase: "lost", attempt: 0, reason } });
    // Socket.IO does not come back by itself where the server ended it.
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 2_000);
  });
  socket.on("connect_error", (error) => {
    const { connection } = store.get();
    store.set({ connection: { phase: "lost", attempt: connection.attempt + 1, reason: error.message } });
    if (!socket.active) setTimeout(() => socket.connect(), 4_000);
  });

  socket.on("assignSoulId", (soulId) => store.set({ soulId, connection: { phase: "open", attempt: 0, reason: "" } }));
  socket.on("sessionToken", ({ token, soul_id: soulId, spectator }) => {
    if (!follow && typeof token === "string") keep.write(token);
    store.set({ soulId: soulId ?? store.get().soulId, spectator: Boolean(spectator || follow), noDemo: Boolean(follow && !spectator) });
  });
  // Source must be shown as it is; it marks what turns the direction of writing.
  for (const [event, handle] of Object.entries(on)) socket.on(event, event === "toolSource" ? handle : (payload) => handle(straight(payload)));

  return {
    retry: () => socket.connect(),
    token: () => (follow ? null : keep.read()),
    async request(event, payload = {}) {
      if (!socket.connected) {
        return refused("The world cannot be reached just now; nothing was done. Try again when the connection is back.", "OFFLINE");
      }
      try {
        const within = LONG.has(event) ? WISH_ANSWER_WITHIN : ANSWER_WITHIN;
        return replyOf(await socket.timeout(within).emitWithAck(event, payload));
      } catch {
        return refused("No answer came from the world. It may have been done all the same; look before you try again.", "NO_ANSWER");
      }
    },
  };
}

/**
 * @param {any} answer
 * @returns {Reply}
 */
function replyOf(answer) {
  if (answer && answer.error) {
    return refused(straight(String(answer.error.message || "The world did not take that.")), String(answer.error.code || "ERROR"));
  }
  if (!answer || typeof answer !== "object") return refused("The world gave an answer that this page does not understand.", "BAD_ANSWER");
  return { ...answer, success: answer.success === true, message: straight(String(answer.message ?? "")) };
}

/** @returns {Reply} */
function refused(/** @type {string} */ message, /** @type {string} */ code) {
  return { success: false, message, code };
}

/** @param {{read: () => string | null}} keep */
function tokenOf(keep) {
  const token = keep.read();
  return token ? { token } : {};
}

/**
 * Where the token is kept: with the browser, or, for a second player, with this tab.
 *
 * @param {boolean} ofThisTab
 */
function tokenStore(ofThisTab) {
  const place = () => (ofThisTab ? sessionStorage : localStorage);
  /** @type {string | null} */
  let held = null;
  return {
    read() {
      try {
        return held ?? place().getItem(TOKEN);
      } catch {
        return held;
      }
    },
    /** @param {string} token */
    write(token) {
      held = token;
      try {
        place().setItem(TOKEN, token);
      } catch {
        // Without storage one is the same soul until the page is closed.
      }
    },
  };
}
