// An artifact asks the player for words.
import { button, el } from "../dom.js";
import { shorten, shownName } from "../words.js";
import { createDialog } from "./dialog.js";

/**
 * @param {import("../state.js").Store} store
 * @param {{answerPrompt: (promptId: string, input: string) => Promise<import("../types.js").Reply>}} play
 */
export function createPromptDialog(store, play) {
  const { dialog, heading, body, open } = createDialog("prompt-dialog", "A question");

  return {
    /** @param {{prompt_id: string, artifact_id: string, message: string}} asked */
    ask({ prompt_id: promptId, artifact_id: artifactId, message }) {
      const item = store.get().game?.inventory.find((other) => other.id === artifactId);
      // A tool's name is how its wish began, which makes no sentence.
      heading.textContent = !item ? "A question" : item.properties?.made_by_orb === true ? `A question from “${shorten(shownName(item), 48)}”` : `${item.name} asks`;
      const answer = el("textarea", { id: "prompt-answer", rows: "3", maxlength: "2000", required: true });
      const form = el(
        "form",
        {
          class: "prompt-form",
          onsubmit: async (/** @type {SubmitEvent} */ event) => {
            event.preventDefault();
            const reply = await play.answerPrompt(promptId, answer.value);
            if (reply.success || reply.code === "NOT_FOUND") dialog.close();
          },
        },
        el("label", { for: "prompt-answer" }, message || "What do you say?"),
        answer,
        el("div", { class: "dialog-actions" }, el("button", { type: "submit", class: "button primary" }, "Answer"), button("Not now", () => dialog.close())),
      );
      body.replaceChildren(form);
      open();
      answer.focus();
    },
  };
}
