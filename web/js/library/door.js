// The way into the library, which is loaded when somebody goes there first; and word of functions that were set aside.
import { createApi } from "./api.js";
import { hashOf, spotOf } from "./link.js";
import { takeOperatorLink } from "../operator.js";

/**
 * @param {import("../state.js").Store} store
 * @param {{call: import("../http.js").Call, toast: import("../panels/toasts.js").Toasts, repair: (name: string) => void}} doing
 */
export function createLibraryDoor(store, { call, toast, repair }) {
  const api = createApi(call);
  /** @type {Promise<{follow: () => void}> | null} */
  let library = null;
  /** @type {Element | null} */
  let opener = null;

  async function follow() {
    if (!library && !spotOf(location.hash)) return;
    library ??= import("./panel.js").then(({ createLibrary }) => createLibrary(store, api, { repair, onclose: leave }));
    try {
      (await library).follow();
    } catch {
      library = null;
      toast.show("The library could not be loaded; is the server still running?", "bad");
    }
  }

  function leave() {
    if (spotOf(location.hash)) history.replaceState(null, "", location.pathname + location.search);
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  }

  window.addEventListener("hashchange", () => {
    takeOperatorLink();
    follow();
  });
  // Rights are known once one is somebody.
  let arrived = false;
  store.watch(["connection", "game"], ({ connection, game }) => {
    if (arrived || connection.phase !== "open" || !game) return;
    arrived = true;
    follow();
  });

  return {
    api,
    /** @param {Partial<import("./link.js").Spot>} [spot] */
    open(spot = {}) {
      opener = document.activeElement;
      const wanted = hashOf(spot);
      if (location.hash === wanted) follow();
      else location.hash = wanted;
    },
  };
}
