# Params: {"soul_id":"soul_1","artifact_id":"ember_01","artifact_properties":{"element":"fire"},"target_env_object_id":"pedestal_fire"}
# Calls: host_get_environment_object_data, host_apply_effect_on_environment_object, host_check_puzzle_condition
# Expect: "The fire pedestal glows. Not solved yet."
def run(params):
    element = params.get("artifact_properties", {}).get("element", "unknown").lower()
    target = params.get("target_env_object_id")
    try:
        data = json.loads(external_apis["host_get_environment_object_data"]({"object_id": target}))
    except (ValueError, TypeError) as e:
        return f"Error: could not read {target}: {e}"
    wanted = data.get("details", {}).get("element_type")
    if wanted != element:
        return "Nothing happens."
    external_apis["host_apply_effect_on_environment_object"]({
        "object_id": target, "effect_details": {"charged": True, "charged_by": params["soul_id"]}})
    check = json.loads(external_apis["host_check_puzzle_condition"]({"puzzle_id": "elemental_trial"}))
    return f"The {element} pedestal glows. " + ("Solved!" if check["condition_met"] else check["message"])
