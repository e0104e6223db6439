/** `npm run load -- verify --wins file …`: the verifier alone, for runs that were made by other means. */

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { logIn } from "../local/api-client.ts";
import { build } from "../local/build.ts";
import { DEMO_ADMIN, DEMO_CAMPAIGN } from "../local/demo.ts";
import { dataDir } from "../local/paths.ts";
import { isSeeded } from "../local/seed.ts";
import { startLocalServer } from "../local/server.ts";
import { UserError } from "../local/user-error.ts";
import { verdictLines, verify } from "../verify/verify.ts";
import { deployedTarget } from "./deployed-target.ts";
import { servedTarget } from "./local-target.ts";
import type { VerifyOptions } from "./options.ts";
import type { Target } from "./target.ts";

/** Verifies the demo's data directory, or a deployed campaign. @returns whether the verdict is sound */
export async function verifyFiles(
  { wins, url, input }: VerifyOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const winsFiles = wins.map((file) => resolve(process.env["INIT_CWD"] ?? "", file));
  const missing = winsFiles.find((file) => !existsSync(file));
  if (missing !== undefined) throw new UserError(`--wins: there is no ${missing}`);
  const target =
    url === undefined || input === undefined ? await demoTarget(say) : await deployedTarget(url, input);
  try {
    const { adminToken, catalogue, serialOf, query } = target;
    const { verdict } = await verify({
      url: target.url,
      adminToken,
      catalogue,
      serialOf,
      query,
      seed: target.seed(),
      winsFiles,
      // What else was played there nobody says: only what was told can be held against what is stored.
      playedBefore: undefined,
      unanswered: 0,
      worstLagMs: 0,
    });
    for (const line of verdictLines(verdict)) say(line);
    return verdict.sound;
  } finally {
    await target.stop();
  }
}

async function demoTarget(say: (line: string) => void): Promise<Target> {
  const directory = dataDir();
  if (!isSeeded(directory))
    throw new UserError(`There is no demo in ${directory}: nothing was played there.`);
  await build(say);
  const server = await startLocalServer({ port: 0, dataDir: directory });
  const adminToken = await logIn(server.url, DEMO_ADMIN.email, DEMO_ADMIN.password);
  return servedTarget(server, directory, adminToken, DEMO_CAMPAIGN.slug);
}
