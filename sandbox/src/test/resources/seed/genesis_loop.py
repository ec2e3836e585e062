# Params: {}
# Calls: host_core_add_location_to_gamestate, host_core_add_location_to_gamestate, host_core_add_location_to_gamestate, host_log_message_to_world
# Expect: "3 locations: trial_chamber, vault_approach, vault_interior"
def run(params):
    locations = [
        ("trial_chamber", "Trial Chamber", "A round chamber."),
        ("vault_approach", "Vault Approach", "A broken path."),
        ("vault_interior", "Vault Interior", "Gold."),
    ]
    added = []
    for loc_id, name, description in locations:
        message = external_apis["host_core_add_location_to_gamestate"]({
            "id": loc_id, "name": name, "description": description})
        if message.startswith("Error"):
            return message
        added.append(loc_id)
    external_apis["host_log_message_to_world"]({"message": "Genesis complete."})
    return "%d locations: %s" % (len(added), ", ".join(sorted(added)))
