/**
 * `npm run rollback -- --env production [--version ID]`: everybody has the version before again, or the one named, within
 * seconds. Code alone goes back: D1 and the objects keep what was written, and what was migrated.
 */

import { endOnSignals, runCommand } from "../local/ending.ts";
import { readOptions } from "./options.ts";
import { liveVersions, specOf } from "./versions.ts";
import { Wrangler } from "./wrangler.ts";

await runCommand(async () => {
  const { environment, version, message } = readOptions(process.argv.slice(2));
  endOnSignals();
  const wrangler = new Wrangler(environment);
  const live = async () =>
    liveVersions(await wrangler.ask(["deployments", "status", "--json"]))
      .map(specOf)
      .join(", ");
  console.log(`Now: ${await live()}`);
  // Without an id wrangler takes the last version that everybody had before.
  await wrangler.run("rollback", ...(version === undefined ? [] : [version]), "--message", message, "--yes");
  console.log(`Now: ${await live()}`);
  process.exit(0);
});
