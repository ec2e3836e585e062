/*---
{
  "id": "repaint",
  "summary": "Gives what its player has conjured another colour.",
  "phrases": [
    "paint my bridge red",
    "make my wall blue",
    "let the things I made turn green",
    "change the colour of my lantern",
    "colour what I conjured",
    "my bridge shall be golden",
    "dye my banner purple",
    "give my statue another colour"
  ],
  "avoid": [
    "paint the pedestal red",
    "a red bridge",
    "a blue wall at the door"
  ],
  "cues": [
    "\\bmy (?:own )?(?:bridge|wall|lantern|lamp|light|banner|statue|platform|ladder|fog|fire|tree|things?)\\b",
    "\\b(?:i|i've|i have) (?:made|conjured|built|created)\\b"
  ],
  "against": [
    "\\b(?:longer|stay|stays|last|lasts|bigger|larger|smaller|grow|shrink|move|remove|away)\\b"
  ],
  "slots": {
    "color": { "kind": "color", "doc": "Which colour." },
    "which": { "kind": "type", "default": null, "doc": "Which of them; null for all." }
  },
  "requires": [
    { "fact": "exists", "thing": { "kind": "temporary_object", "owner": "$soul" } }
  ],
  "ensures": [
    { "fact": "property", "of": { "kind": "temporary_object", "owner": "$soul" }, "path": "client_visual_config.material_config.base_color_hex", "equals": "$color$" }
  ]
}
---*/
function $NAME$(params) {
  const color = $color$;
  const words = String($which$ || "").toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 3);
  const mine = host.scene().temporary_objects.filter((thing) => thing.creator_soul_id === params.soul_id);
  const meant = mine.filter((thing) => words.some((word) => thing.type.includes(word)));
  const chosen = meant.length > 0 ? meant : mine;
  for (const thing of chosen) {
    const look = thing.client_visual_config || {};
    host.updateTemporaryObject({
      object_id: thing.id,
      client_visual_config: { material_config: { ...(look.material_config || {}), base_color_hex: color, emissive_color_hex: color } },
    });
  }
  return chosen.length > 0
    ? { success: true, message: `${chosen.map((thing) => thing.type.replace(/_/g, " ")).join(", ")}: the new colour is ${color}.` }
    : { success: false, message: "Nothing that you made stands here, so nothing got another colour. Make something first." };
}
