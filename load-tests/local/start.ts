/** `npm start`: builds when needed, migrates, seeds the demo once and serves site and API on one port. */

import { build } from "./build.ts";
import { DEMO_ACCOUNTS, DEMO_CAMPAIGN } from "./demo.ts";
import { endOnSignals, runCommand } from "./ending.ts";
import { dataDir, port } from "./paths.ts";
import { seedDemo } from "./seed.ts";
import { startLocalServer } from "./server.ts";
import { unplayedCodes } from "./unplayed.ts";

const CODES_SHOWN = 5;

await runCommand(async () => {
  const [wantedPort, directory] = [port(), dataDir()];
  endOnSignals({ lastWords: "\nStopped.\n", exitCode: 0 });
  await build((line) => console.log(line));
  const server = await startLocalServer({ port: wantedPort, dataDir: directory });
  const creationMs = await seedDemo(server, directory);
  const codes = await unplayedCodes(server, directory, CODES_SHOWN);
  console.log(banner(server.url, codes, creationMs));
});

function banner(url: string, codes: readonly string[], creationMs: number | undefined): string {
  const accounts = DEMO_ACCOUNTS.map(
    ({ role, email, password }) => `  ${role.padEnd(9)} ${email.padEnd(22)} ${password}`,
  );
  return [
    "",
    ...(creationMs === undefined
      ? []
      : [
          `Created the demo campaign of ${DEMO_CAMPAIGN.ticketCount.toLocaleString("en")} tickets in ${creationMs.toFixed(0)} ms.`,
        ]),
    `ThéTipTop is ready on ${url}`,
    "",
    "Accounts",
    ...accounts,
    "",
    "Unplayed codes",
    ...codes.map((code) => `  ${code}`),
    "",
    "Ctrl-C stops the server; its data stays.",
  ].join("\n");
}
