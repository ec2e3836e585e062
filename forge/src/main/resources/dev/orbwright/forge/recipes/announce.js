/*---
{
  "id": "announce",
  "summary": "Says something to everybody.",
  "phrases": [
    "announce to everybody that I was here",
    "a megaphone",
    "shout hello so that all can hear it",
    "tell everyone the vault is open",
    "proclaim my victory to the world",
    "a horn that sends a message to all players",
    "broadcast a greeting",
    "make an announcement",
    "yell something to the whole world",
    "write something into the chronicle of the world",
    "tell all players something",
    "let all players know that it starts now",
    "say to everybody in the world: the feast begins",
    "announce something to everyone",
    "tell the whole world something",
    "let everybody know"
  ],
  "avoid": [
    "whisper to me",
    "a banner with words",
    "play a horn sound",
    "leave a note",
    "hello"
  ],
  "against": [
    "^(?!.*\\b(?:announc|tell|told|shout|yell|proclaim|broadcast|says?\\b|saying|call|let|messag|horn|megaphone|chronicle|know|hear|word|inform|declar|greet|cheer|cry|cries|speak|writ|warn|invit|thank|wish|boast|sing)).*$"
  ],
  "slots": {
    "words": { "kind": "text", "default": "Hear me: I am here!", "doc": "What is said." }
  },
  "requires": [],
  "ensures": [
    { "fact": "logged"}
  ]
}
---*/
function $NAME$(params) {
  const words = String($words$).slice(0, 300);
  const { name } = host.getEntity({ entity_id: params.soul_id });
  host.log({ message: `${name || "Somebody"} calls out: "${words}"` });
  return { success: true, message: `All have heard it: "${words}"` };
}
