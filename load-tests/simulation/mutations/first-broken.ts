/** `node first-broken.ts <from> <seeds>`: the first seed that breaks a promise, as JSON; `null` when none does. */

import "../runtime/hooks.ts";
import { writeSync } from "node:fs";

const { runSeed } = await import("../run-seed.ts");
const [from = 1, seeds = 1] = process.argv.slice(2).map(Number);

writeSync(1, JSON.stringify(await firstBroken()));

async function firstBroken() {
  for (let seed = from; seed < from + seeds; seed++) {
    const { broken } = await runSeed(seed);
    if (broken) return { seed, promise: String(broken.promise), message: broken.message };
  }
  return null;
}
