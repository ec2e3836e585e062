/*---
{
  "id": "ask",
  "summary": "Asks the player something and remembers the answer.",
  "phrases": [
    "ask me how I feel",
    "ask me for my name and remember it",
    "a quiz that asks me a question",
    "a diary that asks me what to write down",
    "a notebook for my notes",
    "remember something for me",
    "let me type in a note and keep it",
    "a riddle that I must answer",
    "a book that I can write in",
    "a questionnaire",
    "interview me"
  ],
  "avoid": [
    "tell me a joke",
    "announce something",
    "leave a message for others at the door",
    "count my tries"
  ],
  "slots": {
    "question": { "kind": "question", "default": "What shall I remember for you?", "doc": "What is asked." }
  },
  "requires": [],
  "ensures": [
    { "fact": "asked"}
  ]
}
---*/
function $NAME$(params) {
  if (typeof params.input === "string" && params.input.trim() !== "") {
    const answer = params.input.trim().slice(0, 500);
    if (params.artifact_id) host.setArtifactProperties({ properties: { last_answer: answer } });
    return { success: true, message: params.artifact_id ? `I keep this for you: "${answer}"` : `You said: "${answer}"` };
  }
  const kept = (params.artifact_properties || {}).last_answer;
  const question = String($question$).slice(0, 500);
  if (!params.artifact_id) return { success: false, message: "It can ask only while you hold it." };
  host.promptPlayer({ message: kept ? `${question} (The last time you said: "${kept}")` : question });
  return { success: true, message: "It waits for your answer." };
}
