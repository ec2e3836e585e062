// The way into the office, where whoever runs the server looks after the NPCs; loaded when somebody goes there.

const PLACE = "#npcs";

/**
 * @param {import("../state.js").Store} store
 * @param {import("../http.js").Call} call
 * @param {import("../panels/toasts.js").Toasts} toast
 */
export function createOfficeDoor(store, call, toast) {
  /** @type {Promise<{open: () => void}> | null} */
  let office = null;

  async function open() {
    office ??= import("./panel.js").then(({ createOffice }) => createOffice(store, call, { onclose: leave }));
    try {
      (await office).open();
    } catch {
      office = null;
      toast.show("The office could not be loaded; is the server still running?", "bad");
    }
  }

  function leave() {
    if (location.hash === PLACE) history.replaceState(null, "", location.pathname + location.search);
  }

  window.addEventListener("hashchange", () => location.hash === PLACE && open());
  let arrived = false;
  store.watch(["connection", "game"], ({ connection, game }) => {
    if (arrived || connection.phase !== "open" || !game) return;
    arrived = true;
    if (location.hash === PLACE) open();
  });
  return { open };
}
