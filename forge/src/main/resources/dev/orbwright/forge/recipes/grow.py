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
    plant = str($plant$).lower()
    color = $color$
    seconds = $duration$
    spots = [[1.1, 0, 0.6], [-0.9, 0, 0.9], [0.3, 0, -1.2], [-1.2, 0, -0.5], [0.9, 0, -0.8]]
    right, up, near = $shift$
    host.create_temporary_object(
        type="plant_growth",
        from_landmark_id=mark["key"],
        to_landmark_id=mark["key"],
        walkable=False,
        duration=seconds,
        client_visual_config={
            "scale": $size$,
            "offset_xyz": [right, up, near],
            "geometry_config": {"type": "plants", "parameters": {"kind": plant, "spots": spots}},
            "material_config": {"base_color_hex": color, "emissive_color_hex": color, "emissive_intensity": 0.3 * $glow$},
            "motion": "grow",
        },
    )
    return {"success": True, "message": f"Around {mark['display_name']} the ground stirs, and up come {plant}, for {seconds} seconds."}
