# Params: {"sequence":[1,1,2,3,5]}
# Calls: host_set_puzzle_properties, host_set_world_property
# Expect: "Sequence holds; next is 8."
def run(params):
    sequence = params["sequence"]

    def holds(values):
        return all(values[i] == values[i - 1] + values[i - 2] for i in range(2, len(values)))

    i, total = 0, 0
    while i < len(sequence):
        total += sequence[i]
        i += 1
    if not holds(sequence):
        return "Wrong."
    external_apis["host_set_puzzle_properties"]({"puzzle_id": "p", "properties": {"solved": True, "sum": total}})
    external_apis["host_set_world_property"]({"property_name": "last", "property_value": sequence[-1]})
    return "Sequence holds; next is " + str(sequence[-1] + sequence[-2]) + "."
