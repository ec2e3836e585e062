# Params: {"soul_id":"soul_1","artifact_id":"orb_01","artifact_properties":{"charges":1}}
# Calls:
# Expect: "EVENT:PROMPT_USER_FOR_TOOL_DESCRIPTION"
def run(params):
    if not isinstance(params, dict):
        return "Error: params must be a dict"
    charges = (params.get("artifact_properties") or {}).get("charges", 0)
    return "EVENT:PROMPT_USER_FOR_TOOL_DESCRIPTION" if charges > 0 else "The Orb is dark."
