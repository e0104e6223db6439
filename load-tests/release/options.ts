/** The options of deploy, rollout and rollback. */

import { parseArgs } from "node:util";
import { UserError } from "../local/user-error.ts";
import { type Environment, environmentOf } from "./environments.ts";

const USAGE = `Usage: npm run deploy -- --env staging|production
       npm run rollout -- --env staging|production [--minutes N]
       npm run rollback -- --env staging|production [--version ID] [--message WHY]`;
const MINUTES_MAX = 240; // longer than an Actions job may be watched for by anybody
const VERSION = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const OPTIONS = {
  env: { type: "string" },
  minutes: { type: "string", default: "10" },
  version: { type: "string" },
  message: { type: "string", default: "by npm run rollback" },
} as const;

export interface ReleaseOptions {
  readonly environment: Environment;
  /** How long each step of a rollout is watched. */
  readonly minutes: number;
  /** Where to go back to; undefined for the version before. */
  readonly version: string | undefined;
  /** Why, for the list of deployments. */
  readonly message: string;
}

/** @throws UserError naming what is wrong */
export function readOptions(args: readonly string[]): ReleaseOptions {
  const { env, minutes, version, message } = parse(args);
  const number = Number(minutes);
  if (!/^\d+$/.test(minutes) || number < 1 || number > MINUTES_MAX)
    throw new UserError(`--minutes must be a whole number from 1 to ${MINUTES_MAX}, not "${minutes}".`);
  if (version !== undefined && !VERSION.test(version))
    throw new UserError(`--version must be the id of a version (wrangler versions list), not "${version}".`);
  return { environment: environmentOf(env), minutes: number, version, message };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
