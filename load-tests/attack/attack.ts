/**
 * `npm run attack [-- family …]`: tries what a stranger, a player or a member of staff must not get, against a server
 * of its own, and lists each attempt with what was answered. Exit code 0 only when all were refused and every control
 * (the same thing done by whoever may) worked.
 */

import { build } from "../local/build.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { UserError } from "../local/user-error.ts";
import { type Attempt, FAMILIES, isAsItShould, type Verdict } from "./attempt.ts";
import { ATTEMPTS } from "./attempts/all.ts";
import { Scene } from "./scene.ts";

await runCommand(async () => {
  endOnSignals();
  const chosen = chosenAttempts(process.argv.slice(2));
  await build((line) => console.log(line));
  const scene = await Scene.set();
  let failures = 0;
  try {
    let family = "";
    for (const attempt of chosen) {
      if (attempt.family !== family) console.log(`\n${attempt.family}`);
      family = attempt.family;
      const verdict = await verdictOf(attempt, scene);
      const isRight = isAsItShould(attempt, verdict);
      if (!isRight) failures += 1;
      console.log(lineOf(attempt, verdict, isRight));
    }
  } finally {
    await scene.close();
  }
  const controls = chosen.filter(({ isControl }) => isControl).length;
  console.log(
    `\n${chosen.length - controls} attempts, ${controls} controls, ${failures} not as they should be`,
  );
  // Said outright: a connection that is kept open somewhere would keep the command waiting.
  process.exit(failures === 0 ? 0 : 1);
});

/** An attempt that breaks off was not refused: nothing is known of it. */
async function verdictOf(attempt: Attempt, scene: Scene): Promise<Verdict> {
  try {
    return await attempt.run(scene);
  } catch (error) {
    return { isRefused: attempt.isControl ?? false, answered: `broke off: ${error}` };
  }
}

function lineOf({ name, isControl }: Attempt, { answered }: Verdict, isRight: boolean): string {
  const sign = isControl ? (isRight ? "works  " : "BROKEN ") : isRight ? "refused" : "TAKEN  ";
  return `  ${sign}  ${name}\n           ${answered}`;
}

function chosenAttempts(names: readonly string[]): readonly Attempt[] {
  const unknown = names.filter((name) => !FAMILIES.some((family) => family === name));
  if (unknown.length > 0)
    throw new UserError(`no such family: ${unknown.join(", ")}. There are: ${FAMILIES.join(", ")}.`);
  return names.length === 0 ? ATTEMPTS : ATTEMPTS.filter(({ family }) => names.includes(family));
}
