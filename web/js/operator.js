// Who runs the server shows a token instead of a player's: it comes with a link, `#operator=TOKEN`, and stays with the tab.

const KEPT = "orbwright.operator";
const LINK = /^#operator=([\w.~+/=-]{8,400})$/;

/** @type {string | null} */
let held = null;

/** Takes the token from the address, where it must not stay. */
export function takeOperatorLink() {
  const given = LINK.exec(location.hash)?.[1];
  if (!given) return;
  becomeOperator(given);
  history.replaceState(null, "", `${location.pathname}${location.search}#library`);
}

/** @param {string} token @returns {boolean} whether it looks like one */
export function becomeOperator(token) {
  if (!/^[\w.~+/=-]{8,400}$/.test(token)) return false;
  held = token;
  try {
    sessionStorage.setItem(KEPT, held);
  } catch {
    // Without storage one is an operator until the page is closed.
  }
  return true;
}

/** The token, where one acts as an operator. @returns {string | null} */
export function operator() {
  try {
    return held ?? sessionStorage.getItem(KEPT);
  } catch {
    return held;
  }
}

/** What an operator shows the server. @returns {string | null} */
export function operatorHeader() {
  const token = operator();
  return token && `Bearer ${token}`;
}

/** Is a player again. */
export function resign() {
  held = null;
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // There was nothing to remove.
  }
}
