# Params: {"puzzle_id":"elemental_trial","current_puzzle_state":{"fire":true,"water":true,"wind":false}}
# Calls:
# Expect: "{\"condition_met\": false, \"message\": \"Still missing: wind\"}"
def run(params):
    state = params.get("current_puzzle_state", {})
    missing = [name for name in ("fire", "water", "wind") if not state.get(name)]
    met = len(missing) == 0
    return json.dumps({"condition_met": met, "message": "All done." if met else "Still missing: " + ", ".join(missing)})
