// The place in words: everything that the scene shows, with what can be done, for small machines, screen readers and
// people who like text better.
import { landmarksOf } from "../actions.js";
import { el, render } from "../dom.js";
import { humanize, timeLeft } from "../words.js";
import { ghostsInWords } from "../orb/preview.js";
import { ghostOf } from "../wish.js";
import { actionList, actionsOn, factList, factsAbout, kindOf } from "./facts.js";

/**
 * @param {HTMLElement} view
 * @param {import("../state.js").Store} store
 * @param {{act: (action: import("../types.js").Action) => void}} doing
 */
export function mountListView(view, store, { act }) {
  const things = el("ul", { class: "list-things" });
  const made = el("div", {});
  const people = el("div", { class: "list-people" });
  const ghosts = el("div", {});
  view.append(el("h2", { class: "list-title" }, "What is here"), ghosts, things, made, people);

  store.watch(["game", "pending", "spectator", "connection", "view", "wish"], draw);
  setInterval(() => {
    const state = store.get();
    if (state.view === "list" && state.game?.activeTemporaryObjects.length) drawMade(state);
  }, 1_000);

  /** @param {import("../state.js").PageState} state */
  function draw(state) {
    const { game, pending, spectator, connection, view: shown } = state;
    if (!game || shown !== "list") return;
    const how = { act, pending, disabled: spectator || connection.phase !== "open" };
    const { worldLog: _, activeTemporaryObjects: __, ...rest } = game;
    render(things, [rest, pending, how.disabled], () =>
      landmarksOf(game).map((mark) =>
        el(
          "li",
          { class: "list-thing" },
          el("h3", {}, mark.name),
          el("p", { class: "kicker" }, kindOf(game, mark)),
          factList(factsAbout(game, mark)),
          actionList(actionsOn(game, mark), how),
        ),
      ),
    );
    const lives = game.soulsInLocation.filter((soul) => soul.kind === "npc").map((soul) => soul.name);
    const players = game.soulsInLocation.filter((soul) => soul.kind !== "npc").map((soul) => soul.name);
    render(people, [lives, players], () => [
      lives.length > 0 && el("p", {}, `Who lives here: ${lives.join(", ")}.`),
      el("p", {}, players.length === 0 ? "No other player is here." : `Also here: ${players.join(", ")}.`),
    ]);
    drawMade(state);
    const ghost = ghostOf(state.wish);
    render(ghosts, [ghost], () => (ghost ? [el("ul", { class: "list-things", "aria-label": "Not yet real" }, ghostsInWords(ghost, game))] : []));
  }

  /** @param {import("../state.js").PageState} state */
  function drawMade({ game, receivedAt }) {
    if (!game) return;
    const left = (/** @type {number} */ duration) => timeLeft(duration - (performance.now() - receivedAt) / 1000);
    render(made, game.activeTemporaryObjects.map((thing) => [thing.id, left(thing.duration)]), () => [
      game.activeTemporaryObjects.length > 0 && el("h2", { class: "list-title" }, "Made for a while"),
      game.activeTemporaryObjects.length > 0 &&
        el(
          "ul",
          { class: "list-things" },
          game.activeTemporaryObjects.map((thing) => {
            const to = game.currentLocation.landmarks[thing.to_landmark_id]?.name ?? humanize(thing.to_landmark_id);
            const label = thing.client_visual_config?.label;
            return el(
              "li",
              { class: "list-thing" },
              el("h3", {}, humanize(thing.type)),
              el("p", { class: "kicker" }, `${left(thing.duration)} left`),
              el("p", {}, `${thing.from_landmark_id === thing.to_landmark_id ? "At" : "Reaches to"} ${to}. ${thing.walkable ? "One can walk on it." : "One cannot walk on it."}`),
              label && el("p", {}, `It reads: “${String(label)}”`),
              typeof thing.client_visual_config?.sound === "string" && el("p", {}, `It sounds: ${thing.client_visual_config.sound}`),
            );
          }),
        ),
    ]);
  }
}
