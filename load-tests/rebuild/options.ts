/** The options of `npm run rebuild-winners`. */

import { parseArgs } from "node:util";
import { slugSchema } from "../../worker/campaigns/slug.ts";
import { UserError } from "../local/user-error.ts";

const USAGE = `Usage: npm run rebuild-winners -- [--url https://…] [--campaign SLUG]
  --url       a deployed service; without it the local data folder (DATA_DIR), while no server uses it
  --campaign  another campaign than the one that the service shows
  ADMIN_TOKEN in the environment, with --url: an administrator's bearer token`;

/** Where no one else can listen, a token may go unencrypted. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

const OPTIONS = { url: { type: "string" }, campaign: { type: "string" } } as const;

export interface RebuildOptions {
  /** An origin; undefined for the local data folder. */
  readonly url: string | undefined;
  /** Undefined for the campaign that the service shows. */
  readonly campaign: string | undefined;
}

/** @throws UserError naming what is wrong */
export function readOptions(args: readonly string[]): RebuildOptions {
  const { url, campaign } = parse(args);
  if (campaign !== undefined && !slugSchema.safeParse(campaign).success)
    throw new UserError(`--campaign must be a campaign's short name, not "${campaign}".`);
  return { url: url === undefined ? undefined : originOf(url), campaign };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UserError(`rebuild-winners: ${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function originOf(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.includes(url.hostname));
  if (!url || !isSafe || url.pathname !== "/" || url.search !== "" || url.username !== "")
    throw new UserError(`--url must be the https:// address of a service, not "${given}".`);
  return url.origin;
}
