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
    tune = str($tune$).lower()
    seconds = $duration$
    right, up, near = $shift$
    host.create_temporary_object(
        type="music",
        from_landmark_id=mark["key"],
        to_landmark_id=mark["key"],
        walkable=False,
        duration=seconds,
        client_visual_config={
            "scale": $size$,
            "offset_xyz": [right, up, near],
            "geometry_config": {
                "type": "particles",
                "parameters": {"motion": "notes", "count": 24, "size": 0.2, "spread": [2, 2, 2], "speed": 0.6},
            },
            "material_config": {"base_color_hex": "#fff0b8", "emissive_color_hex": "#ffd36a", "emissive_intensity": 1 * $glow$},
            "sound": tune,
        },
    )
    return {"success": True, "message": f"From {mark['display_name']} comes the sound of {tune}, for {seconds} seconds."}
