/*---
{
  "id": "give",
  "summary": "Makes a keepsake and puts it into the player's hands.",
  "phrases": [
    "give me a flower",
    "make me a lantern to carry",
    "conjure a sword for me",
    "I want an apple in my bag",
    "create a golden coin",
    "forge me a ring",
    "a map that I can carry",
    "put a rose in my inventory",
    "give me a hat",
    "make a toy dragon for me",
    "bake me a cake",
    "a present for me",
    "give me a rose that I can carry around",
    "hand me a souvenir to keep",
    "write me a letter to carry",
    "a note that says welcome",
    "a scroll with a poem on it",
    "a souvenir to take home"
  ],
  "avoid": [
    "copy my key",
    "a statue of a dragon",
    "let flowers grow",
    "a lamp over the door",
    "throw it away"
  ],
  "against": [
    "\\b(?:that|which|who)(?: (?:can|will|would|could|should))? (?:works?|opens?|cuts?|shoots?|heals?|makes?|gives?|turns?|flies|fly|lets?|protects?|grants?|calls?|shows?|points?|leads?|burns?|shines?|glows?|plays?|talks?|speaks?|never)\\b"
  ],
  "slots": {
    "gift": { "kind": "thing", "default": "a small keepsake", "doc": "What is given." },
    "words": { "kind": "text", "default": null, "doc": "What is written on it." }
  },
  "requires": [],
  "ensures": [
    { "fact": "carried", "thing": { "kind": "artifact", "owner": "$soul", "words": "$gift$"}},
    { "fact": "count", "of": { "kind": "artifact", "owner": "$soul"}, "at_least": 1, "more": true}
  ]
}
---*/
function $NAME$() {
  const gift = String($gift$).trim().slice(0, 80) || "a small keepsake";
  const name = gift[0].toUpperCase() + gift.slice(1);
  const words = $words$;
  const written = words ? ` It reads: "${String(words).slice(0, 300)}"` : "";
  const id = `gift_${Math.floor(host.random().value * 1e9).toString(36)}_${Math.floor(host.now().world_time)}`;
  host.addArtifact({ id, name, description: `Wished for, and here it is: ${gift}. It is lovely, and it does nothing.${written}`, properties: { keepsake: true } });
  host.giveArtifact({ artifact_id: id });
  return { success: true, message: `You now carry: ${name}.${written}` };
}
