def $NAME$(params):
    puzzles = host.find(kind="puzzle")["items"]
    if not puzzles:
        here = host.get_location()["name"]
        return {"success": True, "message": f"No puzzle waits in {here} or anywhere else."}
    lines = []
    for puzzle in puzzles:
        name = puzzle["id"].replace("_", " ")
        try:
            checked = host.check_puzzle(puzzle_id=puzzle["id"])
            met = "its condition is met." if checked.get("condition_met") else ""
            lines.append(" ".join(f"{name}: {met} {checked.get('message') or ''}".split()))
        except HostError:
            lines.append(f"{name}: it gives no answer here.")
    return {"success": True, "message": " ".join(lines)[:1900]}
