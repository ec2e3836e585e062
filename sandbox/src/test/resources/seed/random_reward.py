# Params: {"soul_id":"soul_1"}
# Calls: host_give_artifact_to_soul
# Expect: "You found something shiny."
import random

def run(params):
    rewards = ["gem", "coin", "feather"]
    choice = random.choice(rewards)
    roll = random.randint(1, 6)
    assert choice in rewards and 1 <= roll <= 6
    response = json.loads(external_apis["host_give_artifact_to_soul"]({
        "soul_id": params["soul_id"], "artifact_id": f"{choice}_01"}))
    return "You found something shiny." if response.get("message") else "Nothing."
