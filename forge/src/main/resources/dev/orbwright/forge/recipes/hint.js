/*---
{
  "id": "hint",
  "summary": "Asks the puzzles of the world how they stand.",
  "informs": true,
  "phrases": [
    "give me a hint",
    "help me with the puzzle",
    "how do I open the door",
    "what do I have to do next",
    "am I close to the solution",
    "a wise owl that helps with riddles",
    "is the puzzle solved yet",
    "show me the progress of the trial",
    "what is missing for the vault to open",
    "a guide that tells me what to do",
    "I am stuck, what should I do",
    "what am I supposed to do here",
    "a tip for this puzzle",
    "which pedestals are still dark",
    "help me with the riddle"
  ],
  "avoid": [
    "open the door",
    "tell me a joke",
    "look around",
    "where is the key"
  ],
  "slots": {},
  "requires": [],
  "ensures": [
    { "fact": "told"}
  ]
}
---*/
function $NAME$() {
  const puzzles = host.find({ kind: "puzzle" }).items;
  if (puzzles.length === 0) {
    return { success: true, message: `No puzzle waits in ${host.getLocation().name} or anywhere else.` };
  }
  const lines = puzzles.map((puzzle) => {
    try {
      const { condition_met, message } = host.checkPuzzle({ puzzle_id: puzzle.id });
      return `${puzzle.id.replace(/_/g, " ")}: ${condition_met ? "its condition is met." : ""} ${message || ""}`.replace(/ +/g, " ").trim();
    } catch (error) {
      return `${puzzle.id.replace(/_/g, " ")}: it gives no answer here.`;
    }
  });
  return { success: true, message: lines.join(" ").slice(0, 1900) };
}
