/*---
{
  "id": "whisper",
  "summary": "Says something to the player alone.",
  "phrases": [
    "whisper something nice to me",
    "a voice in my head that encourages me",
    "tell me a secret",
    "tell me a joke",
    "a talking stone that speaks to me",
    "a parrot that repeats words",
    "a fortune cookie",
    "an oracle that gives me wise words",
    "read me a poem",
    "a friend who cheers me up",
    "motivate me"
  ],
  "avoid": [
    "announce it to everybody",
    "give me a hint for the puzzle",
    "ask me something",
    "show me the time"
  ],
  "slots": {
    "words": { "kind": "text", "default": null, "doc": "What is whispered; null takes one of its own sayings." }
  },
  "requires": [],
  "ensures": [
    { "fact": "told"}
  ]
}
---*/
function $NAME$() {
  const sayings = [
    "Every gap was once only a place where nobody had walked yet.",
    "A door without a handle is still a door.",
    "What you can describe, you can nearly hold.",
    "The chasm asked the bridge for its name. The bridge was busy.",
    "Stone is patient. You need not be.",
  ];
  const words = $words$ || sayings[Math.floor(host.random().value * sayings.length)];
  host.tell({ message: String(words).slice(0, 500) });
  return { success: true, message: "A quiet voice speaks to you alone." };
}
