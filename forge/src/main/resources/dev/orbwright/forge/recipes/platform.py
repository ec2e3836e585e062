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
        "type": "floating_platform",
        "location_id": params["location_id"],
        "soul_id": params["soul_id"],
        "from_landmark_id": mark["key"],
        "to_landmark_id": mark["key"],
        "walkable": True,
        "duration": seconds,
        "client_visual_config": {
            "scale": $size$,
            "geometry_config": {
                "type": "cylinder",
                "parameters": {"radius_top": 1.6, "radius_bottom": 1.3, "height": 0.3},
            },
            "material_config": {
                "base_color_hex": $color$ or "#9a94a6",
                "emissive_color_hex": "#b48cff",
                "emissive_intensity": 0.3 * $glow$,
            },
            "offset_xyz": [2.2 + right, up, near],
        },
    }))
    if "error" in made:
        return answer(False, made["error"])
    way = host.is_reachable(landmark_key=mark["key"])
    alone = "" if way["reachable"] else " It stands alone there: nothing leads to it yet."
    return answer(
        True, f"A platform of {material} hovers at {mark['display_name']} for {seconds} seconds.{alone}")
