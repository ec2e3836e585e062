def $NAME$(params):
    color = $color$
    letters = "".join(letter if "a" <= letter <= "z" else " " for letter in str($which$ or "").lower())
    words = [word for word in letters.split() if len(word) > 3]
    mine = [
        thing
        for thing in host.scene()["temporary_objects"]
        if thing.get("creator_soul_id") == params["soul_id"]
    ]
    chosen = [thing for thing in mine if any(word in thing["type"] for word in words)] or mine
    for thing in chosen:
        looks = (thing.get("client_visual_config") or {}).get("material_config") or {}
        host.update_temporary_object(
            object_id=thing["id"],
            client_visual_config={
                "material_config": {**looks, "base_color_hex": color, "emissive_color_hex": color},
            },
        )
    if chosen:
        names = ", ".join(thing["type"].replace("_", " ") for thing in chosen)
        return {"success": True, "message": f"{names}: the new colour is {color}."}
    return {
        "success": False,
        "message": "Nothing that you made stands here, so nothing got another colour. Make something first.",
    }
