def $NAME$(params):
    carried = [item["name"] for item in host.scene()["inventory"]]
    if not carried:
        return {"success": True, "message": "You carry nothing."}
    return {"success": True, "message": f"You carry {len(carried)}: {', '.join(carried)}."[:1900]}
