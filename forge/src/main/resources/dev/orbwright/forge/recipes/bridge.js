/*---
{
  "id": "bridge",
  "summary": "Builds a way that one can walk on, from where the player stands to a landmark.",
  "phrases": [
    "a bridge to the keyhole",
    "build a bridge of light over the gap",
    "create a temporary light bridge to the keyhole platform",
    "a glowing walkway across the chasm",
    "make a path over the abyss so I can walk to the other side",
    "something to walk on over the gap",
    "let me walk across to the far platform",
    "help me get to the other side of the chasm",
    "let vines grow into a bridge over the chasm",
    "weave roots and vines across the gap",
    "freeze the air into an ice path that I can walk over",
    "a walkway of ice over the abyss",
    "stepping stones floating in the air to the other side",
    "lay a plank across to the pillar",
    "wooden planks over the gap",
    "a stone causeway to the island",
    "a rope bridge from here to the platform over there",
    "a rainbow bridge to walk over",
    "a staircase across the void to the distant platform",
    "stairs of clouds that carry me to the pillar across the gap",
    "a road of stars from me to the keyhole",
    "a carpet of flowers that carries me over the abyss",
    "solid ground between me and the keyhole",
    "close the gap so that I can step over",
    "I need to reach the keyhole across the gap",
    "make a way to the platform that I cannot reach",
    "connect this ledge with the platform on the other side",
    "a floor of glass over the chasm",
    "spin a web of silk that I can cross on",
    "a tree trunk falls over the chasm so I can cross",
    "make the air solid beneath my feet so I can cross",
    "span the ravine with crystal",
    "freeze a path of ice to the keyhole platform",
    "stepping stones over the gap",
    "something I can walk on to reach the keyhole",
    "a shining path of light that carries me over the gap",
    "a catwalk to the pillar with the keyhole",
    "build me a way over there to the keyhole",
    "solid moonlight from here to the keyhole platform that I can walk on",
    "a rainbow that I can walk across",
    "vines growing over the chasm from here to there",
    "a carpet across the gap that is firm under my feet",
    "a bridge",
    "a long wooden bridge",
    "an invisible bridge over the abyss",
    "grow thick ivy from here to the pillar that can bear me",
    "a walkway of sunlight that leads to the keyhole",
    "a red carpet through the air to the far platform",
    "hop over floating pads to the pillar",
    "a gangplank",
    "a jetty over to the other side"
  ],
  "avoid": [
    "a ladder that leads down into the depth",
    "a wall across the ledge",
    "fog and smoke over the gap",
    "rain that falls into the chasm",
    "a rainbow in the sky to look at",
    "how far is it across the gap",
    "freeze the pedestal",
    "grow flowers around the pillar",
    "a light that shines on the keyhole",
    "walk me to the door",
    "throw something into the abyss",
    "fill up the chasm with rubble for ever",
    "move the pillar closer",
    "bring the platform to me"
  ],
  "cues": [
    "(?<!\\b(?:my|the|this|that|our) )\\b(?:foot)?bridges?\\b",
    "\\b(?:walkway|footpath|pathway|path|causeway|catwalk|gangway|planks?|stepping stones?|crossing)\\b",
    "\\b(?:walk|cross|step|stroll|hop|run|balance|get|go|climb|tread|(?:carry|carries|leads?|takes?|helps?|lets?) (?:me|us))\\b.{0,30}\\b(?:over|across|other side|far side|far platform)\\b",
    "\\b(?:walk|cross|tread) on\\b",
    "\\b(?:walkable|crossable|passable)\\b",
    "\\bfrom (?:here|me|this side|my feet|this ledge)\\b.{0,40}\\bto\\b",
    "\\b(?:bears?|holds?|supports?) (?:me|us|my weight)\\b|\\bstrong enough\\b|\\bfirm (?:enough|under)\\b"
  ],
  "against": [
    "\\b(?:just|only) (?:to look at|for show|for looking)\\b|\\bto look at\\b",
    "\\b(?:cannot|can't|can not|nobody can|no one can|not) (?:be )?(?:walk|step|cross)",
    "\\b(?:how (?:far|many|wide|long)|distance|last longer|longer)\\b",
    "^(?:make|turn|let|have|paint) (?:my|our) "
  ],
  "slots": {
    "destination": { "kind": "landmark", "default": null, "prefer": "unreachable", "doc": "Where the way leads." },
    "material": { "kind": "material", "default": "light", "doc": "What it is made of: light, vines, ice, stone, planks ..." },
    "color": { "kind": "color", "default": null, "doc": "Its colour; null takes the material's." },
    "duration": { "kind": "duration", "default": 30, "doc": "Seconds that it stands." },
    "size": { "kind": "size", "default": 1, "doc": "How many times its usual size." },
    "glow": { "kind": "glow", "default": 1, "doc": "How many times its usual brightness." }
  },
  "requires": [
    { "fact": "exists", "thing": { "key": "$destination$"}, "if": "destination"}
  ],
  "ensures": [
    { "fact": "reachable", "landmark": "$destination$", "if": "destination"},
    { "fact": "walkable", "thing": { "kind": "temporary_object", "owner": "$soul"}}
  ]
}
---*/
function $NAME$(params) {
  const { landmarks: marks, temporary_objects: standing } = host.scene();
  const wanted = $destination$;
  const goal = wanted
    ? marks.find((mark) => mark.key === wanted)
    : marks.find((mark) => mark.object_id && mark.object_id === params.target_env_object_id)
      || marks.find((mark) => !mark.reachable);
  const seconds = $duration$;
  const old = standing.find((thing) => thing.walkable && thing.creator_soul_id === params.soul_id);
  if (!goal && !wanted && old) {
    host.updateTemporaryObject({ object_id: old.id, duration: seconds });
    return { success: true, message: `The way that you made stands for ${seconds} more seconds.` };
  }
  if (!goal) {
    return {
      success: false,
      message: wanted
        ? `There is no ${wanted.replace(/_/g, " ")} here. Use this in the place where it stands.`
        : "Everything here can be reached on foot already; use this where there is a gap to cross.",
    };
  }

  const material = $material$;
  const kinds = [
    [/ice|frost|snow|frozen/, "#bfe9ff", 0.4, 0.75],
    [/vine|root|plant|leaf|leaves|grass|flower|branch|moss/, "#4f9d45", 0.1, 1],
    [/wood|plank|tree|trunk|rope|log/, "#8a5a33", 0, 1],
    [/stone|rock|earth|brick|ground/, "#8b8791", 0, 1],
    [/glass|crystal|diamond/, "#d6f6ff", 0.3, 0.45],
    [/fire|flame|lava|ember/, "#ff6a1f", 1.4, 0.9],
    [/water|wave|sea/, "#2fa8ff", 0.4, 0.6],
    [/gold|brass|metal|iron|silver/, "#d9b45a", 0.2, 1],
    [/rainbow|aurora/, "#ff8ad8", 1.2, 0.7],
    [/cloud|mist|air|wind|silk|web/, "#f2f5ff", 0.3, 0.6],
    [/light|star|sun|moon|glow|shin|magic/, "#ffe08a", 1.8, 0.8],
  ];
  const [, usual, glow, opacity] = kinds.find(([words]) => words.test(material.toLowerCase())) || [0, "#c9b6ff", 0.8, 0.9];
  const color = $color$ || usual;
  const before = goal.reachable;
  host.createTemporaryObject({
    type: (material.toLowerCase().replace(/[^a-z]+/g, "_").slice(0, 40) || "conjured") + "_bridge",
    from_landmark_id: "player_current_pos",
    to_landmark_id: goal.key,
    walkable: true,
    duration: seconds,
    client_visual_config: {
      geometry_config: { type: "box", dimensions: [1.8 * $size$, 0.15, 1], stretch: "from_to" },
      material_config: { base_color_hex: color, emissive_color_hex: color, emissive_intensity: glow * $glow$, transparent: opacity < 1, opacity },
    },
  });

  const name = goal.display_name;
  const span = `A bridge of ${material} stretches from your feet to ${name}`;
  if (!host.isReachable({ landmark_key: goal.key }).reachable) {
    return { success: false, message: `${span}, but it finds no hold there: ${name} is still out of reach. Stand on firm ground and try again.` };
  }
  return {
    success: true,
    message: before
      ? `${span}, for ${seconds} seconds. You could have walked there without it, too.`
      : `${span}. You can walk over it for ${seconds} seconds.`,
  };
}
