def $NAME$(params):
    before = (params.get("artifact_properties") or {}).get("counted")
    counted = (before if isinstance(before, (int, float)) else 0) + ($step$ or 1)
    if counted == int(counted):
        counted = int(counted)
    if params.get("artifact_id"):
        host.set_artifact_properties(properties={"counted": counted})
    return {"success": True, "message": f"The counter stands at {counted}."}
