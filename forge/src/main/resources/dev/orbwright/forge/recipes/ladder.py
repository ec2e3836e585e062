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
    seconds = $duration$
    right, up, near = $shift$
    made = json.loads(external_apis["host_create_temporary_object"]({
        "type": "hanging_ladder",
        "location_id": params["location_id"],
        "soul_id": params["soul_id"],
        "from_landmark_id": mark["key"],
        "to_landmark_id": mark["key"],
        "walkable": True,
        "duration": seconds,
        "client_visual_config": {
            "scale": $size$,
            "geometry_config": {
                "type": "ladder",
                "parameters": {"width": 0.6, "height": 6, "rung_distance": 0.35},
            },
            "material_config": {"base_color_hex": $color$ or "#a07a4a", "roughness": 1},
            "offset_xyz": [1 + right, -2 + up, near],
        },
    }))
    if "error" in made:
        return answer(False, made["error"])
    return answer(
        True,
        f"A ladder of {material} hangs at {mark['display_name']} for {seconds} seconds. "
        "It leads up and down there, not across anything.")
