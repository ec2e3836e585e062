def $NAME$(params):
    def answer(success, message):
        return json.dumps({"success": success, "message": message})

    marks = host.scene()["landmarks"]
    wanted = $place$
    target = params.get("target_env_object_id")
    if wanted:
        found = [mark for mark in marks if mark["key"] == wanted]
    else:
        found = [mark for mark in marks if target and mark.get("object_id") == target] or marks
    if not found:
        name = (wanted or "landmark").replace("_", " ")
        return answer(False, f"There is no {name} here. Use this in a place that has one.")
    mark = found[0]
    material = $material$
    color = $color$ or {
        "ice": "#bfe9ff", "light": "#ffe08a", "fire": "#ff6a1f", "wood": "#8a5a33",
        "thorns": "#4f7d3a", "vines": "#4f9d45", "iron": "#7d8288",
    }.get(material.lower(), "#8b8791")
    seconds = $duration$
    right, up, near = $shift$
    made = json.loads(external_apis["host_create_temporary_object"]({
        "type": "conjured_wall",
        "location_id": params["location_id"],
        "soul_id": params["soul_id"],
        "from_landmark_id": mark["key"],
        "to_landmark_id": mark["key"],
        "walkable": False,
        "duration": seconds,
        "client_visual_config": {
            "scale": $size$,
            "geometry_config": {"type": "box", "dimensions": [4, 2.6, 0.35]},
            "material_config": {
                "base_color_hex": color,
                "emissive_color_hex": color,
                "emissive_intensity": 0.2 * $glow$,
                "transparent": True,
                "opacity": 0.85,
            },
            "offset_xyz": [right, 0.8 + up, 1.6 + near],
        },
    }))
    if "error" in made:
        return answer(False, made["error"])
    return answer(True, f"A wall of {material} stands before {mark['display_name']} for {seconds} seconds.")
