/*---
{
  "id": "dim",
  "summary": "Lets a thing shine more or less.",
  "phrases": [
    "dim the pedestal",
    "turn down the glow of the keyhole",
    "let the keyhole shine less",
    "make the pedestal shine brighter",
    "the pedestal is too bright, make it darker",
    "let it glow more strongly",
    "turn up the light of the keyhole",
    "darken the stone",
    "let the keyhole glow only faintly",
    "more glow for the pedestal"
  ],
  "avoid": [
    "a lamp over the keyhole",
    "paint the pedestal red",
    "put out the fire"
  ],
  "cues": [
    "\\b(?:dim|dims|darken|brighten)\\b",
    "\\bturn (?:up|down)\\b"
  ],
  "against": [
    "\\b(?:bigger|larger|smaller|taller|shorter|wider|longer|louder)\\b",
    "^(?!.*\\b(?:less|more|weaker|stronger|strongly|faint\\w*|soft\\w*|bright\\w*|dim\\w*|dark(?:er|en)|dull\\w*|barely|hardly|little|turn|too)\\b).*\\b(?:glow|shine|sparkle|gleam|light up)s?\\b"
  ],
  "slots": {
    "thing": { "kind": "object", "default": null, "doc": "The thing to act on; null takes what is aimed at, or the first thing here." },
    "every": { "kind": "flag", "default": false, "words": { "all": true, "every": true, "each": true, "everything": true, "both": true, "which": true }, "doc": "Whether all things of that kind are meant." },
    "factor": { "kind": "glow", "default": 0.3, "words": { "up": 2, "brighten": 2, "brighter": 2, "more": 2, "stronger": 2, "strongly": 2 }, "doc": "How many times as bright as now." }
  },
  "requires": [
    { "fact": "exists", "thing": { "id": "$thing$" }, "if": "thing" },
    { "fact": "exists", "thing": { "kind": "environment_object" }, "unless": "thing" }
  ],
  "ensures": [
    { "fact": "property", "of": { "id": "$thing$" }, "path": "client_visual_update.emissive_intensity", "is": "present", "if": "thing" },
    { "fact": "property", "of": { "kind": "environment_object" }, "path": "client_visual_update.emissive_intensity", "is": "present", "unless": "thing" }
  ]
}
---*/
function $NAME$(params) {
  const things = host.scene().objects;
  const wanted = $thing$ || params.target_env_object_id;
  const thing = wanted ? things.find((item) => item.id === wanted) : things[0];
  if (!thing) {
    const name = (wanted || "object").replace(/_/g, " ");
    return { success: false, message: `There is no ${name} here to work on. Use this where there is one.` };
  }
  const chosen = $every$ ? things.filter((item) => item.type === thing.type) : [thing];
  const names = [];
  for (const item of chosen) {
    const details = item.details || {};
    const name = details.name || item.id.replace(/_/g, " ");
    const look = details.client_visual_update || {};
    const now = Number.isFinite(look.emissive_intensity) ? look.emissive_intensity : 0.5;
    const shining = Math.round(Math.min(4, Math.max(0, now * $factor$)) * 100) / 100;
    try {
      host.applyEffect({
        object_id: item.id,
        effect_details: { client_visual_update: { ...look, emissive_intensity: shining } },
      });
    } catch (error) {
      if (error.code !== "FORBIDDEN") throw error;
      return { success: false, message: `${name} resists: ${error.message}` };
    }
    names.push(name);
  }
  return { success: true, message: `${names.join(", ")}: ${$factor$ < 1 ? "the glow is weaker now" : "the glow is stronger now"}.` };
}
