/** `npm run dev`: the same server as `npm start`, rebuilt and restarted when a source file changes. */

import { watch } from "node:fs";
import { build } from "./build.ts";
import { endOnSignals, runCommand } from "./ending.ts";
import { dataDir, inRepository, port } from "./paths.ts";
import { seedDemo } from "./seed.ts";
import { type LocalServer, startLocalServer } from "./server.ts";

const WATCHED = ["web", "worker", "durable-objects", "migrations"];
const QUIET_MS = 200; // editors write a file in several strokes

let server: LocalServer | undefined;
let work = Promise.resolve();
let timer: NodeJS.Timeout | undefined;

endOnSignals({ lastWords: "\nStopped.\n", exitCode: 0 });
await runCommand(async () => {
  await build((line) => console.log(line));
  await restart();
});
for (const folder of WATCHED) watch(inRepository(folder), { recursive: true }, rebuildSoon);

function rebuildSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    work = work.then(rebuild);
  }, QUIET_MS);
}

async function rebuild(): Promise<void> {
  try {
    if (await build((line) => console.log(line))) await restart();
  } catch (error) {
    // A slip in the source is normal here: say it, keep the last good build serving, wait for the next change.
    console.error(error instanceof Error ? error.message : error);
  }
}

async function restart(): Promise<void> {
  await server?.stop();
  server = undefined;
  server = await startLocalServer({ port: port(), dataDir: dataDir() });
  await seedDemo(server, dataDir());
  console.log(`Serving on ${server.url}`);
}
