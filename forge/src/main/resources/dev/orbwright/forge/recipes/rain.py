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
    color = $color$
    seconds = $duration$
    right, up, near = $shift$
    host.create_temporary_object(
        type="rain",
        from_landmark_id=mark["key"],
        to_landmark_id=mark["key"],
        walkable=False,
        duration=seconds,
        client_visual_config={
            "scale": $size$,
            "offset_xyz": [right, up, near],
            "geometry_config": {
                "type": "particles",
                "parameters": {"motion": "fall", "count": 900, "size": 0.04, "spread": [10, 8, 10], "speed": 7},
            },
            "material_config": {
                "base_color_hex": color,
                "emissive_color_hex": color,
                "emissive_intensity": 0.2 * $glow$,
                "transparent": True,
                "opacity": 0.7,
            },
        },
    )
    return {"success": True, "message": f"Rain falls around {mark['display_name']} for {seconds} seconds."}
