// Making an NPC: who it is, what it wants and knows, what it may do. The same shape as the files in npcs/.
import { button, el } from "../dom.js";
import { sentenceOf } from "../http.js";

/**
 * @param {import("../state.js").Store} store
 * @param {import("../http.js").Call} call
 * @param {{made: (id: string, text: string) => void, back: () => void}} on
 */
export function createNpcForm(store, call, { made, back }) {
  const name = el("input", { type: "text", id: "npc-name", required: true, maxlength: "60", autocomplete: "off" });
  const prompt = area("npc-prompt", 3, 4000, "Who it is, and what it is doing here");
  const personality = area("npc-personality", 2, 4000, "How it is: cheerful, in no hurry, …");
  const goals = area("npc-goals", 2, 4000, "One a line");
  const knowledge = area("npc-knowledge", 4, 20_000, "One a line: what it can tell");
  const greeting = area("npc-greeting", 1, 600, "What it says first, without a model: Good day, {player}.");
  const radius = el("input", { type: "number", id: "npc-radius", min: "-1", max: "10000", step: "1", value: "20" });
  const level = el("select", { id: "npc-level" }, [["guest", "looks, speaks and walks"], ["trusted", "may do what a player's tools may"], ["admin", "may do everything"]].map(([key, words]) => el("option", { value: key }, words)));
  const allowed = el("input", { type: "text", id: "npc-allowed", autocomplete: "off", placeholder: "go, lead, remember", spellcheck: "false" });
  const interruption = el("select", { id: "npc-interruption" }, [["important", "by what matters as much"], ["newer", "by anything newer"], ["never", "never"]].map(([key, words]) => el("option", { value: key }, words)));
  const denied = el("input", { type: "text", id: "npc-denied", autocomplete: "off", placeholder: "give", spellcheck: "false" });
  const model = check("npc-model", "Thinks with the model, where there is one", true);
  const modelName = el("input", { type: "text", id: "npc-model-name", autocomplete: "off", maxlength: "200", placeholder: "the server's own", spellcheck: "false" });
  const temperature = el("input", { type: "number", id: "npc-temperature", min: "0", max: "2", step: "0.1", placeholder: "the server's own" });
  const enabled = check("npc-enabled", "Lives: hears, answers and acts", true);
  const commands = check("npc-commands", "May use commands at all", true);
  const sees = /** @type {const} */ ([
    ["canSeeNearbyPlayers", check("npc-sees-players", "Notices players", true)],
    ["canSeeNearbyNPCs", check("npc-sees-npcs", "Notices other NPCs", true)],
    ["canSeeNearbyThings", check("npc-sees-things", "Notices what happens and appears", true)],
  ]);
  const remember = check("npc-remember", "May note things with /remember", true);
  const recall = check("npc-recall", "May look up what was said with /recall", true);
  const forge = check("npc-forge", "May have functions made with /invent, on its own budget", false);
  const sociable = check("npc-sociable", "Talks with other NPCs by itself", false);
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const send = el("button", { type: "submit", class: "button primary" }, "Put it into the world");
  const element = el(
    "form",
    { class: "npc-form", onsubmit: submit },
    el("h3", { tabindex: "-1" }, "Somebody new"),
    el("p", { class: "hint" }, "It appears where you stand."),
    field("npc-name", "Name", name),
    field("npc-prompt", "Who it is", prompt),
    field("npc-personality", "Its nature", personality),
    field("npc-goals", "What it wants", goals),
    field("npc-knowledge", "What it knows", knowledge),
    field("npc-greeting", "Its greeting", greeting),
    ...sees.map(([, { row }]) => row),
    field("npc-radius", "Perceives so many metres (−1: all of the place)", radius),
    field("npc-level", "What it may do", level),
    commands.row,
    field("npc-allowed", "Commands that it may use (* for all, empty for none)", allowed),
    field("npc-denied", "Commands that it may not use, whatever else is allowed", denied),
    field("npc-interruption", "Is interrupted", interruption),
    model.row,
    field("npc-model-name", "Another model of the same provider", modelName),
    field("npc-temperature", "Its temperature, 0 to 2", temperature),
    sociable.row,
    remember.row,
    recall.row,
    forge.row,
    enabled.row,
    problem,
    el("div", { class: "dialog-actions" }, send, button("Back", back)),
  );

  /** @param {SubmitEvent} event */
  async function submit(event) {
    event.preventDefault();
    problem.hidden = true;
    send.disabled = true;
    const definition = defined();
    try {
      const answer = await call("POST", "/api/npcs", { body: definition });
      made(String(answer.id ?? definition.id), `${definition.name} is here.`);
    } catch (error) {
      problem.textContent = sentenceOf(error);
      problem.hidden = false;
    }
    send.disabled = false;
  }

  function defined() {
    const { game } = store.get();
    const greetings = linesOf(greeting.value);
    return {
      id: idOf(name.value),
      name: name.value.trim(),
      type: "npc",
      enabled: enabled.box.checked,
      permissions: { canExecuteCommands: commands.box.checked, accessLevel: level.value, allowedCommands: wordsOf(allowed.value), deniedCommands: wordsOf(denied.value) },
      context: {
        // A text that is not there is left out: it must not be empty.
        ...(prompt.value.trim() && { systemPrompt: prompt.value.trim() }),
        ...(personality.value.trim() && { personality: personality.value.trim() }),
        goals: linesOf(goals.value),
        knowledge: linesOf(knowledge.value),
        worldState: {
          ...Object.fromEntries(sees.map(([key, { box }]) => [key, box.checked])),
          perceptionRadius: Number(radius.value),
        },
      },
      llm: {
        enabled: model.box.checked,
        ...(modelName.value.trim() && { model: modelName.value.trim() }),
        ...(temperature.value !== "" && { temperature: Number(temperature.value) }),
      },
      tools: { remember: remember.box.checked, search_history: recall.box.checked, forge: forge.box.checked },
      conduct: { interruption: interruption.value, wakesOn: ["proximity"], sociable: sociable.box.checked },
      ...(game ? { home: { location_id: game.currentLocation.id, position_xyz: beside(game.playerSoul.position_xyz) } } : {}),
      offline: greetings.length > 0 ? { greetings } : {},
    };
  }

  return {
    element,
    begin() {
      problem.hidden = true;
      queueMicrotask(() => name.focus());
    },
  };
}

/** @param {string} id @param {number} rows @param {number} longest @param {string} placeholder */
function area(id, rows, longest, placeholder) {
  return el("textarea", { id, rows: String(rows), maxlength: String(longest), placeholder });
}

/** @param {string} id @param {string} words @param {HTMLElement} input */
function field(id, words, input) {
  return el("div", { class: "field" }, el("label", { for: id }, words), input);
}

/** @param {string} id @param {string} words @param {boolean} on */
function check(id, words, on) {
  const box = el("input", { type: "checkbox", id });
  box.checked = on;
  return { box, row: el("p", { class: "setting" }, box, el("label", { for: id }, words)) };
}

/** @param {string} text */
function linesOf(text) {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}

/** @param {string} text */
function wordsOf(text) {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** @param {string} name */
function idOf(name) {
  const plain = name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  return (plain || `npc_${Date.now().toString(36)}`).slice(0, 64);
}

/** @param {number[]} at */
function beside(at) {
  return [at[0] + 1.4, at[1], at[2] - 0.6];
}
