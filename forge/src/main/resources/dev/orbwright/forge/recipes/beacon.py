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
        "type": "beacon_marker",
        "location_id": params["location_id"],
        "soul_id": params["soul_id"],
        "from_landmark_id": mark["key"],
        "to_landmark_id": mark["key"],
        "walkable": False,
        "duration": seconds,
        "client_visual_config": {
            "scale": $size$,
            "geometry_config": {
                "type": "cylinder",
                "parameters": {"radius_top": 0.15, "radius_bottom": 0.15, "height": 14},
            },
            "material_config": {
                "base_color_hex": color,
                "emissive_color_hex": color,
                "emissive_intensity": 2 * $glow$,
                "transparent": True,
                "opacity": 0.5,
            },
            "offset_xyz": [right, 7 + up, near],
        },
    }))
    if "error" in made:
        return answer(False, made["error"])
    metres = round(host.distance({"from": "player_current_pos", "to": mark["key"]})["metres"])
    return answer(
        True, f"A beacon rises at {mark['display_name']}, {metres} metres from you, for {seconds} seconds.")
