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
    color = $color$
    seconds = $duration$
    right, up, near = $shift$
    made = json.loads(external_apis["host_create_temporary_object"]({
        "type": "hovering_light",
        "location_id": params["location_id"],
        "soul_id": params["soul_id"],
        "from_landmark_id": mark["key"],
        "to_landmark_id": mark["key"],
        "walkable": False,
        "duration": seconds,
        "client_visual_config": {
            "scale": $size$,
            "geometry_config": {"type": "sphere", "radius": 0.35},
            "material_config": {"base_color_hex": color, "emissive_color_hex": color, "emissive_intensity": 2.5 * $glow$},
            "light_config": {"color_hex": color, "intensity": 1.6, "distance": 14},
            "offset_xyz": [right, 2.5 + up, near],
            "motion": "hover",
        },
    }))
    if "error" in made:
        return answer(False, made["error"])
    return answer(True, f"A light shines over {mark['display_name']} for {seconds} seconds.")
