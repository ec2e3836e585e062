/*---
{
  "id": "dice",
  "summary": "Rolls dice or decides by chance.",
  "phrases": [
    "roll a die",
    "throw two dice",
    "flip a coin",
    "a random number",
    "let fate decide",
    "heads or tails",
    "a lottery wheel",
    "pick a number from one to twenty",
    "a magic eight ball",
    "choose for me by chance",
    "spin the wheel of fortune"
  ],
  "avoid": [
    "count my uses",
    "tell me a joke",
    "a golden coin to carry"
  ],
  "slots": {
    "sides": { "kind": "count", "default": 6, "units": ["sides", "sided", "side", "faces"], "words": { "coin": 2, "heads": 2, "tails": 2 }, "doc": "The sides of the die; 2 is a coin." }
  },
  "requires": [],
  "ensures": [
    { "fact": "told"}
  ]
}
---*/
function $NAME$() {
  const sides = Math.min(1000, Math.max(2, Math.round(Number($sides$)) || 6));
  const rolled = 1 + Math.floor(host.random().value * sides);
  if (sides === 2) return { success: true, message: `The coin falls: ${rolled === 1 ? "heads" : "tails"}.` };
  return { success: true, message: `The die with ${sides} sides shows ${rolled}.` };
}
