package dev.orbwright.forge;

/// What a model is told of conditions.
final class ConditionText {

    static final String RULES =
            """
            After the code block, say in a second fenced block, labelled json, what the function needs and what \
            it brings about: {"requires": [...], "ensures": [...]}. The server checks both when it tries the \
            function. requires: what must be so before it can work ([] where it always works); the function then \
            says what it lacks. ensures: what is so after a run that succeeded. Each thing that it makes or \
            changes must be spoken of in ensures.
            A condition is one of:
            - {"fact":"exists","thing":T}, {"fact":"absent","thing":T}, {"fact":"walkable","thing":T}
            - {"fact":"reachable","landmark":KEY}: the player can walk there
            - {"fact":"property","of":T,"path":"a.b",COMPARE}: of details, properties, state, or a field
            - {"fact":"changed","thing":T,"path":"a.b"}: it is not as it was (path may be left out)
            - {"fact":"count","of":T,COMPARE}; with "more":true, how many more than before
            - {"fact":"distance","from":T,"to":T,COMPARE}: metres
            - {"fact":"carried","thing":T}: by the player
            - {"fact":"soul_at","landmark":KEY}: the player is there
            - {"fact":"told","contains":"words"}: the player is told so, or reads it in the answer
            - {"fact":"logged","contains":"words"}: everybody is told so
            - {"fact":"asked"}: the player is asked for words
            - {"fact":"timer","function":NAME}: it will run later
            - {"fact":"handled","event":NAME}
            - {"fact":"answer","path":"success",COMPARE}
            - {"fact":"not","condition":{...}}, {"fact":"any","conditions":[...]}
            T says which thing: any of kind (temporary_object, environment_object, artifact, landmark, location, \
            soul, puzzle), type, id, key (of a landmark), words (of its name), at (the key of the landmark that \
            it is at), owner; or just an id. Ids may be "$soul" (the player), "$artifact" (this tool), \
            "$location". COMPARE is one of "equals":VALUE, "differs":VALUE, "contains":TEXT, "at_least":N, \
            "at_most":N, "more_than":N, "less_than":N, "is":"present", "is":"missing".
            """;

    static final String JAVASCRIPT_EXAMPLE =
            """
            A whole answer, to the wish "a rope bridge to the far ledge that counts how often I used it":
            ```javascript
            function df_user_0000_0000(params) {
              const uses = (params.artifact_properties.uses || 0) + 1;
              const made = host.createTemporaryObject({
                type: "rope_bridge",
                to_landmark_id: "far_ledge",
                duration: 60,
                client_visual_config: {
                  geometry_config: { type: "box", dimensions: [1.2, 0.15, 9] },
                  material_config: { base_color_hex: "#8b6b3d" },
                },
              });
              host.setArtifactProperties({ properties: { uses } });
              const way = host.isReachable({ landmark_key: "far_ledge" });
              return way.reachable
                ? { success: true, message: `A rope bridge leads to the far ledge for 60 seconds (use ${uses}).` }
                : { success: false, message: `The bridge ${made.object_id} does not reach the ledge from here.` };
            }
            ```
            ```json
            {"requires": [],
             "ensures": [
               {"fact": "exists", "thing": {"kind": "temporary_object", "type": "rope_bridge", "at": "far_ledge"}},
               {"fact": "reachable", "landmark": "far_ledge"},
               {"fact": "property", "of": {"id": "$artifact"}, "path": "uses", "at_least": 1}]}
            ```
            """;

    static final String PYTHON_EXAMPLE =
            """
            A whole answer, to the wish "a rope bridge to the far ledge that counts how often I used it":
            ```python
            def df_user_0000_0000(params):
                uses = params["artifact_properties"].get("uses", 0) + 1
                made = host.create_temporary_object(
                    type="rope_bridge",
                    to_landmark_id="far_ledge",
                    duration=60,
                    client_visual_config={
                        "geometry_config": {"type": "box", "dimensions": [1.2, 0.15, 9]},
                        "material_config": {"base_color_hex": "#8b6b3d"},
                    },
                )
                host.set_artifact_properties(properties={"uses": uses})
                if not host.is_reachable(landmark_key="far_ledge")["reachable"]:
                    return {"success": False, "message": f"The bridge {made['object_id']} does not reach the ledge."}
                return {"success": True, "message": f"A rope bridge leads to the far ledge for 60 seconds (use {uses})."}
            ```
            ```json
            {"requires": [],
             "ensures": [
               {"fact": "exists", "thing": {"kind": "temporary_object", "type": "rope_bridge", "at": "far_ledge"}},
               {"fact": "reachable", "landmark": "far_ledge"},
               {"fact": "property", "of": {"id": "$artifact"}, "path": "uses", "at_least": 1}]}
            ```
            """;

    private ConditionText() {}
}
