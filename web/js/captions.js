// Following the demo player: what happens in words, and pause, speed and restart.
import { announce } from "./a11y.js";
import { button, el, render } from "./dom.js";
import { humanize } from "./words.js";

const SPEEDS = [0.5, 1, 2, 4, 8];

/** The speed as a number; `max` is the fastest that can be chosen. @param {number | string} told */
function shownSpeed(told) {
  return typeof told === "number" && told > 0 ? told : 100;
}

/** @param {number | string} told */
function speeds(told) {
  return [...new Set([...SPEEDS, shownSpeed(told)])].sort((a, b) => a - b);
}

/**
 * @param {HTMLElement} bar
 * @param {import("./state.js").Store} store
 * @param {{request: import("./connection.js").Request, toast: import("./panels/toasts.js").Toasts}} doing
 */
export function mountCaptions(bar, store, { request, toast }) {
  const following = new URLSearchParams(location.search).has("follow");
  bar.hidden = !following;
  if (!following) return;

  // Made once and kept: what is about to be clicked must not be replaced by the next step.
  const count = el("p", { class: "demo-count" });
  const caption = el("p", { class: "demo-caption" }, "Waiting for the demo to begin…");
  const failed = el("p", { class: "demo-failed", hidden: true });
  const progress = el("progress", { class: "demo-progress", max: 1, value: 0, "aria-label": "How far the demo is" });
  const pause = button("Pause", () => control({ action: store.get().demo?.paused ? "resume" : "pause" }), { class: "on-scene" });
  const restart = button("Restart", () => control({ action: "restart" }), { class: "on-scene" });
  const speed = el("select", { onchange: () => control({ action: "speed", speed: Number(speed.value) }) });
  const play = el("a", { class: "button primary", href: "/", hidden: true }, "Play it yourself");
  bar.append(
    el("div", { class: "demo-words" }, count, caption, failed),
    progress,
    el("div", { class: "demo-controls" }, pause, restart, el("label", { class: "demo-speed" }, "Speed", speed), play),
  );

  /** @param {object} payload */
  async function control(payload) {
    const reply = await request("demoControl", payload);
    if (!reply.success) toast.show(reply.message, "bad");
    else announce(reply.message);
  }

  store.watch(["noDemo"], ({ noDemo }) => {
    if (!noDemo) return;
    caption.textContent = "No demo is played on this server. Start one with ./orbwright demo, or play yourself.";
    for (const part of [pause, restart, progress, speed.parentElement]) if (part) part.hidden = true;
    play.hidden = false;
  });

  let spoken = "";
  store.watch(["demo"], ({ demo }) => {
    if (!demo) return;
    const step = `Step ${demo.number} of ${demo.of}`;
    count.textContent = demo.done ? `The demo is over · ${step}` : `${step} · ${doing(demo.action)}`;
    // Steps without words, such as pauses, leave the last ones standing.
    if (demo.caption) caption.textContent = demo.caption;
    else if (demo.done) caption.textContent = "That was the demo. Now wish for something of your own.";
    failed.textContent = demo.failed ? `This step failed: ${demo.failed}` : "";
    failed.hidden = !demo.failed;
    progress.max = Math.max(1, demo.of);
    progress.value = demo.number;
    pause.textContent = demo.paused ? "Go on" : "Pause";
    pause.hidden = demo.done;
    play.hidden = !demo.done;
    render(speed, speeds(demo.speed), () => speeds(demo.speed).map((each) => el("option", { value: each }, `${each}×`)));
    speed.value = String(shownSpeed(demo.speed));
    if (demo.caption && demo.caption !== spoken) {
      spoken = demo.caption;
      announce(spoken);
    }
  });
}

/** @param {string} action of the script */
function doing(action) {
  const known = {
    WAIT: "a moment to look",
    COMMENT: "what this is",
    DEMO_FOCUS_ON_LANDMARK: "looks at something",
    USE_ARTIFACT: "uses something",
    DESCRIBE_TOOL: "speaks a wish",
    DEMO_USE_EXIT: "leaves the place",
    MOVE_PLAYER_TO: "is moved",
  };
  return known[/** @type {keyof typeof known} */ (action)] ?? humanize(String(action).toLowerCase());
}
