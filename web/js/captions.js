// Following the demo player: what happens in words, and pause, speed and restart.
import { announce } from "./a11y.js";
import { button, el, render } from "./dom.js";
import { humanize } from "./words.js";

const SPEEDS = [0.5, 1, 2, 4, 8];

/**
 * @param {HTMLElement} bar
 * @param {import("./state.js").Store} store
 * @param {{request: import("./connection.js").Request, toast: import("./panels/toasts.js").Toasts}} doing
 */
export function mountCaptions(bar, store, { request, toast }) {
  const following = new URLSearchParams(location.search).has("follow");
  bar.hidden = !following;
  if (!following) return;
  let spoken = "";

  /** @param {object} payload */
  async function control(payload) {
    const reply = await request("demoControl", payload);
    if (!reply.success) toast.show(reply.message, "bad");
  }

  store.watch(["demo", "connection"], ({ demo, connection }) => {
    render(bar, [demo, connection.phase], () => (demo ? shown(demo) : [el("p", { class: "demo-caption" }, "Waiting for the demo to begin…")]));
    if (demo?.caption && demo.caption !== spoken) {
      spoken = demo.caption;
      announce(spoken);
    }
  });

  /** @param {import("./types.js").DemoStep} demo */
  function shown(demo) {
    const ended = demo.done;
    const number = `Step ${demo.number} of ${demo.of}`;
    return [
      el(
        "div",
        { class: "demo-words" },
        el("p", { class: "demo-count" }, ended ? `The demo is over · ${number}` : `${number} · ${humanize(String(demo.action).replace(/^DEMO_/, "").toLowerCase())}`),
        el("p", { class: "demo-caption" }, demo.caption || " "),
        demo.failed && el("p", { class: "demo-failed" }, `This step failed: ${demo.failed}`),
      ),
      el("progress", { class: "demo-progress", max: demo.of, value: demo.number, "aria-label": number }),
      el(
        "div",
        { class: "demo-controls" },
        !ended &&
          button(demo.paused ? "Go on" : "Pause", () => control({ action: demo.paused ? "resume" : "pause" }), { focus: "pause", class: "on-scene" }),
        button("Restart", () => control({ action: "restart" }), { focus: "restart", class: "on-scene" }),
        el(
          "label",
          { class: "demo-speed" },
          "Speed",
          el(
            "select",
            {
              dataset: { focus: "speed" },
              onchange: (/** @type {Event} */ event) =>
                control({ action: "speed", speed: Number(/** @type {HTMLSelectElement} */ (event.target).value) }),
            },
            [...new Set([...SPEEDS, demo.speed])]
              .filter((speed) => speed > 0)
              .sort((a, b) => a - b)
              .map((speed) => el("option", { value: speed, selected: speed === demo.speed }, `${speed}×`)),
          ),
        ),
        ended && el("a", { class: "button primary", href: "/" }, "Play it yourself"),
      ),
    ];
  }
}
