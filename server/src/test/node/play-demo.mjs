// Plays a demo script on a running server, as a client of the seed would: by the seed's events only,
// and by what the server sends, not by what it acknowledges. That each request is acknowledged as well,
// and with the same words, is checked beside.
//
//     node play-demo.mjs http://localhost:3001 [demo_script.json]
//
// One line a step; exits with 0 where no step failed, 1 where one did, 2 where the command line is wrong.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { io } from 'socket.io-client';

const STANDARD_SCRIPT = fileURLToPath(new URL('../../../../demos/demo_script.json', import.meta.url));
const PATIENCE_MS = 30_000;
const EXPECTATIONS = new Set([
  'success',
  'message_contains',
  'event',
  'location_id',
  'puzzle_solved',
  'inventory_name_starts_with',
  'reachable',
]);

/** A step did not do what it should; the run goes on. */
class StepFailed extends Error {
  constructor(expected, seen) {
    super(`expected ${expected}, saw ${typeof seen === 'string' ? seen : JSON.stringify(seen)}`);
  }
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what is waited for
 * @returns {Promise<T>}
 */
async function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new StepFailed(what, `nothing for ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A player who sees the world by `gameStateUpdate` and hears answers by `actionResult`. */
class Player {
  /** @param {string} url */
  constructor(url) {
    this.state = null;
    this.watchers = new Set();
    this.socket = io(url, { transports: ['websocket'], reconnection: false });
    this.soulId = new Promise((resolve, reject) => {
      this.socket.once('assignSoulId', resolve);
      this.socket.once('connect_error', (error) => reject(new Error(`no way in: ${error.message}`)));
    });
    this.socket.on('gameStateUpdate', (state) => {
      this.state = state;
      this.watchers.forEach((watcher) => watcher());
    });
  }

  async enter() {
    const soulId = await within(this.soulId, 'assignSoulId');
    await this.sees('its own soul', (state) => state.playerSoul?.id === soulId);
    return soulId;
  }

  /**
   * Waits until the world looks so.
   *
   * @param {string} expected
   * @param {(state: any) => any} look what is looked for in the state; a falsy value is not it
   * @param {(state: any) => any} otherwise what is seen in its place
   */
  async sees(expected, look, otherwise = () => 'something else') {
    let watcher;
    const seen = new Promise((resolve) => {
      watcher = () => {
        const found = this.state && look(this.state);
        if (found) resolve(found);
      };
    });
    this.watchers.add(watcher);
    try {
      watcher();
      return await within(seen, expected);
    } catch (error) {
      throw error instanceof StepFailed && this.state
        ? new StepFailed(expected, otherwise(this.state))
        : error;
    } finally {
      this.watchers.delete(watcher);
    }
  }

  /**
   * Sends a request; goes on when its `actionResult` comes.
   *
   * @param {string} event
   * @param {object} payload
   */
  async act(event, payload) {
    const result = new Promise((resolve) => this.socket.once('actionResult', resolve));
    const acknowledged = this.socket.timeout(PATIENCE_MS).emitWithAck(event, payload);
    acknowledged.catch(() => {}); // looked at below, also where the result does not come
    const said = await within(result, `an actionResult for ${event}`);
    const answer = await acknowledged.catch(() => 'no acknowledgement');
    if (!isDeepStrictEqual(said, answer)) {
      throw new StepFailed(`${event} acknowledged with ${JSON.stringify(said)}`, answer);
    }
    this.socket.emit('requestState'); // as the seed's client does: it asks, and waits for the event
    return said;
  }

  leave() {
    this.socket.disconnect();
  }
}

/** What a demo player does with its steps. */
class DemoRun {
  /** @param {Player} player */
  constructor(player) {
    this.player = player;
    this.focus = null;
    this.catalyst = null;
  }

  /** Plays a step; returns what to say of it. */
  async play(step) {
    for (const member of Object.keys(step.expect ?? {})) {
      if (!EXPECTATIONS.has(member)) {
        throw new StepFailed(`an expectation out of ${[...EXPECTATIONS].join(', ')}`, member);
      }
    }
    switch (step.action) {
      case 'WAIT':
        return 'wait (skipped)';
      case 'COMMENT':
        return step.text;
      case 'DEMO_FOCUS_ON_LANDMARK':
        return this.look(step);
      case 'USE_ARTIFACT':
        return this.judge(step, await this.use(step));
      case 'DESCRIBE_TOOL':
        return this.judge(step, await this.describe(step));
      case 'DEMO_USE_EXIT':
        return this.judge(step, await this.leave(step));
      default:
        throw new StepFailed('an action that a client can do', step.action ?? 'none');
    }
  }

  async look(step) {
    this.focus = step.landmark_key;
    if (this.focus === null) return 'look around';
    const landmark = await this.player.sees(
      `the landmark ${this.focus} here`,
      (state) => state.currentLocation.landmarks[this.focus],
      (state) => Object.keys(state.currentLocation.landmarks),
    );
    return `look at ${landmark.name}`;
  }

  async use(step) {
    const { artifact_name: name, artifact_name_starts_with: start, args = {} } = step;
    const artifact = await this.player.sees(
      `to carry ${name ?? start}`,
      (state) =>
        state.inventory.findLast((item) => (name ? item.name === name : item.name.startsWith(start))),
      (state) => state.inventory.map((item) => item.name),
    );
    if (args.target_env_object_id) this.requireFocusOn(args.target_env_object_id);
    const answer = await this.player.act('performAction', { artifactId: artifact.id, args });
    this.catalyst = answer.prompt_for_tool_artifact_id ?? this.catalyst;
    return answer;
  }

  requireFocusOn(target) {
    const landmark = this.player.state.currentLocation.landmarks[this.focus];
    const aimed = landmark?.client_visual_config.targetable_as_env_object_id;
    if (aimed !== target) {
      throw new StepFailed(`the focus on the landmark of ${target}`, this.focus ?? 'no focus');
    }
  }

  async describe(step) {
    if (!this.catalyst) throw new StepFailed('an artifact that asked for a wish before', 'none');
    return this.player.act('submitToolDescription', {
      description: step.description,
      catalyst_artifact_id: this.catalyst,
    });
  }

  async leave(step) {
    if (this.focus !== step.exit_landmark_key) {
      throw new StepFailed(`the focus on ${step.exit_landmark_key}`, this.focus ?? 'no focus');
    }
    this.focus = null;
    return this.player.act('playerMove', { exit_key: step.exit_landmark_key });
  }

  async judge(step, answer) {
    const { success = true, message_contains: part, event, ...facts } = step.expect ?? {};
    if (answer.success !== success) throw new StepFailed(`success ${success}`, answer);
    if (part && !answer.message.toLowerCase().includes(part.toLowerCase())) {
      throw new StepFailed(`a message with '${part}'`, answer.message);
    }
    if (event && answer.event !== event) throw new StepFailed(`the event ${event}`, answer);
    for (const [fact, value] of Object.entries(facts)) {
      await this.player.sees(
        `${fact} ${value}`,
        (state) => holds(fact, value, state),
        (state) => ({ playerSoul: state.playerSoul, puzzles: state.allPuzzleStates }),
      );
    }
    return answer.message;
  }
}

function holds(fact, value, state) {
  switch (fact) {
    case 'location_id':
      return state.playerSoul.locationId === value;
    case 'puzzle_solved':
      return state.allPuzzleStates[value]?.solved === true;
    case 'inventory_name_starts_with':
      return state.inventory.some((item) => item.name.startsWith(value));
    case 'reachable':
      return state.currentLocation.landmarks[value]?.reachable === true;
    default:
      return false;
  }
}

async function main([url, script = STANDARD_SCRIPT]) {
  if (!url) {
    console.error('usage: node play-demo.mjs http://localhost:3001 [demo_script.json]');
    return 2;
  }
  const steps = JSON.parse(await readFile(script, 'utf8'));
  const player = new Player(url);
  let failed = 0;
  try {
    console.log(`playing as soul ${await player.enter()}`);
    const run = new DemoRun(player);
    for (const [index, step] of steps.entries()) {
      const number = String(index + 1).padStart(4);
      try {
        console.log(`${number}  ${await run.play(step)}`);
      } catch (error) {
        if (!(error instanceof StepFailed)) throw error;
        failed++;
        console.log(`${number}  FAILED ${step.action}: ${error.message}`);
      }
    }
  } finally {
    player.leave();
  }
  console.log(`demo: ${steps.length} steps, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`play-demo: ${error.message}`);
  process.exitCode = 1;
}
