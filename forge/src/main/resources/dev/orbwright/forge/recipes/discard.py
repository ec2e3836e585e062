def $NAME$(params):
    wanted = $artifact$
    carried = [item for item in host.scene()["inventory"] if item["id"] != params.get("artifact_id")]

    def is_chosen(item):
        if wanted:
            return item["id"] == wanted
        return (item.get("properties") or {}).get("keepsake") or item["id"].startswith(("gift_", "copy_"))

    gone = []
    for item in carried:
        if not is_chosen(item):
            continue
        try:
            host.take(artifact_id=item["id"])
            gone.append(item["name"])
        except HostError as error:
            if error.code != "FORBIDDEN":
                raise
    if gone:
        return {"success": True, "message": f"You no longer carry: {', '.join(gone)}."}
    return {
        "success": False,
        "message": "Nothing was thrown away: only what your own tools made can be, and you carry none of it.",
    }
