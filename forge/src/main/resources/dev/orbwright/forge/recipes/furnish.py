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
    thing = str($thing$).lower()
    seconds = $duration$
    right, up, near = $shift$
    letters = "".join(letter if "a" <= letter <= "z" else " " for letter in thing)
    kind = "_".join(letters.split())[:40]
    host.create_temporary_object(
        type=kind or "furniture",
        from_landmark_id=mark["key"],
        to_landmark_id=mark["key"],
        walkable=False,
        duration=seconds,
        client_visual_config={
            "scale": $size$,
            "geometry_config": {"type": "figure", "parameters": {"kind": thing, "height": 1}},
            "material_config": {"base_color_hex": $color$, "roughness": 0.8},
            "label": thing,
            "offset_xyz": [1.4 + right, up, 0.8 + near],
        },
    )
    return {"success": True, "message": f"Next to {mark['display_name']} there is now, for {seconds} seconds: {thing}."}
