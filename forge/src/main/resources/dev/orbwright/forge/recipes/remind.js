/*---
{
  "id": "remind",
  "summary": "Tells its player something, later.",
  "phrases": [
    "remind me to look at the door",
    "remind me of the key",
    "a reminder for me",
    "tell me later to go back",
    "wake me up",
    "an egg timer that rings for me",
    "warn me when it is time to go"
  ],
  "avoid": [
    "ask me for my name",
    "announce something",
    "what time is it",
    "play a tune"
  ],
  "cues": [
    "\\bremind(?:s|er)?\\b"
  ],
  "slots": {
    "words": { "kind": "text", "default": "It is time.", "doc": "What is said." },
    "delay": { "kind": "duration", "default": 60, "doc": "Seconds from the use until it is said." }
  },
  "requires": [],
  "ensures": [
    { "fact": "timer", "function": "$NAME$", "repeats": false }
  ]
}
---*/
function $NAME$(params) {
  const words = String($words$).slice(0, 500);
  if (params.due === true) {
    host.tell({ message: `You wanted to be reminded: ${words}` });
    return { success: true, message: words };
  }
  const seconds = $delay$;
  try {
    host.after({ seconds, name: $NAME$.name, args: { due: true } });
  } catch (error) {
    if (error.code !== "LIMIT") throw error;
    return { success: false, message: error.message };
  }
  return { success: true, message: `In ${seconds} seconds you will hear: ${words}` };
}
