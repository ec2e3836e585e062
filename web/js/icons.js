// Small line icons, drawn here so that nothing has to be fetched.

const PATHS = {
  fire: "M12 3c1 4 5 5.500 5 10a5 5 0 0 1-10 0c0-2 1-3 2-4 .3 1.500 1 2.300 2 2.500C10.500 8.500 10.700 5.500 12 3z",
  water: "M12 3.500c3.500 4.300 5.500 7.200 5.500 10a5.500 5.500 0 0 1-11 0c0-2.800 2-5.700 5.500-10z M9.500 14a2.700 2.700 0 0 0 2 2.500",
  wind: "M19 4C10 5 6 10 6 16l-2 4 M6 16c7 1 12-3 13-12 M9 13h5 M11 9.500h4.500",
  key: "M8 15.500a3.500 3.500 0 1 1 0-7 3.500 3.500 0 0 1 0 7z M11.500 12H21 M18 12v3.500 M21 12v2.500",
  orb: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z M12.500 7.500l-3 5h5l-3 4.500",
  tool: "M12 3l2 6.500L20.500 12 14 14.500 12 21l-2-6.500L3.500 12 10 9.500z",
  thing: "M12 3.500l7.500 4.250v8.500L12 20.500l-7.500-4.250v-8.500z M4.500 7.750L12 12l7.500-4.250 M12 12v8.500",
  door: "M6 21V5a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v16 M4 21h16 M14.500 12v1.500",
  person: "M12 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z M5 20.500c.5-4 3.500-6 7-6s6.500 2 7 6",
  npc: "M12 12.500a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400z M5.500 20.500c.5-3.600 3.300-5.400 6.500-5.400s6 1.800 6.500 5.400 M12 1.800v2 M8.300 3l.9 1.600 M15.700 3l-.9 1.600",
  sound: "M4 9.500v5h3.500L12 18.500v-13L7.500 9.500z M15 9a4.200 4.200 0 0 1 0 6 M17.500 6.500a7.800 7.800 0 0 1 0 11",
  silent: "M4 9.500v5h3.500L12 18.500v-13L7.500 9.500z M15.500 9.500l5 5 M20.500 9.500l-5 5",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M12 7v5l3.500 2",
  check: "M5 12.500l4.500 4.500L19 7.500",
  cross: "M6.500 6.500l11 11 M17.500 6.500l-11 11",
  help: "M9 9.200a3 3 0 1 1 4.300 2.700c-.9.500-1.300 1-1.300 2.100 M12 17.500v.2 M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
  list: "M8.500 6.500H20 M8.500 12H20 M8.500 17.500H20 M4 6.500h.5 M4 12h.5 M4 17.500h.5",
  scene: "M3.500 18.500l5.500-8 4 5 2.500-3 5 6z M17 7.500a1.700 1.700 0 1 0 0-.1z",
  moon: "M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z",
  book: "M12 6.500C10 5 7 4.500 4 5v13.500c3-.5 6 0 8 1.500 2-1.500 5-2 8-1.500V5c-3-.5-6 0-8 1.500z M12 6.500V20",
  copy: "M9 9h10v11H9z M5 15V4h10",
  code: "M8.500 7L4 12l4.500 5 M15.500 7L20 12l-4.500 5",
  aim: "M12 18a6 6 0 1 0 0-12 6 6 0 0 0 0 12z M12 2.500V7 M12 17v4.500 M2.500 12H7 M17 12h4.500",
};

/** @typedef {keyof typeof PATHS} IconName */

/**
 * @param {IconName} name
 * @returns {SVGSVGElement} hidden from screen readers: what it stands for is always said in words too
 */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/**
 * @param {import("./types.js").Item} item
 * @param {boolean} orb
 * @returns {IconName}
 */
export function iconOf(item, orb) {
  if (orb) return "orb";
  if (item.properties?.made_by_orb === true) return "tool";
  const element = item.properties?.element;
  if (element === "fire" || element === "water" || element === "wind") return element;
  return /\bkey\b/i.test(item.name) ? "key" : "thing";
}
