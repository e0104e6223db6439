/**
 * Replaces clock, timers and randomness of this process by those of the world that is being simulated. Nothing waits:
 * time passes because something is planned for later.
 */

import type { Planned } from "./agenda.ts";
import type { World } from "./world.ts";

const real = { setTimeout, clearTimeout, setInterval };
const realNow = Date.now;
const realRandom = Math.random;
const realError = console.error;
const BYTE = 256;

/**
 * From now on all timers, clocks, logs and random numbers are this world's.
 * @returns gives them back
 */
export function enter(world: World): () => void {
  Date.now = () => world.clockMs;
  Math.random = () => world.dice.upTo(1);
  // What objects log belongs to the story of the seed.
  console.error = (line: unknown) => world.note(`log of ${world.running.name}`, String(line));
  Object.assign(globalThis, {
    setTimeout: (run: () => void, milliseconds = 0) => world.setTimer(run, milliseconds),
    clearTimeout: (timer: Planned | undefined) => {
      if (timer) timer.isCancelled = true;
    },
    setInterval: () => {
      throw new Error("no object sets an interval: the simulation would have to know how");
    },
  });
  Object.defineProperties(crypto, {
    randomUUID: { value: () => world.dice.uuid(), configurable: true },
    getRandomValues: { value: (bytes: Uint8Array) => fill(bytes, world), configurable: true },
  });
  // The runtime logs such a rejection and goes on; an object that was torn down leaves some behind.
  const note = (error: unknown) => world.note(`unhandled rejection at ${world.running.name}`, String(error));
  process.on("unhandledRejection", note);
  return () => {
    Date.now = realNow;
    Math.random = realRandom;
    console.error = realError;
    Object.assign(globalThis, real);
    Reflect.deleteProperty(crypto, "randomUUID");
    Reflect.deleteProperty(crypto, "getRandomValues");
    process.off("unhandledRejection", note);
  };
}

function fill(bytes: Uint8Array, { dice }: World): Uint8Array {
  for (let place = 0; place < bytes.length; place++) bytes[place] = dice.below(BYTE);
  return bytes;
}
