# Params: {}
# Calls:
# Expect: [true,false,true,"no such api"]
def run(params):
    api = external_apis.get('host_future_api')
    try:
        external_apis['host_future_api']({})
    except KeyError:
        message = 'no such api'
    return ['host_log_message_to_world' in external_apis, 'host_future_api' in external_apis, api is None, message]
