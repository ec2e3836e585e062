// From words to a tool: the requests of the Orb's dialog, and what their answers make of the wish.
import { announce } from "./a11y.js";
import { again, answered, kept, submitted } from "./wish.js";

const AT_ONCE = "orbwright.keepAtOnce";

/** @typedef {ReturnType<typeof createWishing>} Wishing */

/**
 * @param {import("./state.js").Store} store
 * @param {import("./connection.js").Request} request
 * @param {{note: (text: string, tone: "good" | "bad" | "plain") => void, toast: import("./panels/toasts.js").Toasts, watched: () => boolean}} show
 *     `watched` says whether the Orb's dialog is open
 */
export function createWishing(store, request, { note, toast, watched }) {
  /**
   * @param {string} event
   * @param {object} payload
   */
  async function ask(event, payload) {
    const mine = store.get().wish?.startedAt;
    const reply = await request(event, payload);
    // After a lost connection the server tells the rest by itself.
    if (reply.code === "NO_ANSWER" && store.get().wish?.id) return;
    if (store.get().wish?.startedAt !== mine) return;
    const wish = answered(store.get().wish, reply);
    store.set({ wish });
    // What waits for an answer is no result yet, and is not kept among the messages.
    const waits = wish?.status === "offered" || (wish?.status === "preview" && reply.success);
    if (!waits) note(reply.message, reply.success ? "good" : "bad");
    const said = waits ? (wish?.status === "offered" ? "Something does that already. Take it, or let the Orb go on." : "Your tool is written. See what it would do, and keep it or not.") : reply.message;
    if (!watched()) toast.show(said, reply.success ? (waits ? "plain" : "good") : "bad");
    announce(said, reply.success ? "polite" : "assertive");
  }

  function goOn() {
    const { wish } = store.get();
    if (wish) store.set({ wish: again(wish) });
  }

  const previews = () => (store.get().keepAtOnce ? {} : { preview: true });

  return {
    /** @param {string} description @param {string} catalystId */
    submit(description, catalystId) {
      store.set({ wish: submitted(description, catalystId) });
      return ask("submitToolDescription", { description, catalyst_artifact_id: catalystId, offers: true, ...previews() });
    },

    /** @param {string} functionName one of those that were offered */
    takeOffer(functionName) {
      const { wish } = store.get();
      goOn();
      return ask("takeOffer", { wish_id: wish?.id, function_name: functionName });
    },

    declineOffers() {
      const { wish } = store.get();
      goOn();
      return ask("declineOffers", { wish_id: wish?.id });
    },

    keep() {
      const { wish } = store.get();
      if (!wish?.draft) return;
      store.set({ wish: kept(wish) });
      return ask("keepDraft", { draft_id: wish.draft.id });
    },

    /** @param {string} words */
    refine(words) {
      const { wish } = store.get();
      if (!wish?.draft) return;
      goOn();
      return ask("refineDraft", { draft_id: wish.draft.id, words });
    },

    async discard() {
      const { wish } = store.get();
      if (!wish?.draft) return;
      store.set({ wish: null });
      const reply = await request("discardDraft", { draft_id: wish.draft.id });
      if (!reply.success && reply.code !== "NOT_FOUND") toast.show(reply.message, "bad");
      else announce("The Orb lets go of it. Nothing was kept.");
    },

    /** Another revision of a tool that one carries. @param {import("./types.js").Item} item @param {string} words */
    refineTool(item, words) {
      store.set({ wish: { ...submitted(words, ""), kind: "refine", artifactId: item.id } });
      return ask("refineTool", { artifact_id: item.id, words, ...previews() });
    },

    /** A quarantined function, from how it failed. @param {string} functionName */
    repair(functionName) {
      store.set({ wish: { ...submitted(`Mend ${functionName}`, ""), kind: "repair" } });
      return ask("repairFunction", { function_name: functionName, ...previews() });
    },

    /** @param {boolean} keepAtOnce */
    setKeepAtOnce(keepAtOnce) {
      store.set({ keepAtOnce });
      try {
        localStorage.setItem(AT_ONCE, String(keepAtOnce));
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  };
}

export function keptAtOnce() {
  try {
    return localStorage.getItem(AT_ONCE) === "true";
  } catch {
    return false;
  }
}
