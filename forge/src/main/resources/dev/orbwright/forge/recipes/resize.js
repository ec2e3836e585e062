/*---
{
  "id": "resize",
  "summary": "Makes what the player's own tools have made here bigger or smaller.",
  "phrases": [
    "make it bigger",
    "enlarge the things I made",
    "shrink my wall",
    "a size changing ray",
    "double the size of my statue",
    "let my light grow",
    "make my flowers huge",
    "turn it tiny",
    "scale up my creation",
    "make my fog thicker and larger",
    "make the lamp that I made larger",
    "twice as large as before"
  ],
  "avoid": [
    "let flowers grow",
    "make it last longer",
    "a big statue",
    "make me bigger"
  ],
  "cues": [
    "\\b(?:twice|double|half|times) (?:as |the |its )?(?:large|big|tall|wide|high|small|size)\\b|\\b(?:bigger|larger|smaller|enlarge|shrink)\\b"
  ],
  "slots": {
    "factor": { "kind": "count", "default": 2, "words": { "shrink": 0.5, "smaller": 0.5, "small": 0.5, "half": 0.5, "tiny": 0.25, "huge": 5, "giant": 5, "gigantic": 8 }, "doc": "How many times as large; below 1 makes it smaller." }
  },
  "requires": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "owner": "$soul"}}
  ],
  "ensures": [
    { "fact": "property", "of": { "kind": "temporary_object", "owner": "$soul"}, "path": "client_visual_config.scale", "equals": "$factor$"}
  ]
}
---*/
function $NAME$() {
  const factor = Math.min(10, Math.max(0.1, Number($factor$) || 2));
  let changed = 0;
  for (const thing of host.scene().temporary_objects) {
    try {
      host.updateTemporaryObject({ object_id: thing.id, client_visual_config: { scale: factor } });
      changed += 1;
    } catch (error) {
      if (error.code !== "FORBIDDEN") throw error;
    }
  }
  return changed > 0
    ? { success: true, message: `${changed} of your things here now ${changed === 1 ? "is" : "are"} ${factor} times the usual size.` }
    : { success: false, message: "Nothing that you made stands here, so nothing was resized. Make something first." };
}
