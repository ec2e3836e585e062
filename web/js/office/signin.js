// Showing that one runs the server: by the token that it prints.
import { button, el } from "../dom.js";
import { becomeOperator, operator, resign } from "../operator.js";

let forms = 0;

/**
 * @param {() => void} changed
 * @returns {HTMLElement}
 */
export function createSignIn(changed) {
  const holder = el("div", { class: "sign-in" });
  const id = `operator-token-${++forms}`;

  function draw() {
    if (operator()) {
      holder.replaceChildren(el("p", { class: "hint" }, "You act as an operator."), button("Be a player again", () => { resign(); draw(); changed(); }, { class: "small" }));
      return;
    }
    const token = el("input", { type: "password", id, class: "operator-token", autocomplete: "off", spellcheck: "false", required: true });
    holder.replaceChildren(
      el(
        "form",
        {
          class: "sign-in-form",
          onsubmit: (/** @type {Event} */ event) => {
            event.preventDefault();
            if (!becomeOperator(token.value.trim())) {
              token.setCustomValidity("That is no token of an operator.");
              token.reportValidity();
              token.setCustomValidity("");
              return;
            }
            draw();
            changed();
          },
        },
        el("label", { for: id }, "This is for whoever runs the server. The command “orbwright operator” prints the token:"),
        token,
        el("button", { type: "submit", class: "button primary" }, "Go in"),
      ),
    );
  }

  draw();
  return holder;
}
