// Where one is: the name and the story of the place, over the scene.
import { el, render } from "../dom.js";

/**
 * @param {HTMLElement} card
 * @param {import("../state.js").Store} store
 */
export function mountPlaceCard(card, store) {
  store.watch(["game", "gameError", "connection", "spectator", "noDemo"], ({ game, gameError, connection, spectator, noDemo }) => {
    const place = game?.currentLocation;
    const sound = place?.client_visual_config?.mood?.sound;
    document.title = place ? `${place.name} · Orbwright` : "Orbwright";
    render(card, [place?.id, place?.name, place?.description, sound, gameError, connection.phase, spectator, noDemo, game?.worldProperties?.ui_messages?.disconnected], () => [
      connection.phase === "lost" &&
        el("p", { class: "banner" }, String(game?.worldProperties?.ui_messages?.disconnected ?? "The world has gone quiet. Reconnecting..."), " You will be the same soul when it is back."),
      connection.phase === "waiting" && el("p", { class: "banner", id: "world-wait" }, place ? "The world is waking again…" : "The world is being made…", " You come in as soon as it stands."),
      gameError && el("p", { class: "banner" }, gameError),
      spectator && !noDemo && el("p", { class: "place-note" }, "You are watching the demo player."),
      place && el("h1", { class: "place-name" }, place.name),
      place && el("p", { class: "place-story" }, place.description),
      typeof sound === "string" && el("p", { class: "place-sound" }, `You hear: ${sound}`),
    ]);
  });
}
