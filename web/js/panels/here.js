// The panel beside the place: what is selected and what one can do with it, or else what there is.
import { button, el, render } from "../dom.js";
import { icon } from "../icons.js";
import { doingWords } from "../talk/talk.js";
import { landmarksOf, placeBeyond } from "../actions.js";
import { humanize, shownName, timeLeft } from "../words.js";
import { actionList, actionsOn, exitAction, factList, factsAbout, itemActions, kindOf } from "./facts.js";

/**
 * @typedef {import("../types.js").GameState} GameState
 * @typedef {import("../state.js").PageState} PageState
 */

/**
 * @param {HTMLElement} panel
 * @param {import("../state.js").Store} store
 * @param {{act: (action: import("../types.js").Action) => void, showSource: (item: import("../types.js").Item) => void,
 *     refine: (item: import("../types.js").Item) => void, talkTo: (npcId: string) => void, give: (npcId: string, artifactId: string) => Promise<void>, showHistory: (item: import("../types.js").Item) => void}} doing
 */
export function mountHere(panel, store, { act, showSource, refine, talkTo, give, showHistory }) {
  store.watch(["game", "selection", "pending", "spectator", "connection", "talk"], draw);
  setInterval(() => {
    const { selection, game } = store.get();
    if (game && selection?.kind !== "item" && game.activeTemporaryObjects.length > 0) tick(panel, store.get());
  }, 500);

  let selected = "";
  store.watch(["selection"], ({ selection }) => {
    const now = selection ? `${selection.kind}:${selection.id}` : "";
    // On a narrow screen the panel is below the scene: show its beginning.
    if (now !== selected && now && matchMedia("(max-width: 899px)").matches) panel.scrollIntoView({ block: "nearest" });
    selected = now;
  });

  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.get().selection) {
      event.stopPropagation();
      store.set({ selection: null });
      panel.focus();
    }
  });

  /** @param {PageState} state */
  function draw(state) {
    const { game, selection, pending, spectator, connection } = state;
    if (!game) {
      render(panel, "wait", () => [el("p", { class: "empty" }, "Waiting for the world…")]);
      return;
    }
    const { worldLog: _, ...rest } = game;
    const doing = selection?.kind === "soul" ? state.talk.doing[selection.id] : null;
    render(panel, [rest, selection, pending, spectator, connection.phase, doing], () => (selection ? chosen(state, game) : overview(state, game)));
    tick(panel, state);
  }

  /** @param {PageState} state @param {GameState} game */
  function chosen(state, game) {
    const { selection, pending, spectator, connection } = state;
    const how = { act, pending, disabled: spectator || connection.phase !== "open" };
    const close = button("", () => { store.set({ selection: null }); panel.focus(); }, { class: "icon-button close", "aria-label": "Nothing selected: show all that is here", focus: "close" });
    close.append(icon("cross"));
    if (selection?.kind === "landmark") {
      const mark = game.currentLocation.landmarks[selection.id];
      const actions = actionsOn(game, mark);
      return [
        heading(kindOf(game, mark), mark.name, close),
        factList(factsAbout(game, mark)),
        actions.length > 0 ? actionList(actions, how) : el("p", { class: "hint" }, idle(mark)),
        watching(spectator),
        ...alsoHere(game, mark.key),
      ];
    }
    if (selection?.kind === "item") {
      const item = game.inventory.find((other) => other.id === selection.id);
      if (!item) return overview(state, game);
      const { actions, why, orb } = itemActions(game, item);
      return [
        heading(orb ? "Grants wishes" : item.properties?.made_by_orb ? "Made by the Orb" : "You carry this", shownName(item), close),
        el("p", { class: "story" }, item.description),
        actionList(actions, how),
        why && el("p", { class: "hint" }, why),
        item.toolName &&
          el(
            "div",
            { class: "tool-links" },
            item.properties?.made_by_orb === true && !spectator && button("Refine", () => refine(item), { class: "link", focus: "refine" }),
            button("See its source", () => showSource(item), { class: "link", focus: "source" }),
            button("Its history", () => showHistory(item), { class: "link", focus: "history" }),
          ),
        watching(spectator),
      ];
    }
    if (selection?.kind === "temporary") {
      const thing = game.activeTemporaryObjects.find((other) => other.id === selection.id);
      if (!thing) return overview(state, game);
      const label = thing.client_visual_config?.label;
      return [
        heading("Made for a while", humanize(thing.type), close),
        label && el("p", { class: "story" }, `It reads: “${String(label)}”`),
        typeof thing.client_visual_config?.sound === "string" && el("p", { class: "story" }, `It sounds: ${thing.client_visual_config.sound}`),
        el("p", { class: "hint" }, thing.walkable ? "One can walk on it." : "One cannot walk on it."),
        el("p", { class: "left", dataset: { left: thing.id } }),
      ];
    }
    const soul = selection && [game.playerSoul, ...game.soulsInLocation].find((other) => other.id === selection.id);
    if (!soul) return overview(state, game);
    const npc = "kind" in soul && soul.kind === "npc";
    const doing = npc ? doingWords(state.talk.doing[soul.id]) : "";
    return [
      heading(soul.id === game.playerSoul.id ? "This is you" : npc ? "Lives here" : "Also here", soul.name, close),
      doing && el("p", { class: "hint" }, `${soul.name} ${doing}.`.replace("….", "…")),
      npc && !spectator && button(`Talk to ${soul.name}`, () => talkTo(soul.id), { class: "action primary", focus: "talk" }),
      npc && !spectator && game.inventory.length > 0 && giving(game, soul.id),
    ];
  }

  /** Nothing is taken from players: they hand it over. @param {GameState} game @param {string} npcId */
  function giving(game, npcId) {
    const what = el("select", { "aria-label": "What to give", dataset: { focus: "what" } }, game.inventory.map((item) => el("option", { value: item.id }, shownName(item))));
    return el("div", { class: "giving" }, what, button("Give it", () => give(npcId, what.value), { focus: "give" }));
  }

  /** The way on to the other things. @param {GameState} game @param {string} key */
  function alsoHere(game, key) {
    const others = landmarksOf(game).filter((mark) => mark.key !== key);
    return [
      others.length > 0 && el("h3", {}, "Also here"),
      el(
        "ul",
        { class: "others" },
        others.map((mark) =>
          el(
            "li",
            {},
            button(mark.name, () => store.set({ selection: { kind: "landmark", id: mark.key } }), {
              class: exitAction(game, mark) ? "small way-out" : "small",
              focus: `l:${mark.key}`,
            }),
          ),
        ),
      ),
    ];
  }

  /** @param {PageState} state @param {GameState} game */
  function overview({ pending, spectator, connection }, game) {
    const marks = landmarksOf(game);
    const exits = marks.filter((mark) => exitAction(game, mark));
    const things = marks.filter((mark) => !exitAction(game, mark));
    const others = game.soulsInLocation.length;
    const how = { act, pending, disabled: spectator || connection.phase !== "open" };
    return [
      heading("Here", "What is here", null),
      el("p", { class: "hint" }, spectator ? "You are watching; choose a thing to see what it is." : welcome(game)),
      el("ul", { class: "things" }, things.map((mark) => thingRow(game, mark))),
      game.activeTemporaryObjects.length > 0 && el("h3", {}, "Made for a while"),
      game.activeTemporaryObjects.length > 0 &&
        el(
          "ul",
          { class: "things" },
          game.activeTemporaryObjects.map((thing) =>
            el(
              "li",
              {},
              el(
                "button",
                { type: "button", class: "thing", dataset: { focus: `t:${thing.id}` }, onclick: () => store.set({ selection: { kind: "temporary", id: thing.id } }) },
                el("span", { class: "thing-name" }, humanize(thing.type)),
                el("span", { class: "thing-kind", dataset: { left: thing.id } }),
              ),
            ),
          ),
        ),
      el("h3", {}, "Ways out"),
      exits.length === 0
        ? el("p", { class: "hint" }, "No way out is open yet.")
        : el(
            "ul",
            { class: "actions" },
            exits.map((mark) => {
              const action = exitAction(game, mark);
              return (
                action &&
                el(
                  "li",
                  {},
                  button(`${mark.name}`, () => act(action), {
                    class: "action exit",
                    focus: action.key,
                    busy: pending.includes(action.key),
                    disabled: how.disabled || null,
                    title: `Leads to ${placeBeyond(game, mark)}`,
                    "aria-describedby": `beyond-${mark.key}`,
                  }),
                  el("span", { class: "beyond", id: `beyond-${mark.key}` }, `Leads to ${placeBeyond(game, mark)}`),
                )
              );
            }),
          ),
      others > 0 && el("p", { class: "hint" }, others === 1 ? `${game.soulsInLocation[0].name} is here, too.` : `${others} others are here, too.`),
    ];
  }

  /** @param {GameState} game @param {import("../types.js").Landmark} mark */
  function thingRow(game, mark) {
    const actions = actionsOn(game, mark).length;
    const puzzle = mark.reachable === false ? "Out of reach on foot" : kindOf(game, mark);
    return el(
      "li",
      {},
      el(
        "button",
        {
          type: "button",
          class: `thing${actions > 0 ? " lively" : ""}`,
          dataset: { focus: `l:${mark.key}`, landmark: mark.key },
          onclick: () => {
            store.set({ selection: { kind: "landmark", id: mark.key } });
            panel.querySelector(/** @type {string} */ (".action"))?.focus?.({ preventScroll: true });
          },
        },
        el("span", { class: "thing-name" }, mark.name),
        el("span", { class: "thing-kind" }, puzzle),
      ),
    );
  }
}

/** What the world says where it begins. @param {GameState} game */
function welcome(game) {
  const { initial_start_location_id: start, ui_messages: said } = game.worldProperties ?? {};
  return game.currentLocation.id === start && typeof said?.welcome === "string" ? said.welcome : "Choose a thing in the place, or something that you carry.";
}

/** @param {string} kind @param {string} name @param {HTMLElement | null} close */
function heading(kind, name, close) {
  return el("div", { class: "here-head" }, el("div", {}, el("p", { class: "kicker" }, kind), el("h2", {}, name)), close);
}

/** @param {import("../types.js").Landmark} mark */
function idle(mark) {
  const type = mark.client_visual_config?.landmark_interaction_type_key;
  if (type === "sealed_door") return "It is shut, and has no handle. Something else here opens it.";
  return type ? "Nothing that you carry does anything with it." : "It is for looking at.";
}

/** @param {boolean} spectator */
function watching(spectator) {
  return spectator && el("p", { class: "hint" }, "You are watching; the demo player decides.");
}

/** Keeps the seconds that are left up to date without building anything anew. @param {HTMLElement} panel @param {PageState} state */
function tick(panel, { game, receivedAt }) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("[data-left]"))) {
    const thing = game?.activeTemporaryObjects.find((other) => other.id === place.dataset.left);
    const text = thing ? `${timeLeft(thing.duration - (performance.now() - receivedAt) / 1000)} left` : "gone";
    if (place.textContent !== text) place.textContent = text;
  }
}
