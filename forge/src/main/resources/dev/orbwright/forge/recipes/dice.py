def $NAME$(params):
    sides = min(1000, max(2, round($sides$) or 6))
    rolled = 1 + int(host.random()["value"] * sides)
    if sides == 2:
        return {"success": True, "message": f"The coin falls: {'heads' if rolled == 1 else 'tails'}."}
    return {"success": True, "message": f"The die with {sides} sides shows {rolled}."}
