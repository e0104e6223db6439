/**
 * The local server's secrets: random, made once a data directory. A deployment gets its own by
 * `wrangler secret put`; none has a default, so nothing printed here opens anything elsewhere.
 */

import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "./user-error.ts";

export interface LocalSecrets {
  /** Signs session tokens; 64 hex digits. */
  readonly sessionSecret: string;
  /** Root of the code keys, 32 bytes as 64 hex digits. Losing it orphans every code printed with it. */
  readonly codeKey: string;
}

const KEY_BYTES = 32; // what HS256 and HKDF-SHA-256 both want
const HEX_KEY = /^[0-9a-f]{64}$/;

/**
 * Reads the secrets of a data directory; the first call makes them.
 * Two processes that start at once agree: the file appears whole and only the first one stays.
 * @throws UserError when the file exists but is damaged; a new key would orphan the codes already handed out.
 */
export function readSecrets(dataDir: string): LocalSecrets {
  const path = join(dataDir, "secrets.json");
  try {
    return parse(readFileSync(path, "utf8"), path);
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
  }
  create(dataDir, path);
  return parse(readFileSync(path, "utf8"), path);
}

function create(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}`;
  const secrets: LocalSecrets = {
    sessionSecret: randomBytes(KEY_BYTES).toString("hex"),
    codeKey: randomBytes(KEY_BYTES).toString("hex"),
  };
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path); // unlike a rename, a link never replaces a file that another process just made
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function parse(text: string, path: string): LocalSecrets {
  const { sessionSecret, codeKey } = readJson(text);
  if (
    typeof sessionSecret !== "string" ||
    typeof codeKey !== "string" ||
    !HEX_KEY.test(sessionSecret) ||
    !HEX_KEY.test(codeKey)
  ) {
    throw new UserError(
      `${path} is damaged. Restore it, or delete the whole data directory to start afresh.`,
    );
  }
  return { sessionSecret, codeKey };
}

function readJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
