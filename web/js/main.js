// Puts the page together: store, connection, panels, scene.
import { announce } from "./a11y.js";
import { joined } from "./chronicle.js";
import { connect } from "./connection.js";
import { createCaller } from "./http.js";
import { operatorHeader, takeOperatorLink } from "./operator.js";
import { createPlay } from "./play.js";
import { mountSound } from "./sound.js";
import { createStore, initialState } from "./state.js";
import { mountCaptions } from "./captions.js";
import { mountCarry } from "./panels/carry.js";
import { mountChronicle } from "./panels/chronicle.js";
import { createHelp } from "./panels/help.js";
import { mountHere } from "./panels/here.js";
import { mountListView } from "./panels/list.js";
import { createModelDialog } from "./panels/model.js";
import { mountNext } from "./panels/next.js";
import { mountPlaceCard } from "./panels/place.js";
import { createPromptDialog } from "./panels/prompt.js";
import { createSourceDialog } from "./panels/source.js";
import { createToasts } from "./panels/toasts.js";
import { mountTopbar } from "./panels/topbar.js";
import { createLibraryDoor } from "./library/door.js";
import { createOfficeDoor } from "./office/door.js";
import { mountSetAside } from "./library/aside.js";
import { createOrbDialog } from "./orb/dialog.js";
import { mountStage } from "./stage.js";
import { progressed, written } from "./wish.js";
import { createTalk, TALK_EVENTS } from "./talk/events.js";
import { createTalkPanel } from "./talk/panel.js";
import { keepVoices, keptVoices, mountVoices } from "./talk/voice.js";
import { createWishing, keptAtOnce } from "./wishing.js";

const store = createStore({ ...initialState(), keepAtOnce: keptAtOnce(), voices: keptVoices() });
const toast = createToasts(byId("toasts"));

const { request, retry, token } = connect(store, {
  gameStateUpdate(game) {
    if (game && game.error) {
      store.set({ gameError: String(game.error) });
      return;
    }
    const before = store.get();
    const names = [game.playerSoul.name, ...game.soulsInLocation.map((/** @type {{name: string}} */ soul) => soul.name)];
    store.set({
      game,
      gameError: null,
      receivedAt: performance.now(),
      past: before.past.been.includes(game.currentLocation.id) ? before.past : { ...before.past, been: [...before.past.been, game.currentLocation.id] },
      selection: stillThere(before.selection, before.game, game),
      log: joined(before.log, game.worldLog, { names, at: before.game ? Date.now() : null }),
    });
    if (before.game && before.game.currentLocation.id !== game.currentLocation.id) {
      announce(`You are now at ${game.currentLocation.name}. ${game.currentLocation.description}`);
    }
  },
  logLine({ text }) {
    const before = store.get();
    if (before.game) store.set({ log: joined(before.log, [String(text)], { names: [before.game.playerSoul.name], at: Date.now() }) });
  },
  message({ text }) {
    play.note(String(text), "plain");
    toast.show(String(text), "plain");
    announce(String(text));
  },
  prompt(asked) {
    if (store.get().spectator) return;
    if (asked.prompt_id) promptDialog.ask(asked);
    else orb.open(asked.artifact_id, asked.message);
  },
  toolProgress(told) {
    const before = store.get().wish;
    const wish = progressed(before, told);
    store.set({ wish, account: told.budget ?? store.get().account });
    if (told.replayed) return;
    if (store.get().spectator && before?.id !== wish.id) orb.watch();
  },
  toolSource(piece) {
    if (piece && typeof piece.text === "string" && piece.wish_id) store.set({ wish: written(store.get().wish, piece) });
  },
  functionQuarantined(told) {
    aside.add(told);
  },
  demoStep(step) {
    store.set({ demo: step });
  },
  ...Object.fromEntries(TALK_EVENTS.map((event) => [event, (/** @type {any} */ told) => talk.events[event](told)])),
  debugInfo(text) {
    play.note(String(text), "plain");
    toast.show(String(text), "plain");
  },
  error(problem) {
    toast.show(String(problem?.message ?? "The world did not take that."), "bad");
  },
});

takeOperatorLink();
const call = createCaller(() => operatorHeader() ?? (token() && `Bearer ${token()}`));
const play = createPlay(store, request, { toast, wishFor: (id, question) => orb.open(id, question) });
const source = createSourceDialog(store, request);
const model = createModelDialog(store, call);
const help = createHelp(store);
const promptDialog = createPromptDialog(store, play);
const wishing = createWishing(store, request, { note: play.note, toast, watched: () => orb.isOpen() });
const library = createLibraryDoor(store, { call, toast, repair });
const orb = createOrbDialog(store, { act: play.act, wishing, showSource: source.open, showModel: model.open, lookUpBudget: model.load, showFunction: (name) => library.open({ name }) });
const aside = mountSetAside(byId("set-aside"), store, library.api, { repair, show: (name) => library.open({ name, tab: "runs" }) });

const office = createOfficeDoor(store, call, toast);
const talk = createTalk(store, { request, play, toast });

const doing = { act: play.act, showSource: source.open, refine: orb.refine, showHistory, talkTo, give: talk.give };
const stage = mountStage(store, doing);
mountTopbar(byId("topbar"), store, { toggleView: stage.toggleView, toggleSound, showModel: model.open, showHelp: help.open, showLibrary: () => library.open(), showWish: orb.reopen, retry });
mountPlaceCard(byId("place-card"), store);
mountNext(byId("next"), store, doing);
mountCarry(byId("carry"), store, doing);
mountHere(byId("here"), store, doing);
const chronicle = mountChronicle(byId("chronicle"), store);
const conversation = createTalkPanel(chronicle.panel("talk"), store, { say: talk.say, give: talk.give, settle: talk.settle, setVoices, openOffice: office.open });
mountListView(byId("list-view"), store, doing);
mountSound(store);
mountVoices(store);
mountCaptions(byId("demo-bar"), store, { request, toast });
model.load();

/**
 * What was selected stays so while it is there.
 *
 * @param {import("./types.js").Selection | null} selection
 * @param {import("./types.js").GameState | null} before
 * @param {import("./types.js").GameState} game
 */
function stillThere(selection, before, game) {
  if (!selection) return null;
  if (before && before.currentLocation.id !== game.currentLocation.id && selection.kind !== "item") return null;
  const there = {
    landmark: () => selection.id in game.currentLocation.landmarks,
    item: () => game.inventory.some((item) => item.id === selection.id),
    soul: () => selection.id === game.playerSoul.id || game.soulsInLocation.some((soul) => soul.id === selection.id),
    temporary: () => game.activeTemporaryObjects.some((thing) => thing.id === selection.id),
  }[selection.kind]();
  return there ? selection : null;
}

/** @param {string} name of a function that failed too often */
function repair(name) {
  wishing.repair(name);
  orb.reopen();
}

/** Where a tool came from. @param {import("./types.js").Item} item */
function showHistory(item) {
  if (item.toolName) library.open({ name: item.toolName, tab: "revisions" });
}

/** @param {string} npcId */
function talkTo(npcId) {
  chronicle.open("talk");
  conversation.turnTo(npcId);
}

/** @param {boolean} voices */
function setVoices(voices) {
  store.set({ voices });
  keepVoices(voices);
}

function toggleSound() {
  store.set({ sound: !store.get().sound });
}

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
