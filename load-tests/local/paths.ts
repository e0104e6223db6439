/** Where the local server keeps things and listens; the two settings a user may change. */

import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "./user-error.ts";

const DEFAULT_PORT = 8787; // the port of Cloudflare's own tools, so that existing scripts keep working
const HIGHEST_PORT = 65_535;

/** The repository's root, absolute. */
export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** A path inside the repository, absolute. */
export function inRepository(...parts: string[]): string {
  return resolve(repositoryRoot, ...parts);
}

/** Where D1, the objects and the secrets live: `DATA_DIR`, or `.data` in the repository. Absolute. */
export function dataDir(): string {
  return resolve(repositoryRoot, process.env["DATA_DIR"] || ".data");
}

/**
 * The port to listen on: `PORT`, or 8787.
 * @throws UserError when PORT is not a whole number from 1 to 65535.
 */
export function port(): number {
  const given = process.env["PORT"];
  if (given === undefined || given === "") return DEFAULT_PORT;
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1 || number > HIGHEST_PORT) {
    throw new UserError(`PORT must be a whole number from 1 to ${HIGHEST_PORT}, not "${given}".`);
  }
  return number;
}
