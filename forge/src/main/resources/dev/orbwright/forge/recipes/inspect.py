def $NAME$(params):
    asked = $mark$
    scene = host.scene()
    spots = [item for item in scene["landmarks"] if asked and item["key"] == asked]
    if spots and not spots[0].get("object_id"):
        spot = spots[0]
        looks = host.get_entity(entity_id=asked).get("client_visual_config") or {}
        color = (looks.get("material_config") or {}).get("base_color_hex")
        metres = host.distance({"from": "player_current_pos", "to": asked})["metres"]
        facts = [f"{metres:.1f} metres from you", "within reach" if spot["reachable"] else "out of reach"]
        if color:
            facts.append(f"of the colour {color}")
        if spot.get("exit_to"):
            facts.append("a way out")
        return {"success": True, "message": f"{spot['display_name']}: {', '.join(facts)}."}
    things = scene["objects"]
    wanted = $thing$ or params.get("target_env_object_id")
    found = [item for item in things if item["id"] == wanted] if wanted else things[:1]
    if not found:
        name = (wanted or "object").replace("_", " ")
        return {"success": False, "message": f"There is no {name} here to work on. Use this where there is one."}
    thing = found[0]
    chosen = [item for item in things if item["type"] == thing["type"]] if $every$ else [thing]

    def said(value):
        if isinstance(value, bool):
            return "true" if value else "false"
        return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)

    lines = []
    for item in chosen:
        seen = host.get_environment_object(object_id=item["id"])
        details = seen.get("details") or {}
        facts = [
            f"{key.replace('_', ' ')}: {said(value)}"
            for key, value in details.items()
            if key != "name" and isinstance(value, (str, int, float))
        ]
        color = (details.get("client_visual_update") or {}).get("new_color_hex")
        if color:
            facts.append(f"colour: {color}")
        name = details.get("name") or item["id"].replace("_", " ")
        kind = str(seen.get("type") or "thing").replace("_", " ")
        known = "; ".join(facts) + "." if facts else "Nothing else is known of it."
        lines.append(f"{name} ({kind}). {known}")
    return {"success": True, "message": " ".join(lines)[:1900]}
