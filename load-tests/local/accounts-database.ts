/** The two ways from this machine to the accounts: wrangler, to a deployment's D1, and a local data folder. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare, type V4WorkerOptionsShape } from "miniflare";
import {
  unstable_splitSqlQuery as splitSql,
  unstable_getMiniflareWorkerOptions,
  unstable_readConfig,
} from "wrangler";
import { migrate } from "./migrate.ts";
import { inRepository } from "./paths.ts";
import { claimDataDir } from "./sole-owner.ts";
import { captureTool } from "./tools.ts";
import { UserError } from "./user-error.ts";

export type Row = Readonly<Record<string, unknown>>;

export interface AccountsDatabase {
  /** Rows of one SELECT. It may be seen by others of this machine (`ps`): no secret in it. */
  read(sql: string): Promise<Row[]>;
  /** Runs statements, all or none. What is in them stays between this process and D1. */
  write(sql: string): Promise<void>;
  close(): Promise<void>;
}

const WRANGLER = "wrangler/bin/wrangler.js";
const WRANGLER_ENV = { WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" };
const OWNER_ONLY = 0o600;

/**
 * D1 by the pinned wrangler.
 * @param where `--remote`, or `--local --persist-to <folder>`
 */
export function wranglerDatabase(where: readonly string[]): AccountsDatabase {
  async function execute(...args: string[]): Promise<string> {
    const command = ["d1", "execute", "DB", ...where, "--json", "--yes", ...args];
    const { exitCode, output, stdout } = await captureTool(WRANGLER, command, { env: WRANGLER_ENV });
    if (exitCode !== 0) throw new UserError(`wrangler could not reach the accounts:\n${output.trim()}`);
    return stdout;
  }
  return {
    async read(sql) {
      return rowsOf(await execute("--command", sql));
    },
    async write(sql) {
      const folder = mkdtempSync(join(tmpdir(), "thetiptop-accounts-")); // for this user alone, as mkdtemp makes it
      const remove = () => rmSync(folder, { recursive: true, force: true });
      process.on("exit", remove); // Ctrl-C ends the process at once
      try {
        const file = join(folder, "accounts.sql");
        writeFileSync(file, sql, { mode: OWNER_ONLY });
        await execute("--file", file);
      } finally {
        remove();
        process.off("exit", remove);
      }
    },
    async close() {},
  };
}

/** @throws Error when this is not what `wrangler d1 execute --json` writes for one statement */
function rowsOf(json: string): Row[] {
  const [answer]: { results?: Row[] }[] = JSON.parse(json);
  if (!answer?.results) throw new Error("wrangler answered without results");
  return answer.results;
}

/**
 * D1 of a local data folder, migrated. The folder is ours until `close`.
 * @throws DataDirBusyError while a server uses it
 */
export async function dataDirDatabase(dataDir: string): Promise<AccountsDatabase> {
  const release = await claimDataDir(dataDir);
  const { workerOptions } = unstable_getMiniflareWorkerOptions(
    unstable_readConfig({ config: inRepository("wrangler.toml") }),
  );
  const { compatibilityDate, d1Databases } = workerOptions as V4WorkerOptionsShape; // as in server.ts
  if (compatibilityDate === undefined || d1Databases === undefined)
    throw new Error("wrangler.toml lacks compatibility_date or the database.");
  const script = "export default { fetch: () => new Response(null, { status: 404 }) };";
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      telemetry: { enabled: false },
      log: new Log(LogLevel.WARN),
      resourcePersistencePath: dataDir,
      workers: [{ name: "accounts", modules: true, script, compatibilityDate, d1Databases }],
    }),
  );
  async function close(): Promise<void> {
    await miniflare.dispose();
    release();
  }
  try {
    const database = await miniflare.getD1Database("DB");
    await migrate(database);
    return {
      read: async (sql) => (await database.prepare(sql).all<Row>()).results,
      write: async (sql) => void (await database.batch(splitSql(sql).map((one) => database.prepare(one)))),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
