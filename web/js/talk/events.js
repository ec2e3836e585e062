// The server's events about talk (docs/protocol.md) into the conversation, and what the page does about it.
import { announce } from "../a11y.js";
import { asks, does, ended, finished, heard, interrupted, said, settled, shownOf, visible } from "./talk.js";
import { createTeller } from "./teller.js";

export const TALK_EVENTS = /** @type {const} */ (["speech", "npcTurnStarted", "npcTagChunk", "npcTagClose", "npcTurnFinished", "npcTurnInterrupted", "npcState", "npcAsks", "npcLeads"]);

/**
 * @param {import("../state.js").Store} store
 * @param {{request: import("../connection.js").Request, play: ReturnType<typeof import("../play.js").createPlay>, toast: import("../panels/toasts.js").Toasts}} doing
 */
export function createTalk(store, { request, play, toast }) {
  let spoken = 0;
  /** @type {Map<string, string>} names of NPCs by their turns, for those who leave in mid-sentence */
  const names = new Map();

  createTeller(store, (line) => line.turn && confirm(line.turn));

  /** Tells the server how much of a turn was shown. @param {string} turn */
  function confirm(turn) {
    const { talk, spectator } = store.get();
    // Whoever watches the demo must not hold an NPC's tongue.
    if (!spectator && talk.lines.some((line) => line.turn === turn)) request("npcShown", { turn_id: turn, characters: shownOf(talk, turn) });
  }

  /** @param {(talk: import("./talk.js").Talk) => import("./talk.js").Talk} change */
  function change(change) {
    const before = store.get().talk;
    const talk = change(before);
    if (talk !== before) store.set({ talk });
  }

  /** @param {string} npcId */
  function nameOf(npcId) {
    return store.get().game?.soulsInLocation.find((soul) => soul.id === npcId)?.name ?? "Somebody";
  }

  /** @param {string} turn */
  function brokenOff(turn) {
    return store.get().talk.lines.filter((line) => line.turn === turn && line.complete === false);
  }

  /** Screen readers hear what was shown. @param {string} key */
  function tellOf(key) {
    const line = store.get().talk.lines.find((each) => each.key === key);
    if (!line) return;
    const words = line.status === "cut" ? visible(line) : line.text;
    if (words) announce(`${line.name}${line.manner === "action" ? "" : ":"} ${words}${line.status === "cut" ? " — interrupted" : ""}`);
  }

  const keyOf = (/** @type {{turn_id: string, index: number}} */ { turn_id: turn, index }) => `${turn}:${index}`;

  return {
    /** What the connection is to hand over. @type {Record<typeof TALK_EVENTS[number], (told: any) => void>} */
    events: {
      speech({ soul_id: soulId, name, text, npc_id: to }) {
        const mine = soulId === store.get().soulId;
        change((talk) => said(talk, { key: `speech:${++spoken}`, soulId: String(soulId), name: String(name), by: mine ? "me" : "player", to: to ? nameOf(to) : null, text: String(text), at: Date.now() }));
        if (!mine) announce(`${name}: ${text}`);
      },
      npcTurnStarted({ turn_id: turn, name }) {
        names.set(turn, String(name));
        while (names.size > 100) names.delete(/** @type {string} */ (names.keys().next().value));
      },
      npcTagChunk({ npc_id: npcId, turn_id: turn, tag, index, text }) {
        change((talk) => heard(talk, { key: keyOf({ turn_id: turn, index }), turn, soulId: npcId, name: names.get(turn) ?? nameOf(npcId), manner: tag === "action" ? "action" : "say", text: String(text), at: Date.now() }));
      },
      npcTagClose({ npc_id: npcId, turn_id: turn, tag, index, text, complete }) {
        const key = keyOf({ turn_id: turn, index });
        const whole = String(text ?? "");
        if (!whole) return;
        const name = names.get(turn) ?? nameOf(npcId);
        // Whoever did not keep up has missed pieces, perhaps all of them.
        change((talk) => ended(heard(talk, { key, turn, soulId: npcId, name, manner: tag === "action" ? "action" : "say", text: "", at: Date.now() }), key, { text: whole, complete: complete !== false }));
        // How much of what broke off was said is known when its turn has ended.
        if (complete !== false) tellOf(key);
      },
      npcTurnFinished({ turn_id: turn }) {
        const broken = brokenOff(turn);
        change((talk) => finished(talk, turn));
        broken.forEach(({ key }) => tellOf(key));
      },
      npcTurnInterrupted({ turn_id: turn }) {
        const broken = brokenOff(turn);
        change((talk) => interrupted(talk, turn));
        confirm(turn);
        broken.forEach(({ key }) => tellOf(key));
      },
      npcState({ npc_id: npcId, state, reason }) {
        change((talk) => does(talk, npcId, { state, why: String(reason ?? "") }));
      },
      npcAsks({ npc_id: npcId, name, artifact_id: artifactId, artifact_name: artifactName }) {
        change((talk) => asks(talk, { npcId, name: String(name), artifactId, artifactName: String(artifactName) }));
        const text = `${name} asks you for: ${artifactName}.`;
        play.note(text, "plain");
        toast.show(`${text} Answer under “Talk”.`, "plain");
        announce(text);
      },
      npcLeads({ name, landmark_key: key }) {
        const mark = store.get().game?.currentLocation.landmarks[key];
        if (!mark) return;
        store.set({ selection: { kind: "landmark", id: key } });
        const text = `${name} shows you the way: ${mark.name}.`;
        play.note(text, "plain");
        toast.show(text, "plain");
        announce(text);
      },
    },

    /** @param {string} words @param {string | null} to an NPC */
    say(words, to) {
      return request("say", to ? { text: words, npc_id: to } : { text: words });
    },

    /** @param {string} npcId @param {string} artifactId */
    async give(npcId, artifactId) {
      play.tell(await request("giveToNpc", { npc_id: npcId, artifact_id: artifactId }));
    },

    /** @param {import("./talk.js").Asked} asked */
    settle(asked) {
      change((talk) => settled(talk, asked));
    },
  };
}
