def $NAME$(params):
    def answer(success, message):
        return json.dumps({"success": success, "message": message})

    # What can be walked to, and what is aimed at, the seed has no words for; the native host has.
    scene = host.scene()
    marks = scene["landmarks"]
    wanted = $destination$
    target = params.get("target_env_object_id")
    if wanted:
        goals = [mark for mark in marks if mark["key"] == wanted]
    else:
        goals = [mark for mark in marks if target and mark.get("object_id") == target]
        goals = goals or [mark for mark in marks if not mark["reachable"]]
    seconds = $duration$
    old = [thing for thing in scene["temporary_objects"]
           if thing["walkable"] and thing.get("creator_soul_id") == params["soul_id"]]
    if not goals and not wanted and old:
        host.update_temporary_object(object_id=old[0]["id"], duration=seconds)
        return answer(True, f"The way that you made stands for {seconds} more seconds.")
    if not goals:
        return answer(
            False,
            f"There is no {wanted.replace('_', ' ')} here. Use this in the place where it stands."
            if wanted
            else "Everything here can be reached on foot already; use this where there is a gap to cross.",
        )
    goal = goals[0]

    material = $material$
    kinds = (
        ("ice frost snow frozen", "#bfe9ff", 0.4, 0.75),
        ("vine root plant leaf leaves grass flower branch moss", "#4f9d45", 0.1, 1),
        ("wood plank tree trunk rope log", "#8a5a33", 0, 1),
        ("stone rock earth brick ground", "#8b8791", 0, 1),
        ("glass crystal diamond", "#d6f6ff", 0.3, 0.45),
        ("fire flame lava ember", "#ff6a1f", 1.4, 0.9),
        ("water wave sea", "#2fa8ff", 0.4, 0.6),
        ("gold brass metal iron silver", "#d9b45a", 0.2, 1),
        ("rainbow aurora", "#ff8ad8", 1.2, 0.7),
        ("cloud mist air wind silk web", "#f2f5ff", 0.3, 0.6),
        ("light star sun moon glow shin magic", "#ffe08a", 1.8, 0.8),
    )
    usual, glow, opacity = next(
        (looks for words, *looks in kinds if any(word in material.lower() for word in words.split())),
        ("#c9b6ff", 0.8, 0.9),
    )
    color = $color$ or usual
    kind = "".join(c if "a" <= c <= "z" else "_" for c in material.lower())[:40] or "conjured"
    made = json.loads(external_apis["host_create_temporary_object"]({
        "type": kind + "_bridge",
        "location_id": params["location_id"],
        "soul_id": params["soul_id"],
        "from_landmark_id": "player_current_pos",
        "to_landmark_id": goal["key"],
        "walkable": True,
        "duration": seconds,
        "client_visual_config": {
            "geometry_config": {"type": "box", "dimensions": [1.8 * $size$, 0.15, 1], "stretch": "from_to"},
            "material_config": {
                "base_color_hex": color,
                "emissive_color_hex": color,
                "emissive_intensity": glow * $glow$,
                "transparent": opacity < 1,
                "opacity": opacity,
            },
        },
    }))
    if "error" in made:
        return answer(False, made["error"])

    name = goal["display_name"]
    span = f"A bridge of {material} stretches from your feet to {name}"
    if not host.is_reachable(landmark_key=goal["key"])["reachable"]:
        return answer(
            False,
            f"{span}, but it finds no hold there: {name} is still out of reach. Stand on firm ground and try again.")
    if goal["reachable"]:
        return answer(True, f"{span}, for {seconds} seconds. You could have walked there without it, too.")
    return answer(True, f"{span}. You can walk over it for {seconds} seconds.")
