# Params: {"location_id":"nowhere"}
# Calls: host_get_location_data
# Expect: "You feel lost: Location nowhere not found"
def run(params):
    location_json = external_apis['host_get_location_data']({'location_id': params.get('location_id', '')})
    try:
        location = json.loads(location_json)
        if location.get('error'):
            raise RuntimeError(location['error'])
        return f"You are in {location['name']}"
    except KeyError as missing:
        return f"No {missing}"
    except RuntimeError as e:
        return f"You feel lost: {str(e)}"
    finally:
        pass
