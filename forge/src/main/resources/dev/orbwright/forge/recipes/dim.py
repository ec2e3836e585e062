def $NAME$(params):
    things = host.scene()["objects"]
    wanted = $thing$ or params.get("target_env_object_id")
    found = [item for item in things if item["id"] == wanted] if wanted else things[:1]
    if not found:
        name = (wanted or "object").replace("_", " ")
        return {"success": False, "message": f"There is no {name} here to work on. Use this where there is one."}
    thing = found[0]
    chosen = [item for item in things if item["type"] == thing["type"]] if $every$ else [thing]
    factor = $factor$
    names = []
    for item in chosen:
        details = item.get("details") or {}
        name = details.get("name") or item["id"].replace("_", " ")
        look = details.get("client_visual_update") or {}
        now = look.get("emissive_intensity")
        if not isinstance(now, (int, float)):
            now = 0.5
        shining = round(min(4, max(0, now * factor)) * 100) / 100
        try:
            host.apply_effect(
                object_id=item["id"],
                effect_details={"client_visual_update": {**look, "emissive_intensity": shining}},
            )
        except HostError as error:
            if error.code != "FORBIDDEN":
                raise
            return {"success": False, "message": f"{name} resists: {error.message}"}
        names.append(name)
    change = "the glow is weaker now" if factor < 1 else "the glow is stronger now"
    return {"success": True, "message": f"{', '.join(names)}: {change}."}
