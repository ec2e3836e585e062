/*---
{
  "id": "inventory",
  "summary": "Lists what the player carries.",
  "informs": true,
  "phrases": [
    "list my inventory",
    "what do I carry",
    "show me what is in my bag",
    "read out my belongings",
    "an inventory list",
    "how many items do I have",
    "which tools do I have",
    "check my pockets",
    "tell me what my things do"
  ],
  "avoid": [
    "look around the room",
    "throw things away",
    "copy an item",
    "find an object somewhere"
  ],
  "slots": {},
  "requires": [],
  "ensures": [
    { "fact": "told"}
  ]
}
---*/
function $NAME$() {
  const carried = host.scene().inventory;
  const list = carried.map((item) => item.name).join(", ");
  return { success: true, message: carried.length > 0 ? `You carry ${carried.length}: ${list}.`.slice(0, 1900) : "You carry nothing." };
}
