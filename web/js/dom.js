// Making and keeping DOM elements. Text always goes through text nodes: players and models write much of it.

/**
 * @typedef {string | number | Node | null | undefined | false} Child
 */

/**
 * Makes an element.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [props] `class`, `dataset`, `onclick` and other listeners, else attributes; `false`
 *     and `null` leave an attribute out, `true` sets it empty
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = String(value);
    else if (name === "dataset") Object.assign(element.dataset, value);
    else if (name.startsWith("on") && typeof value === "function") {
      element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...nodes(children));
  return element;
}

/**
 * @param {(Child | Child[])[]} children
 * @returns {(Node | string)[]}
 */
function nodes(children) {
  return /** @type {(Node | string)[]} */ (
    children
      .flat()
      .filter((child) => child !== null && child !== undefined && child !== false)
      .map((child) => (typeof child === "number" ? String(child) : child))
  );
}

/**
 * Builds a container's content anew where what it shows has changed, and keeps the focus on what has the same
 * `data-focus` as before. Where that is gone, the container itself gets the focus if it can.
 *
 * @param {HTMLElement} container
 * @param {unknown} shown whatever the content depends on
 * @param {() => (Child | Child[])[]} build
 * @returns {boolean} whether it was built
 */
export function render(container, shown, build) {
  const signature = JSON.stringify(shown);
  if (signatures.get(container) === signature) return false;
  signatures.set(container, signature);
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const held = active && container.contains(active) && active !== container;
  const key = held ? active.dataset.focus : undefined;
  const scroll = container.scrollTop;
  container.replaceChildren(...nodes(build()));
  container.scrollTop = scroll;
  if (held) {
    const same = key && container.querySelector(`[data-focus="${CSS.escape(key)}"]`);
    /** @type {HTMLElement} */ (same || container).focus({ preventScroll: true });
  }
  return true;
}

/** @type {WeakMap<HTMLElement, string>} */
const signatures = new WeakMap();

/**
 * A button.
 *
 * @param {string} label
 * @param {() => void} onclick
 * @param {{class?: string, focus?: string, busy?: boolean, [attribute: string]: unknown}} [options]
 */
export function button(label, onclick, { class: name = "", focus, busy = false, ...rest } = {}) {
  return el(
    "button",
    {
      type: "button",
      class: `button ${name}`.trim(),
      dataset: focus ? { focus } : {},
      "aria-busy": busy ? "true" : null,
      onclick,
      ...rest,
    },
    busy && el("span", { class: "spinner", "aria-hidden": "true" }),
    label,
  );
}
