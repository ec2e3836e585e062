# Params: {"soul_id":"soul_1","location_id":"vault_approach","artifact_id":"tool_1","target_env_object_id":"chasm"}
# Calls: host_create_temporary_object, host_log_message_to_world
# Expect: "A shimmering bridge of light spans the chasm (temp_1)."
def run(params):
    soul_id = params.get("soul_id")
    location_id = params.get("location_id")
    if not soul_id or not location_id:
        return "Error: Missing soul_id or location_id."
    args = {
        "type": "light_bridge",
        "to_landmark_id": "vault_exit_landmark",
        "location_id": location_id,
        "soul_id": soul_id,
        "duration": 20,
        "client_visual_config": {"color_hex": "0x88ccff", "opacity": 0.6},
    }
    result_str = external_apis["host_create_temporary_object"](args)
    result = json.loads(result_str)
    if "error" in result:
        return f"The bridge flickers and fails: {result['error']}"
    external_apis["host_log_message_to_world"]({"message": f"{soul_id} raised a bridge."})
    return f"A shimmering bridge of light spans the chasm ({result['object_id']})."
