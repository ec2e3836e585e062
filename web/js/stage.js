// The place, as a scene or as a list. The scene and three.js are loaded after the page has shown itself.

/**
 * @typedef {import("./state.js").Store} Store
 */

const VIEW = "orbwright.view";

/**
 * @param {Store} store
 * @param {{act: (action: import("./types.js").Action) => void}} doing
 */
export function mountStage(store, doing) {
  const holder = /** @type {HTMLElement} */ (document.getElementById("scene"));
  const list = /** @type {HTMLElement} */ (document.getElementById("list-view"));
  /** @type {{setActive: (active: boolean) => void} | null} */
  let scene = null;
  let loading = false;

  if (remembered() === "list") store.set({ view: "list" });

  async function load() {
    if (scene || loading || store.get().noScene) return;
    loading = true;
    try {
      if (!hasWebGl()) throw new Error("This browser shows no WebGL here.");
      const { createScene } = await import("./scene/scene.js");
      scene = createScene(holder, store, { onLost: (/** @type {string} */ why) => giveUp(why), ...doing });
      document.getElementById("scene-wait")?.remove();
      scene.setActive(store.get().view === "scene");
    } catch (error) {
      giveUp(error instanceof Error ? error.message : String(error));
    } finally {
      loading = false;
    }
  }

  /** @param {string} why */
  function giveUp(why) {
    scene?.setActive(false);
    store.set({ noScene: why, view: "list" });
  }

  store.watch(["view"], ({ view }) => {
    holder.hidden = view !== "scene";
    list.hidden = view !== "list";
    document.documentElement.dataset.view = view;
    if (view === "scene") requestAnimationFrame(() => setTimeout(load));
    scene?.setActive(view === "scene");
  });

  return {
    toggleView() {
      const { view, noScene } = store.get();
      if (view === "list" && noScene) return;
      const next = view === "scene" ? "list" : "scene";
      store.set({ view: next });
      try {
        localStorage.setItem(VIEW, next);
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  };
}

function remembered() {
  const asked = new URLSearchParams(location.search).get("view");
  if (asked) return asked;
  try {
    return localStorage.getItem(VIEW);
  } catch {
    return null;
  }
}

function hasWebGl() {
  const context = document.createElement("canvas").getContext("webgl2");
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return context !== null;
}
