/**
 * `npm run deploy -- --env staging|production`: builds, migrates D1, and deploys for everybody at once. For staging, for
 * the first deployment of all, and for changes of object classes, which cannot be rolled out (docs/operations.md).
 */

import { endOnSignals, runCommand } from "../local/ending.ts";
import { readOptions } from "./options.ts";
import { prepareRelease } from "./prepare.ts";
import { Wrangler } from "./wrangler.ts";

await runCommand(async () => {
  const { environment } = readOptions(process.argv.slice(2));
  endOnSignals();
  const wrangler = new Wrangler(environment);
  const { name, vars } = await prepareRelease(environment, wrangler, console.log);
  await wrangler.run("deploy");
  console.log(`${name} is deployed: ${vars["PUBLIC_ORIGIN"]}`);
  process.exit(0); // the bootstrap's channel would keep us
});
