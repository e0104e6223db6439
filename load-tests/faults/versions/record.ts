/**
 * `node load-tests/faults/versions/record.ts <commit>`: what a released Worker asks of its objects, written down for
 * the tests of every later version. To be run after a release, and committed.
 */

import { writeFileSync } from "node:fs";
import { runCommand } from "../../local/ending.ts";
import { inRepository } from "../../local/paths.ts";
import { UserError } from "../../local/user-error.ts";
import { buildVersion } from "./other-version.ts";
import { listeningHouse, ownClasses, walk } from "./walk.ts";

const FILE = "load-tests/faults/versions/released-calls.json";

await runCommand(async () => {
  const name = process.argv[2];
  if (name === undefined) throw new UserError("Usage: node load-tests/faults/versions/record.ts <commit>");
  const version = buildVersion(name);
  const has = version.classes();
  const house = await listeningHouse(
    ownClasses().filter((name) => has.has(name)),
    version.script,
  );
  try {
    const calls = await walk(house);
    const { commit } = version;
    writeFileSync(inRepository(FILE), `${JSON.stringify({ commit, calls }, undefined, 1)}\n`);
    console.log(`${calls.length} calls of ${commit} are in ${FILE}`);
  } finally {
    await house.close();
    version.remove();
  }
  process.exit(0);
});
