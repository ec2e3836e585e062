def $NAME$(params):
    marks = host.scene()["landmarks"]
    wanted = $place$
    target = params.get("target_env_object_id")
    if wanted:
        found = [mark for mark in marks if mark["key"] == wanted]
    else:
        found = [mark for mark in marks if target and mark.get("object_id") == target] or marks
    if not found:
        name = (wanted or "landmark").replace("_", " ")
        return {"success": False, "message": f"There is no {name} here. Use this in a place that has one."}
    mark = found[0]
    words = str($words$)[:120]
    color = $color$
    seconds = $duration$
    right, up, near = $shift$
    host.create_temporary_object(
        type="banner",
        from_landmark_id=mark["key"],
        to_landmark_id=mark["key"],
        walkable=False,
        duration=seconds,
        client_visual_config={
            "scale": $size$,
            "geometry_config": {"type": "plane", "dimensions": [2.4, 1.2]},
            "material_config": {"base_color_hex": color, "emissive_color_hex": color, "emissive_intensity": 0.2 * $glow$},
            "label": words,
            "offset_xyz": [right, 2.8 + up, near],
            "motion": "wave",
        },
    )
    return {"success": True, "message": f"A banner hangs at {mark['display_name']} for {seconds} seconds. It reads: \"{words}\""}
