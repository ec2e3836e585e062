// Types only: the shapes that the server sends (docs/protocol.md) and that modules share.

/**
 * @typedef {[number, number, number]} Xyz metres from the location's centre, y up
 *
 * @typedef {object} Landmark
 * @property {string} key
 * @property {string} name
 * @property {boolean} [reachable] on foot, from where the player stands
 * @property {Record<string, any>} client_visual_config
 *
 * @typedef {object} Item
 * @property {string} id
 * @property {string} name
 * @property {string} description
 * @property {string | null} toolName
 * @property {Record<string, any>} properties
 *
 * @typedef {object} TemporaryObject
 * @property {string} id
 * @property {string} type
 * @property {string} from_landmark_id
 * @property {Xyz} from_position_xyz
 * @property {string} to_landmark_id
 * @property {Xyz} to_position_xyz
 * @property {number} duration seconds left when it was sent
 * @property {number} original_duration seconds
 * @property {boolean} walkable
 * @property {Record<string, any>} client_visual_config
 *
 * @typedef {{id: string, type: string, details: Record<string, any>}} EnvironmentObject
 * @typedef {{id: string, name: string, kind?: "player" | "npc", position_xyz: Xyz, voice?: string, hears_within?: number, hears_npcs_within?: number}} SoulHere
 *
 * @typedef {object} GameState
 * @property {{id: string, name: string, locationId: string, position_xyz: Xyz}} playerSoul
 * @property {{id: string, name: string, description: string, exits: Record<string, string>,
 *     exitNames?: Record<string, string>,
 *     landmarks: Record<string, Landmark>, client_visual_config: Record<string, any>}} currentLocation
 * @property {Item[]} inventory
 * @property {string[]} worldLog
 * @property {TemporaryObject[]} activeTemporaryObjects
 * @property {EnvironmentObject[]} environmentObjectsInLocation
 * @property {SoulHere[]} soulsInLocation
 * @property {Record<string, Record<string, any>>} allPuzzleStates
 * @property {Record<string, any>} worldProperties
 *
 * @typedef {{kind: "landmark" | "item" | "soul" | "temporary", id: string}} Selection
 *
 * @typedef {object} Action something that the player can do now
 * @property {string} key tells it from others
 * @property {string} label
 * @property {"use" | "wish" | "go"} kind
 * @property {string} [artifactId]
 * @property {Record<string, unknown>} [args]
 * @property {string} [exitKey]
 * @property {string} [targetKey] the landmark that it is aimed at
 *
 * @typedef {{success: boolean, message: string, code?: string, [more: string]: any}} Reply
 *
 * @typedef {{id: number, text: string, kind: "world" | "people" | "wish", at: number | null}} LogLine
 * @typedef {{id: number, text: string, tone: "good" | "bad" | "plain", at: number}} Note
 *
 * @typedef {{stage: string, detail: string, at: number, findings?: string[]}} WishStage `at`: milliseconds after the wish, without those
 *     that its player took to answer; `findings`: what was wrong with the draft before, for a repair
 *
 * @typedef {object} Wish
 * @property {string | null} id null until the server has named it
 * @property {string} description
 * @property {string} catalystId
 * @property {WishStage[]} stages
 * @property {string} source what has been written so far
 * @property {"working" | "offered" | "preview" | "ready" | "declined"} status `offered`: something does it already;
 *     `preview`: it is written, and waits to be kept
 * @property {string} message how it ended
 * @property {string} code
 * @property {string | null} artifactId the tool
 * @property {string[]} suggestions wishes that can be granted here instead
 * @property {number} startedAt `performance.now()`, as if its player had always answered at once
 * @property {number} worked milliseconds that it took until its player last answered
 * @property {"wish" | "refine" | "repair"} kind
 * @property {Offer[]} offers functions that do it already
 * @property {Draft | null} draft what waits to be kept
 * @property {string} problem why the last step with the draft did not come off
 *
 * @typedef {object} Offer a function that does already what was wished for
 * @property {string} function_name
 * @property {string} description
 * @property {string} [author]
 * @property {string} [made_for] the wish that it was made from
 * @property {number} runs
 * @property {number} succeeded
 * @property {number} similarity 0 to 1
 *
 * @typedef {object} Draft a tool that is not kept yet
 * @property {string} id
 * @property {string} functionName
 * @property {string} artifactName
 * @property {string[]} would what it would do, in sentences
 * @property {TemporaryObject[]} temporary what it would make
 * @property {{id: string, name: string, kind: string, before?: any, after?: any}[]} changed what it would change
 * @property {string[]} requires what it needs, in sentences
 * @property {string[]} ensures what it promises, in sentences
 * @property {string} source
 * @property {string} language
 * @property {number} revision counted from 1: how often it was refined
 *
 * @typedef {{tokens_used?: number, tokens_held?: number, tokens_limit?: number, tokens_left?: number, usd_used?: number, usd_held?: number,
 *     usd_limit?: number, usd_left?: number, renews_at?: string}} BudgetLine
 * @typedef {{minute?: BudgetLine, day?: BudgetLine, warning?: string}} Account
 *
 * @typedef {object} DemoStep
 * @property {number} number
 * @property {number} of
 * @property {string} caption
 * @property {string} action
 * @property {boolean} paused
 * @property {number | "max"} speed
 * @property {boolean} done
 * @property {string} [failed]
 * @property {string | null} [landmark_key] what the demo player looks at
 */

export {};
