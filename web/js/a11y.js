// Speaking to screen readers, and what the system asks of motion.

const regions = { polite: "live-polite", assertive: "live-assertive" };

/**
 * Lets a screen reader say this.
 *
 * @param {string} text
 * @param {"polite" | "assertive"} [manner] `assertive` interrupts: for what went wrong only
 */
export function announce(text, manner = "polite") {
  const region = document.getElementById(regions[manner]);
  if (!region || !text) return;
  const line = document.createElement("p");
  line.textContent = text;
  region.append(line);
  // Old lines go, or browsing the page would meet them all.
  while (region.childElementCount > 3) region.firstElementChild?.remove();
}

const still = matchMedia("(prefers-reduced-motion: reduce)");

export function reducedMotion() {
  return still.matches;
}

/** @param {() => void} tell */
export function onMotionChange(tell) {
  still.addEventListener("change", tell);
}
