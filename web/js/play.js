// Doing things: every action shows at once that it is under way, and then what came of it.
import { announce } from "./a11y.js";

/**
 * @typedef {import("./types.js").Action} Action
 * @typedef {import("./types.js").Reply} Reply
 */

const NOTES_KEPT = 100;
let nextNote = 1;

/**
 * @param {import("./state.js").Store} store
 * @param {import("./connection.js").Request} request
 * @param {{toast: import("./panels/toasts.js").Toasts, wishFor: (artifactId: string, question: string) => void}} show
 */
export function createPlay(store, request, { toast, wishFor }) {
  /** Keeps something that was said to this player alone. */
  function note(/** @type {string} */ text, /** @type {"good" | "bad" | "plain"} */ tone = "plain") {
    if (!text) return;
    const notes = [...store.get().notes, { id: nextNote++, text, tone, at: Date.now() }];
    store.set({ notes: notes.slice(-NOTES_KEPT) });
  }

  /** Shows and keeps an answer. @param {Reply} reply @param {{done: (text: string, tone: "good" | "bad") => void}} [handle] */
  function tell(reply, handle) {
    const tone = reply.success ? "good" : "bad";
    const text = reply.message || (reply.success ? "Done." : "That did not work.");
    if (handle) handle.done(text, tone);
    else toast.show(text, tone);
    note(text, tone);
    announce(text, reply.success ? "polite" : "assertive");
  }

  /** @param {string} key @param {() => Promise<void>} work */
  async function during(key, work) {
    if (store.get().pending.includes(key)) return;
    store.set({ pending: [...store.get().pending, key] });
    try {
      await work();
    } finally {
      store.set({ pending: store.get().pending.filter((other) => other !== key) });
    }
  }

  return {
    note,
    tell,

    /** @param {Action} action */
    act(action) {
      return during(action.key, async () => {
        const handle = toast.busy(`${action.label}…`);
        const reply =
          action.kind === "go"
            ? await request("playerMove", { exit_key: action.exitKey })
            : await request("performAction", { artifactId: action.artifactId, args: action.args ?? {} });
        if (reply.success && reply.event === "PROMPT_USER_FOR_TOOL_DESCRIPTION") {
          handle.close();
          wishFor(reply.prompt_for_tool_artifact_id ?? action.artifactId, reply.display_message ?? reply.message);
          return;
        }
        if (reply.success) {
          const { past } = store.get();
          store.set({ past: { ...past, done: [...past.done, action.key].slice(-NOTES_KEPT) } });
        }
        tell(reply, handle);
      });
    },

    /** @param {string} promptId @param {string} input @returns {Promise<Reply>} */
    async answerPrompt(promptId, input) {
      const handle = toast.busy("Answering…");
      const reply = await request("submitInput", { prompt_id: promptId, input });
      tell(reply, handle);
      return reply;
    },
  };
}
