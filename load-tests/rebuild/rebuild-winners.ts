/**
 * `npm run rebuild-winners -- [--url https://…] [--campaign SLUG]`: puts back into D1 what it lacks of the winners in the
 * shards' ledgers, deletes nothing, and says where D1 and the ledgers differ afterwards. Exit code 0 when they agree,
 * 1 when they do not, or when it could not be done.
 */

import { call, campaignStatus, logIn } from "../local/api-client.ts";
import { build } from "../local/build.ts";
import { DEMO_ADMIN } from "../local/demo.ts";
import { endOnSignals, runCommand } from "../local/ending.ts";
import { dataDir } from "../local/paths.ts";
import { isSeeded } from "../local/seed.ts";
import { startLocalServer } from "../local/server.ts";
import { UserError } from "../local/user-error.ts";
import { readOptions } from "./options.ts";
import { rebuildWinners, reportLines } from "./rebuild.ts";

function say(line: string): void {
  console.log(line);
}

interface Service {
  /** Without a slash at its end. */
  readonly url: string;
  readonly adminToken: string;
}

await runCommand(async () => {
  const { url, campaign } = readOptions(process.argv.slice(2));
  endOnSignals();
  const service = url === undefined ? await localService() : deployedService(url);
  const slug = campaign ?? (await shownCampaign(service));
  const { catalogue } = await campaignStatus(service.url, service.adminToken, slug);
  say(`${slug} at ${service.url}, ${catalogue.shardCount} shards`);
  const rebuilt = await rebuildWinners({ ...service, slug, catalogue }, say);
  for (const line of reportLines(rebuilt)) say(line);
  process.exit(rebuilt.differences.length === 0 ? 0 : 1); // "exit" ends a local server's runtime
});

function deployedService(url: string): Service {
  const adminToken = process.env["ADMIN_TOKEN"];
  if (adminToken === undefined || adminToken === "")
    throw new UserError(
      "ADMIN_TOKEN must be an administrator's bearer token: only they may read the ledgers.",
    );
  return { url, adminToken };
}

async function localService(): Promise<Service> {
  const directory = dataDir();
  if (!isSeeded(directory))
    throw new UserError(`There is no demo in ${directory}: nothing was played there.`);
  await build(say);
  const { url } = await startLocalServer({ port: 0, dataDir: directory });
  return { url, adminToken: await logIn(url, DEMO_ADMIN.email, DEMO_ADMIN.password) };
}

/** The slug of the campaign that the site shows. */
async function shownCampaign({ url }: Service): Promise<string> {
  const { data } = await call<{ data: { slug: string } }>(url, "/api/campaign");
  return data.slug;
}
