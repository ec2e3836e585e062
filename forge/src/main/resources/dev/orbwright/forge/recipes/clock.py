def $NAME$(params):
    now = host.now()["world_time"]

    def told(seconds):
        whole = max(0, int(seconds // 1))
        parts = ((whole // 3600, "h"), (whole // 60 % 60, "min"), (whole % 60, "s"))
        return " ".join(f"{amount} {unit}" for amount, unit in parts if amount or unit == "s")

    last = (params.get("artifact_properties") or {}).get("asked_at")
    if params.get("artifact_id"):
        host.set_artifact_properties(properties={"asked_at": now})
    since = f" {told(now - last)} have passed since you last asked." if isinstance(last, (int, float)) else ""
    return {"success": True, "message": f"The world's clock shows {told(now)}.{since}"}
