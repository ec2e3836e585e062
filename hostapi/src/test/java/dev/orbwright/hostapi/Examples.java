package dev.orbwright.hostapi;

import static java.util.Map.entry;

import java.util.Map;

/// For each host function, arguments with which the world's own function may call it in the test
/// world, every parameter said.
final class Examples {

    static final Map<String, String> GOOD =
            Map.ofEntries(
                    entry(
                            "addArtifact",
                            """
                            {"id": "cup", "name": "Cup", "description": "A cup.",
                             "properties": {"full": true},
                             "linked_dynamic_function_name": "df_use_key"}\
                            """),
                    entry(
                            "addEnvironmentObject",
                            """
                            {"id": "rock", "location_id": "hall", "type": "rock",
                             "details": {"heavy": true}}\
                            """),
                    entry(
                            "after",
                            """
                            {"seconds": 2.5, "name": "df_handle", "args": {"loud": true}}\
                            """),
                    entry(
                            "every",
                            """
                            {"seconds": 60, "name": "df_handle", "args": {"loud": true}}\
                            """),
                    entry("budget", "{}"),
                    entry("getTimers", "{}"),
                    entry(
                            "call",
                            """
                            {"name": "df_handle", "args": {"loud": true}}\
                            """),
                    entry(
                            "cancel",
                            """
                            {"timer_id": "timer_1"}\
                            """),
                    entry(
                            "addLocation",
                            """
                            {"id": "attic", "name": "Attic", "description": "Dusty."}\
                            """),
                    entry(
                            "applyEffect",
                            """
                            {"object_id": "lamp", "effect_details": {"lit": true}}\
                            """),
                    entry(
                            "checkPuzzle",
                            """
                            {"puzzle_id": "vault"}\
                            """),
                    entry(
                            "createTemporaryObject",
                            """
                            {"type": "light_bridge", "to_landmark_id": "keyhole_landmark",
                             "location_id": "hall", "soul_id": "ann",
                             "client_visual_config": {"opacity": 1}, "duration": 30,
                             "from_landmark_id": "player_current_pos", "walkable": true}\
                            """),
                    entry(
                            "distance",
                            """
                            {"from": "player_current_pos", "to": "near_stone",
                             "location_id": "hall"}\
                            """),
                    entry(
                            "find",
                            """
                            {"kind": "landmark", "location_id": "hall",
                             "property": "material_config.base_color_hex", "equals": "#aa8800",
                             "type": "x", "name": "key", "near_landmark": "near_stone",
                             "within": 50, "limit": 5}\
                            """),
                    entry(
                            "getEntity",
                            """
                            {"entity_id": "lamp"}\
                            """),
                    entry(
                            "getEnvironmentObject",
                            """
                            {"object_id": "lamp"}\
                            """),
                    entry(
                            "getLocation",
                            """
                            {"location_id": "hall"}\
                            """),
                    entry(
                            "giveArtifact",
                            """
                            {"artifact_id": "orb_01", "soul_id": "ann"}\
                            """),
                    entry(
                            "initializePuzzle",
                            """
                            {"id": "maze", "initial_state": {"open": false}}\
                            """),
                    entry(
                            "isReachable",
                            """
                            {"landmark_key": "near_stone", "location_id": "hall"}\
                            """),
                    entry(
                            "log",
                            """
                            {"message": "Hear, hear."}\
                            """),
                    entry(
                            "moveObject",
                            """
                            {"object_id": "lamp", "location_id": "garden",
                             "landmark_key": "fountain"}\
                            """),
                    entry(
                            "moveSoul",
                            """
                            {"landmark_key": "fountain", "location_id": "garden",
                             "soul_id": "ann"}\
                            """),
                    entry("now", "{}"),
                    entry(
                            "promptPlayer",
                            """
                            {"message": "What?", "function_name": "df_use_key",
                             "soul_id": "ann"}\
                            """),
                    entry("random", "{}"),
                    entry(
                            "registerEventHandler",
                            """
                            {"event_id": "dawn", "handler_dynamic_function_name": "df_handle"}\
                            """),
                    entry(
                            "registerPuzzleChecker",
                            """
                            {"puzzle_id": "riddle",
                             "checking_dynamic_function_name": "df_check"}\
                            """),
                    entry(
                            "remove",
                            """
                            {"id": "lamp"}\
                            """),
                    entry(
                            "scene",
                            """
                            {"location_id": "hall"}\
                            """),
                    entry(
                            "setArtifactProperties",
                            """
                            {"properties": {"uses": 1}, "artifact_id": "key_01"}\
                            """),
                    entry(
                            "setLandmarkVisualConfig",
                            """
                            {"location_id": "hall", "landmark_key": "arch",
                             "config": {"relative_position_xyz": [1, 2, 3]}}\
                            """),
                    entry(
                            "setLocationVisualConfig",
                            """
                            {"location_id": "garden", "config": {"ground_type_key": "none"}}\
                            """),
                    entry(
                            "setPuzzleProperties",
                            """
                            {"puzzle_id": "vault", "properties": {"tries": 2}}\
                            """),
                    entry(
                            "setWorldProperty",
                            """
                            {"property_name": "greeting", "property_value": ["hi"]}\
                            """),
                    entry(
                            "take",
                            """
                            {"artifact_id": "key_01", "soul_id": "ann"}\
                            """),
                    entry(
                            "tell",
                            """
                            {"message": "Psst.", "soul_id": "bob"}\
                            """),
                    entry(
                            "spawnNpc",
                            """
                            {"definition": {"id": "warden", "name": "The Warden",
                             "home": {"location_id": "garden"}}}\
                            """),
                    entry(
                            "handOver",
                            """
                            {"artifact_id": "key_01", "soul_id": "bob"}\
                            """),
                    entry(
                            "goThrough",
                            """
                            {"landmark_key": "door"}\
                            """),
                    entry(
                            "triggerEvent",
                            """
                            {"event_id": "world_event", "soul_id": "ann",
                             "event_params": {"loud": true}}\
                            """),
                    entry(
                            "updateTemporaryObject",
                            """
                            {"object_id": "temp_ann", "client_visual_config": {"opacity": 1},
                             "duration": 30}\
                            """));

    private Examples() {}
}
