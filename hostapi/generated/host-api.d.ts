// What a function of the world may use. Derived from the host functions of the server;
// do not edit.

/** Any JSON value. */
type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object. */
interface JsonObject {
  [name: string]: Json;
}

/** Metres from the centre of the location: x, y (up), z. */
type Position = [x: number, y: number, z: number];

/** Why a call was not done; `call` passes on the code that its function failed with. */
type HostErrorCode = 'BAD_ARGUMENT' | 'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT' | 'LIMIT' | 'UNKNOWN_FUNCTION' | 'FAILED' | string;

/** Thrown by a call that was not done; it has changed nothing. */
interface HostError extends Error {
  readonly code: HostErrorCode;
}

/** What a function of the world is called with, besides what the client sends. */
interface Params {
  readonly soul_id: string;
  readonly location_id: string;
  readonly artifact_id: string;
  readonly artifact_properties: JsonObject;
  readonly [name: string]: Json;
}

interface Added {
  /** what was done, for people */
  message: string;
  artifact_id: string;
}

interface Done {
  /** what was done, for people */
  message: string;
}

interface NewTimer {
  /** what host.cancel takes */
  timer_id: string;
  /** what was done, for people */
  message: string;
}

interface Allowance {
  /** statements that may be executed */
  statements: number;
  /** milliseconds of CPU time */
  cpu_ms: number;
  /** milliseconds until the run is ended */
  wall_ms: number;
  /** calls to the host */
  host_calls: number;
  /** bytes of answers from the host */
  bytes_in: number;
  /** bytes of arguments and result */
  bytes_out: number;
  /** lines on the console */
  log_lines: number;
  /** bytes of memory that may be allocated */
  memory: number;
  /** things that may be created */
  entities: number;
}

interface Condition {
  /** true where the puzzle is solved now */
  condition_met: boolean;
  /** why, for people */
  message: string;
}

interface Created {
  /** what was done, for people */
  message: string;
  object_id: string;
  /** true where one can walk on it from its start to its end */
  walkable: boolean;
}

interface Distance {
  /** in a straight line */
  metres: number;
}

interface Found {
  /** each as getEntity gives it, and distance where near_landmark was said */
  items: JsonObject[];
  /** how many there are, those beyond the limit included */
  total: number;
}

interface ObjectView {
  id: string;
  location_id: string;
  type: string;
  details: JsonObject;
}

interface LandmarkEntry {
  key: string;
  name: string;
  client_visual_config: JsonObject;
}

interface LocationView {
  id: string;
  name: string;
  description: string;
  /** landmark key to the location that one comes to */
  exits: Record<string, string>;
  /** by key */
  landmarks: Record<string, LandmarkEntry>;
  client_visual_config: JsonObject;
}

interface WaitingTimer {
  timer_id: string;
  function_name: string;
  /** seconds from now until it is due; 0 where it is */
  due: number;
  /** seconds from one run to the next; null where it runs once */
  interval: number | null;
}

interface Timers {
  timers: WaitingTimer[];
}

interface Gone {
  /** what was done, for people */
  message: string;
  location_id: string;
}

interface Reach {
  /** true where ground, or something that one can walk on, leads there now */
  reachable: boolean;
  /** metres, in a straight line */
  distance: number;
}

interface Moved {
  location_id: string;
  /** metres from the location's centre */
  position: Position;
}

interface Now {
  /** seconds since the world began */
  world_time: number;
}

interface Drawn {
  /** from 0 (included) to 1 (excluded) */
  value: number;
}

interface Removed {
  /** the id of what is gone */
  removed: string;
}

interface Place {
  id: string;
  name: string;
  description: string;
}

interface You {
  soul_id: string;
  name: string;
  location_id: string;
  /** metres from the location's centre */
  position: Position;
}

interface Spot {
  key: string;
  display_name: string;
  /** metres from the location's centre */
  position: Position;
  /** true where the player can walk there now */
  reachable: boolean;
  /** the location that one comes to by leaving here */
  exit_to: string | null;
  /** the environment object there */
  object_id: string | null;
}

interface TemporaryView {
  id: string;
  type: string;
  location_id: string;
  from_landmark_id: string;
  to_landmark_id: string;
  walkable: boolean;
  /** seconds of world time */
  creation_time: number;
  /** seconds */
  duration: number;
  creator_soul_id: string | null;
  client_visual_config: JsonObject;
}

interface Someone {
  id: string;
  name: string;
  position: Position;
}

interface ArtifactView {
  id: string;
  name: string;
  description: string;
  linked_dynamic_function_name: string | null;
  properties: JsonObject;
}

interface Scene {
  location: Place;
  /** the player who runs the function; null where no soul does */
  you: You | null;
  landmarks: Spot[];
  /** the environment objects there, at most 200 */
  objects: ObjectView[];
  /** at most 200 */
  temporary_objects: TemporaryView[];
  /** the others who are there, at most 50 */
  souls: Someone[];
  /** what the player carries */
  inventory: ArtifactView[];
  /** how many environment objects there are in all */
  objects_total: number;
  /** how many temporary objects there are in all */
  temporary_objects_total: number;
  /** how many others there are in all */
  souls_total: number;
}

interface Changed {
  /** all properties of the artifact now */
  properties: JsonObject;
}

interface Spawned {
  /** what was done, for people */
  message: string;
  npc_id: string;
}

interface Triggered {
  /** what the handler said, for people */
  message: string;
  /** what the handler answered */
  result: Json;
}

interface Updated {
  object_id: string;
}

/** The host functions. Each call may throw a HostError. */
interface Host {
  /**
   * Makes an artifact, a thing to carry and use. Nobody has it yet: give it with giveArtifact.
   */
  addArtifact(args: {
    /** id of the new artifact */
    id: string;
    /** what people call it */
    name: string;
    /** what people read about it */
    description: string;
    /** handed to its function as artifact_properties; client_interaction_rules says where its use is offered */
    properties?: JsonObject;
    /** the function that runs when it is used; a tool of a player may name a function of its owner or, for an exact copy, that of another tool that the owner carries: properties must then equal that tool's */
    linked_dynamic_function_name?: string;
  }): Added;
  addArtifact(id: string, name: string, description: string, properties?: JsonObject, linked_dynamic_function_name?: string): Added;

  /**
   * Adds an environment object, a fixed thing, to a location. A landmark whose config names it in targetable_as_env_object_id says where it stands.
   * Only for functions of the world itself.
   */
  addEnvironmentObject(args: {
    /** id of the new object */
    id: string;
    /** the location it stands in */
    location_id: string;
    /** what it is, e.g. pedestal */
    type: string;
    /** its properties; guarded_properties lists the names of those that tools of players may not change */
    details?: JsonObject;
  }): Done;
  addEnvironmentObject(id: string, location_id: string, type: string, details?: JsonObject): Done;

  /**
   * Adds a location. It has no landmarks yet, and flat ground.
   * Only for functions of the world itself.
   */
  addLocation(args: {
    /** id of the new location */
    id: string;
    /** what people call it */
    name: string;
    /** what people see there */
    description: string;
  }): Done;
  addLocation(id: string, name: string, description: string): Done;

  /**
   * Runs a function once, some seconds from now, for the same player. An owner has at most 8 timers.
   */
  after(args: {
    /** seconds from now */
    seconds: number;
    /** the function */
    name: string;
    /** handed to the function */
    args?: JsonObject;
  }): NewTimer;
  after(seconds: number, name: string, args?: JsonObject): NewTimer;

  /**
   * Changes an environment object: lays properties over its details. How it looks is in client_visual_update {new_color_hex, emissive_color_hex, emissive_intensity}.
   */
  applyEffect(args: {
    /** the environment object */
    object_id: string;
    /** laid over its details, one level deep; null removes a member */
    effect_details: JsonObject;
  }): Done;
  applyEffect(object_id: string, effect_details: JsonObject): Done;

  /**
   * What this run may still use: CPU time, time, host calls, bytes, console lines and things to create.
   */
  budget(): Allowance;

  /**
   * Runs another function of this world now and answers what it returned. It gets args as its params, acts for the same player, and may do no more than this function. Where it fails, what it did is taken back and the call throws its error. It uses what is left to this function; calls nest 8 deep.
   */
  call(args: {
    /** the function */
    name: string;
    /** handed to the function */
    args?: JsonObject;
  }): Json;
  call(name: string, args?: JsonObject): Json;

  /**
   * Takes a timer back that a function of the same owner set.
   */
  cancel(args: {
    /** the timer */
    timer_id: string;
  }): Done;
  cancel(timer_id: string): Done;

  /**
   * Asks whether a puzzle is solved now, by running its checking function.
   */
  checkPuzzle(args: {
    /** the puzzle */
    puzzle_id: string;
  }): Condition;
  checkPuzzle(puzzle_id: string): Condition;

  /**
   * Makes a thing that fades by itself and that spans from where the player stands (or a landmark) to a landmark: a bridge, a cloud, a wall, a light. One can walk on it where its type says so (bridge, path, vines) and not where it says smoke, wall or light.
   */
  createTemporaryObject(args: {
    /** what it is, e.g. light_bridge */
    type: string;
    /** key of the landmark that it leads to */
    to_landmark_id: string;
    /** the location; the player's where left out */
    location_id?: string;
    /** whose position it starts at; the player's own */
    soul_id?: string;
    /** how it looks: geometry_config {type, dimensions, radius}, material_config {base_color_hex, emissive_color_hex, emissive_intensity, transparent, opacity}; at most 4 KB */
    client_visual_config?: JsonObject;
    /** seconds until it fades, 10 where left out */
    duration?: number;
    /** key of the landmark that it starts at; player_current_pos where left out */
    from_landmark_id?: string;
    /** whether one can walk on it; judged by its type where left out */
    walkable?: boolean;
  }): Created;
  createTemporaryObject(type: string, to_landmark_id: string, location_id?: string, soul_id?: string, client_visual_config?: JsonObject, duration?: number, from_landmark_id?: string, walkable?: boolean): Created;

  /**
   * How far it is from one spot of a location to another.
   */
  distance(args: {
    /** landmark key, or player_current_pos */
    from: string;
    /** landmark key, or player_current_pos */
    to: string;
    /** the location; the player's where left out */
    location_id?: string;
  }): Distance;
  distance(from: string, to: string, location_id?: string): Distance;

  /**
   * Runs a function again and again, for the same player, until it is cancelled or failed 3 times in a row. What is missed is not made up, and it rests while the player is away. An owner has at most 8 timers.
   */
  every(args: {
    /** seconds from one run to the next */
    seconds: number;
    /** the function */
    name: string;
    /** handed to the function */
    args?: JsonObject;
  }): NewTimer;
  every(seconds: number, name: string, args?: JsonObject): NewTimer;

  /**
   * Finds things by kind, place, property, type, name and distance; all that is said must hold. Sorted by distance where near_landmark is said, else by id.
   */
  find(args?: {
    /** location, landmark, environment_object, artifact, soul, puzzle or temporary_object */
    kind?: string;
    /** only what is in this location; everywhere where left out, but the player's where near_landmark is said */
    location_id?: string;
    /** dotted path into details, properties, state or client_visual_config, e.g. material_config.base_color_hex; must be there */
    property?: string;
    /** the value that the property must have */
    equals?: Json;
    /** the type of an object, e.g. pedestal */
    type?: string;
    /** part of the name or id, in any case */
    name?: string;
    /** key of a landmark of the location, or player_current_pos */
    near_landmark?: string;
    /** metres from near_landmark */
    within?: number;
    /** how many items at most, 20 where left out */
    limit?: number;
  }): Found;
  find(kind?: string, location_id?: string, property?: string, equals?: Json, type?: string, name?: string, near_landmark?: string, within?: number, limit?: number): Found;

  /**
   * Everything about one thing of any kind, by its id (a landmark of the player's location also by its key).
   */
  getEntity(args: {
    /** the id */
    entity_id: string;
  }): JsonObject;
  getEntity(entity_id: string): JsonObject;

  /**
   * An environment object with its details.
   */
  getEnvironmentObject(args: {
    /** the environment object */
    object_id: string;
  }): ObjectView;
  getEnvironmentObject(object_id: string): ObjectView;

  /**
   * A location with its exits and landmarks.
   */
  getLocation(args?: {
    /** the location; the player's where left out */
    location_id?: string;
  }): LocationView;
  getLocation(location_id?: string): LocationView;

  /**
   * The timers that functions of the same owner have set.
   */
  getTimers(): Timers;

  /**
   * Puts an artifact into a soul's inventory. Tools of players give only what functions of the same owner made, and only to their player.
   */
  giveArtifact(args: {
    /** the artifact */
    artifact_id: string;
    /** who gets it; the player where left out */
    soul_id?: string;
  }): Done;
  giveArtifact(artifact_id: string, soul_id?: string): Done;

  /**
   * The one who runs this leaves by an open exit that can be walked to. For NPCs.
   * Only for functions of the world itself.
   */
  goThrough(args: {
    /** the exit's landmark */
    landmark_key: string;
  }): Gone;
  goThrough(landmark_key: string): Gone;

  /**
   * Hands something over that the one who runs this carries, to a soul at the same place. For NPCs.
   * Only for functions of the world itself.
   */
  handOver(args: {
    /** what is handed over */
    artifact_id: string;
    /** who gets it */
    soul_id: string;
  }): Done;
  handOver(artifact_id: string, soul_id: string): Done;

  /**
   * Adds a puzzle.
   * Only for functions of the world itself.
   */
  initializePuzzle(args: {
    /** id of the new puzzle */
    id: string;
    /** what its functions remember about it */
    initial_state: JsonObject;
  }): Done;
  initializePuzzle(id: string, initial_state: JsonObject): Done;

  /**
   * Whether the player can walk to a landmark now: a fact of the world, whoever built what leads there.
   */
  isReachable(args: {
    /** the landmark */
    landmark_key: string;
    /** its location; the player's where left out; in another one it is judged from where one comes in */
    location_id?: string;
  }): Reach;
  isReachable(landmark_key: string, location_id?: string): Reach;

  /**
   * Writes a line into the world log, which everybody sees. One run of a tool writes at most 20.
   */
  log(args: {
    /** the line */
    message: string;
  }): Done;
  log(message: string): Done;

  /**
   * Moves an environment object to another location or landmark, or the end of a temporary object to another landmark of its location; one that starts and ends at the same spot moves as a whole.
   */
  moveObject(args: {
    /** the environment object or temporary object */
    object_id: string;
    /** where to; the location it is in where left out */
    location_id?: string;
    /** key of a landmark there */
    landmark_key?: string;
  }): Done;
  moveObject(object_id: string, location_id?: string, landmark_key?: string): Done;

  /**
   * Moves a soul to a landmark, or to where one comes into a location. Tools of players move only the player who uses them, to a landmark of the same location that can be reached.
   */
  moveSoul(args?: {
    /** the landmark */
    landmark_key?: string;
    /** its location; the soul's where left out */
    location_id?: string;
    /** who is moved; the player where left out */
    soul_id?: string;
  }): Moved;
  moveSoul(landmark_key?: string, location_id?: string, soul_id?: string): Moved;

  /**
   * The world's time.
   */
  now(): Now;

  /**
   * Asks the player for words. The function named gets them later as params.input; a tool of a player that names none gets them itself. One run of a tool asks once.
   */
  promptPlayer(args: {
    /** the question */
    message: string;
    /** the function that gets the answer; where the world's own function names none, the answer is a wish for a tool */
    function_name?: string;
    /** who is asked; the player where left out */
    soul_id?: string;
  }): Done;
  promptPlayer(message: string, function_name?: string, soul_id?: string): Done;

  /**
   * A random number, another one each time.
   */
  random(): Drawn;

  /**
   * Sets the function that handles an event. It gets {...event_params, event_id, soul_id}. Events of tools are their owner's own: only tools of the same owner trigger them.
   */
  registerEventHandler(args: {
    /** the event */
    event_id: string;
    /** the function */
    handler_dynamic_function_name: string;
  }): Done;
  registerEventHandler(event_id: string, handler_dynamic_function_name: string): Done;

  /**
   * Sets the function that says whether a puzzle is solved. It gets {puzzle_id, current_puzzle_state}, only looks, and answers {condition_met, message}.
   * Only for functions of the world itself.
   */
  registerPuzzleChecker(args: {
    /** the puzzle */
    puzzle_id: string;
    /** the function */
    checking_dynamic_function_name: string;
  }): Done;
  registerPuzzleChecker(puzzle_id: string, checking_dynamic_function_name: string): Done;

  /**
   * Removes a thing from the world. Tools of players remove temporary objects and artifacts that functions of the same owner made; the world's own functions anything but players and places where somebody is.
   */
  remove(args: {
    /** the id */
    id: string;
  }): Removed;
  remove(id: string): Removed;

  /**
   * All that is in a location: landmarks (and whether one can walk there), environment objects, temporary objects, souls; and what the player carries.
   */
  scene(args?: {
    /** the location; the player's where left out */
    location_id?: string;
  }): Scene;
  scene(location_id?: string): Scene;

  /**
   * Sets properties of an artifact, which its function gets as artifact_properties the next time: for counting and remembering.
   */
  setArtifactProperties(args: {
    /** laid over its properties, one level deep; null removes a member */
    properties: JsonObject;
    /** the artifact; the one in use where left out */
    artifact_id?: string;
  }): Changed;

  /**
   * Makes a landmark in a location, or replaces the whole of it.
   * Only for functions of the world itself.
   */
  setLandmarkVisualConfig(args: {
    /** the location */
    location_id: string;
    /** the landmark's key in the location */
    landmark_key: string;
    /** display_name, relative_position_xyz (metres), geometry_config, material_config, targetable_as_env_object_id, landmark_interaction_type_key, linked_puzzle_id_for_open_state, is_exit_to_location_id (makes it an exit) */
    config: JsonObject;
  }): Done;
  setLandmarkVisualConfig(location_id: string, landmark_key: string, config: JsonObject): Done;

  /**
   * Sets how a location looks and what ground it has; replaces what was set.
   * Only for functions of the world itself.
   */
  setLocationVisualConfig(args: {
    /** the location */
    location_id: string;
    /** center_position_xyz, ground_type_key (flat_plane, split_chasm_platforms or none), ground_config ({platforms: [{id, center: [x, y, z], size: [width, depth]}]}), arrival_position_xyz; metres */
    config: JsonObject;
  }): Done;
  setLocationVisualConfig(location_id: string, config: JsonObject): Done;

  /**
   * Changes what a puzzle's functions remember about it; null removes a member.
   * Only for functions of the world itself.
   */
  setPuzzleProperties(args: {
    /** the puzzle */
    puzzle_id: string;
    /** laid over the puzzle's state, one level deep */
    properties: JsonObject;
  }): Done;
  setPuzzleProperties(puzzle_id: string, properties: JsonObject): Done;

  /**
   * Sets a property of the world: the start location, prompts, texts for clients. null removes it.
   * Only for functions of the world itself.
   */
  setWorldProperty(args: {
    /** the property */
    property_name: string;
    /** its new value */
    property_value: Json;
  }): Done;
  setWorldProperty(property_name: string, property_value: Json): Done;

  /**
   * Puts an NPC into the world: a soul that listens, thinks, speaks and acts by itself.
   * Only for functions of the world itself.
   */
  spawnNpc(args: {
    /** {id, name, enabled?, permissions?: {canExecuteCommands?, allowedCommands?, deniedCommands?, accessLevel?}, context?: {systemPrompt?, personality?, goals?, knowledge?, worldState?: {perceptionRadius?, ...}}, llm?, tools?, home?: {location_id, landmark_key?}, ...} */
    definition: JsonObject;
  }): Spawned;

  /**
   * Takes an artifact out of a soul's inventory. Tools of players take only what functions of the same owner made, and only from their player.
   */
  take(args: {
    /** the artifact */
    artifact_id: string;
    /** who has it; the player where left out */
    soul_id?: string;
  }): Done;
  take(artifact_id: string, soul_id?: string): Done;

  /**
   * Tells one soul something. One run of a tool tells at most 20 times.
   */
  tell(args: {
    /** what is said */
    message: string;
    /** who hears it; the player where left out */
    soul_id?: string;
  }): Done;
  tell(message: string, soul_id?: string): Done;

  /**
   * Triggers an event: runs its handler now. Where the handler fails, what it did is taken back. Tools trigger events that tools of the same owner handle.
   */
  triggerEvent(args: {
    /** the event */
    event_id: string;
    /** the soul it is about; the player where left out */
    soul_id?: string;
    /** handed to the handler */
    event_params?: JsonObject;
  }): Triggered;
  triggerEvent(event_id: string, soul_id?: string, event_params?: JsonObject): Triggered;

  /**
   * Changes how a temporary object looks, or how long it lasts from now on.
   */
  updateTemporaryObject(args: {
    /** the temporary object */
    object_id: string;
    /** laid over how it looks, one level deep */
    client_visual_config?: JsonObject;
    /** seconds from now until it fades */
    duration?: number;
  }): Updated;
  updateTemporaryObject(object_id: string, client_visual_config?: JsonObject, duration?: number): Updated;
}

/** The world, as functions see it. */
declare const host: Host;
