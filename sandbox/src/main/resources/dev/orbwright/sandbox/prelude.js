// What every guest finds in its context. Evaluated before the guest's source, as an internal source: its
// statements are not charged to the guest, and its frames are not in the guest's stack traces.
//
// Guests are hostile. Code that runs after this file was evaluated uses only what it took from the
// intrinsics here, calls methods through `apply`, and never reads a property that a guest could have put
// on a prototype. Nothing is kept between calls but the outcome of the entry point. The functions that
// reach the host (`bridge`) are never handed to a guest.
(function (bridge, namesJson, maxChars, maxLineChars) {
  'use strict';

  const { call: callHost, later: callLater, answer: awaitHost, log: writeLog, overflow, unknown } = bridge;
  const { parse, stringify } = JSON;
  const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
  const { create, freeze } = Object;
  const { hasOwnProperty } = Object.prototype;
  const { slice, indexOf } = String.prototype;
  const { get: codeGet, set: codeSet } = WeakMap.prototype;
  const toText = String;
  const ErrorIntrinsic = Error;
  const TypeErrorIntrinsic = TypeError;
  const ProxyIntrinsic = Proxy;
  const SymbolIntrinsic = Symbol;
  const genuine = new WeakMap();

  // The engine has one registry of symbols for all its contexts, which only grows: guests get their own.
  const { get: symbolGet, set: symbolSet } = Map.prototype;
  const symbolsByKey = new Map();
  const keysBySymbol = new Map();
  const registry = {
    for(key) {
      const text = `${key}`;
      let symbol = apply(symbolGet, symbolsByKey, [text]);
      if (symbol === undefined) {
        symbol = SymbolIntrinsic(text);
        apply(symbolSet, symbolsByKey, [text, symbol]);
        apply(symbolSet, keysBySymbol, [symbol, text]);
      }
      return symbol;
    },
    keyFor(symbol) {
      if (typeof symbol !== 'symbol') {
        throw new TypeErrorIntrinsic('not a symbol');
      }
      return apply(symbolGet, keysBySymbol, [symbol]);
    },
  };
  for (const name of ['for', 'keyFor']) {
    defineProperty(SymbolIntrinsic, name, {
      __proto__: null, value: registry[name], writable: true, enumerable: false, configurable: true,
    });
  }

  class HostError extends Error {
    code;

    constructor(code, message) {
      super(message);
      this.code = code;
    }
  }
  HostError.prototype.name = 'HostError';
  freeze(HostError.prototype);
  freeze(HostError);

  // Guests can make a HostError of their own; only those made here tell the host their code.
  const refusal = (code, message) => {
    const error = new HostError(code, message);
    apply(codeSet, genuine, [error, code]);
    return error;
  };

  const bounded = (text) => {
    if (text.length > maxChars) {
      overflow();
    }
    return text;
  };

  const messageOf = (error) => {
    try {
      return apply(slice, toText(error.message), [0, 200]);
    } catch {
      return 'it threw';
    }
  };

  // Each argument by itself: a guest's `Array.prototype.toJSON` cannot make this anything but an array.
  const encodeArguments = (label, args) => {
    let text = '[';
    for (let i = 0; i < args.length; i++) {
      let part;
      try {
        part = stringify(args[i]);
      } catch (error) {
        throw refusal(
            'BAD_ARGUMENT',
            `${label}: argument ${i + 1} cannot be written as JSON: ${messageOf(error)}`);
      }
      text += (i > 0 ? ',' : '') + (part === undefined ? 'null' : part);
    }
    return bounded(text + ']');
  };

  // A reply is 'V' and JSON text, or 'R', a code, a line feed and a message.
  const decoded = (reply) => {
    if (reply[0] === 'V') {
      return parse(apply(slice, reply, [1]));
    }
    const end = apply(indexOf, reply, ['\n']);
    throw refusal(apply(slice, reply, [1, end]), apply(slice, reply, [end + 1]));
  };

  const invokeHost = (label, name, args) => decoded(callHost(name, encodeArguments(label, args)));

  // The answer to a call that is made later: an object whose members wait for it when they are first
  // read, and are ordinary from then on.
  const promised = (ticket, members) => {
    const object = {};
    let answer;
    const getters = create(null);
    const settle = () => {
      if (answer !== undefined) {
        return;
      }
      answer = decoded(awaitHost(ticket));
      for (let i = 0; i < members.length; i++) {
        const name = members[i];
        const own = getOwnPropertyDescriptor(object, name);
        if (own && apply(hasOwnProperty, own, ['get']) && own.get === getters[name]) {
          defineProperty(object, name, {
            __proto__: null, value: answer[name], writable: true, enumerable: true, configurable: true,
          });
        }
      }
    };
    for (let i = 0; i < members.length; i++) {
      const name = members[i];
      const get = () => {
        settle();
        return answer[name];
      };
      getters[name] = get;
      defineProperty(object, name, {
        __proto__: null,
        get,
        set(value) {
          const data = {
            __proto__: null, value, writable: true, enumerable: true, configurable: true,
          };
          if (!defineProperty(this, name, data)) {
            throw new TypeErrorIntrinsic(`Cannot assign to read only property '${name}'`);
          }
        },
        enumerable: true,
        configurable: true,
      });
    }
    return object;
  };

  const invokeLater = (label, name, args, members) => {
    const text = encodeArguments(label, args);
    const ticket = callLater(name, text);
    if (ticket < 0) {
      return decoded(callHost(name, text));
    }
    return members.length === 0 ? null : promised(ticket, members);
  };

  // A namespace's own properties are its functions; the proxy behind it sees only what is not there.
  const namespace = (title, names, lazy) => {
    const missing = new ProxyIntrinsic(freeze(create(null)), freeze({
      __proto__: null,
      get(target, key) {
        // What the language itself looks for when it converts, awaits or prints an object.
        if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') {
          return undefined;
        }
        throw refusal('UNKNOWN_FUNCTION', unknown(title, apply(slice, key, [0, 100])));
      },
    }));
    const functions = create(missing);
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      const label = `${title}.${name}`;
      const members = apply(hasOwnProperty, lazy, [name]) ? lazy[name] : undefined;
      const value = freeze(members === undefined
          ? (...args) => invokeHost(label, name, args)
          : (...args) => invokeLater(label, name, args, members));
      defineProperty(functions, name, { __proto__: null, value, enumerable: true });
    }
    return freeze(functions);
  };

  const describe = (value) => {
    if (typeof value === 'string') {
      return value;
    }
    try {
      if (value instanceof ErrorIntrinsic) {
        return `${value.name}: ${value.message}`;
      }
      if (typeof value === 'function') {
        return '[function]';
      }
      const text = typeof value === 'object' ? stringify(value) : undefined;
      return text === undefined ? toText(value) : text;
    } catch {
      return '[cannot be shown]';
    }
  };

  const writer = (level) => freeze((...values) => {
    let text = '';
    for (let i = 0; i < values.length && text.length <= maxLineChars; i++) {
      text += (i > 0 ? ' ' : '') + apply(slice, describe(values[i]), [0, maxLineChars + 1]);
    }
    writeLog(level, text);
  });

  const names = parse(namesJson);
  const console = { __proto__: null };
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    console[level] = writer(level);
  }
  const globals = {
    __proto__: null,
    host: namespace('host', names.native, names.lazy),
    console: freeze(console),
    HostError,
  };
  for (const name in globals) {
    defineProperty(globalThis, name, { __proto__: null, value: globals[name] });
  }
  // Few guests in this language use the seed's names: made when they are first read.
  let seed;
  const get = freeze(() => {
    if (seed === undefined) {
      seed = namespace('external_apis', names.seed, create(null));
    }
    return seed;
  });
  defineProperty(globalThis, 'external_apis', { __proto__: null, get });
  // Shared memory has no use here, and waiting on it would block a thread.
  delete globalThis.SharedArrayBuffer;
  delete globalThis.Atomics;

  let state = 'idle';
  let outcome;

  return freeze({
    __proto__: null,

    // Calls the entry point. A promise is settled, if at all, by the microtasks that run before the
    // host gets control back.
    invoke(entryPoint, argumentJson) {
      const result = apply(entryPoint, undefined, [parse(argumentJson)]);
      const isObject = typeof result === 'object' || typeof result === 'function';
      if (result === null || !isObject || typeof result.then !== 'function') {
        state = 'returned';
        outcome = result;
        return;
      }
      state = 'pending';
      (async () => {
        try {
          outcome = await result;
          state = 'returned';
        } catch (error) {
          outcome = error;
          state = 'rejected';
        }
      })();
    },

    // Whether the entry point has returned; throws what its promise was rejected with.
    settled() {
      if (state === 'rejected') {
        throw outcome;
      }
      return state === 'returned';
    },

    encodeResult() {
      const text = stringify(outcome);
      return text === undefined ? 'null' : bounded(text);
    },

    // The code of a refusal by the host, or '' for any other thrown value.
    codeOf(error) {
      const isObject = typeof error === 'object' && error !== null;
      return (isObject && apply(codeGet, genuine, [error])) || '';
    },
  });
})
