/**
 * The first administrator, as operations make one. `--remote` differs from what runs here by that one word: the same
 * wrangler executes the same statements on a real D1 of this machine.
 */

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountsDatabase, dataDirDatabase, wranglerDatabase } from "./accounts-database.ts";
import { createAdministrator, promoteAdministrator } from "./administrator.ts";
import { logIn } from "./api-client.ts";
import { inRepository } from "./paths.ts";
import { startLocalServer } from "./server.ts";
import { captureTool } from "./tools.ts";

/** Ten times what it takes. */
const COMMAND_TIMEOUT_MS = 60_000;
const PASSWORD = "Première1234";
const scratch = mkdtempSync(join(tmpdir(), "thetiptop-create-admin-"));
process.env["TMPDIR"] = scratch; // so that what is left behind is ours
afterAll(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

const askNothing = () => Promise.reject(new Error("the password was asked for nothing"));

function sql(id: string, email: string, role: string, isProved: boolean): string {
  return `INSERT INTO users (id, email, password_hash, first_name, last_name, role, is_verified, created_at)
    VALUES ('${id}', '${email}', 'scrypt$32768$8$1$AAAAAAAAAAAAAAAAAAAAAA$${"A".repeat(43)}', 'Zoé', 'Petit', '${role}', ${isProved ? 1 : 0}, 1);
    INSERT INTO sessions (id, user_id, created_at, expires_at) VALUES ('${id}', '${id}', 1, 2);`;
}

describe("by wrangler", () => {
  const where = ["--local", "--persist-to", join(scratch, "wrangler")];
  const database: AccountsDatabase = wranglerDatabase(where);
  const administrator = (email: string) => ({ email, firstName: "Jeanne d'Arc", lastName: "L'Haÿ; --" });
  const accounts = (email: string) =>
    database.read(`SELECT * FROM users WHERE email = '${email}' ORDER BY id`);
  const leftBehind = () => readdirSync(scratch).filter((name) => name.startsWith("thetiptop-accounts-"));

  beforeAll(async () => {
    const { exitCode, output } = await captureTool("wrangler/bin/wrangler.js", [
      ...["d1", "migrations", "apply", "DB"],
      ...where,
    ]);
    expect(exitCode, output).toBe(0);
  });

  it("makes an administrator, names as they were typed, and leaves no file behind", async () => {
    const before = leftBehind();
    const outcome = await createAdministrator(
      database,
      administrator("o'brien@example.com"),
      async () => PASSWORD,
    );
    expect(outcome).toEqual({ kind: "created" });
    const [row] = await accounts("o''brien@example.com");
    expect(row).toMatchObject({
      email: "o'brien@example.com",
      first_name: "Jeanne d'Arc",
      last_name: "L'Haÿ; --",
      role: "ADMIN",
      is_verified: 1,
    });
    expect(row?.["password_hash"]).toMatch(/^scrypt\$32768\$/);
    expect(leftBehind()).toEqual(before);
    const tally = await database.read("SELECT count FROM tallies WHERE name = 'users:ADMIN'");
    expect(tally).toEqual([{ count: 1 }]);
    const again = await createAdministrator(database, administrator("o'brien@example.com"), askNothing);
    expect(again).toEqual({ kind: "is-administrator" });
  });

  it("promotes an account that is there only by an express order, and ends its sessions", async () => {
    const email = "there@example.com";
    await database.write(sql("there", email, "CLIENT", true));
    expect(await createAdministrator(database, administrator(email), askNothing)).toEqual({ kind: "exists" });
    expect(await accounts(email)).toMatchObject([{ id: "there", role: "CLIENT" }]);
    expect(await promoteAdministrator(database, email)).toEqual({ kind: "promoted" });
    expect(await accounts(email)).toMatchObject([{ id: "there", role: "ADMIN", first_name: "Zoé" }]);
    expect(await database.read("SELECT id FROM sessions WHERE user_id = 'there'")).toEqual([]);
    expect(await promoteAdministrator(database, email)).toEqual({ kind: "is-administrator" });
  });

  it("makes nothing of accounts that merely state the address", async () => {
    await database.write(sql("stated", "stated@example.com", "CLIENT", false));
    await database.write(sql("staff", "staff@example.com", "EMPLOYEE", false));
    expect(await promoteAdministrator(database, "stated@example.com")).toEqual({ kind: "nobody-to-promote" });
    expect(await promoteAdministrator(database, "staff@example.com")).toEqual({ kind: "nobody-to-promote" });
    expect(await createAdministrator(database, administrator("staff@example.com"), askNothing)).toEqual({
      kind: "unproved-staff",
    });
    const made = await createAdministrator(
      database,
      administrator("stated@example.com"),
      async () => PASSWORD,
    );
    expect(made).toEqual({ kind: "created" });
    const both = await accounts("stated@example.com");
    expect(both.map(({ role }) => role).toSorted()).toEqual(["ADMIN", "CLIENT"]);
    expect(both.map((row) => String(row["password_hash"]).split("$")[4])).toEqual([
      "A".repeat(22),
      "A".repeat(22),
    ]);
  });

  it("gives way to whoever proves the address while the password is typed", async () => {
    const email = "race@example.com";
    const outcome = await createAdministrator(database, administrator(email), async () => {
      await database.write(sql("faster", email, "CLIENT", true));
      return PASSWORD;
    });
    expect(outcome).toEqual({ kind: "exists" });
    expect(await accounts(email)).toMatchObject([{ id: "faster", role: "CLIENT" }]);
  });

  it("says what wrangler said when it fails", async () => {
    const nowhere = wranglerDatabase(["--local", "--persist-to", join(scratch, "empty")]);
    await expect(promoteAdministrator(nowhere, "a@example.com")).rejects.toThrow("no such table: users");
  });
});

describe("the command", () => {
  const dataDir = join(scratch, "data");
  const NAMES = ["--email", "Chef@Example.com", "--first-name", "Ada", "--last-name", "Petit"];

  /** As npm runs it, with a password on standard input. */
  async function run(args: readonly string[], input: string) {
    const bootstrap = inRepository("load-tests/local/bootstrap.mjs");
    const child = spawn(process.execPath, [bootstrap, "create-admin", ...args], {
      env: { ...process.env, DATA_DIR: dataDir },
      timeout: COMMAND_TIMEOUT_MS,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.stdin.on("error", () => {}); // it may end before it has read anything
    child.stdin.end(input);
    const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
    expect(output).not.toContain(input.trim() || "\0");
    return { exitCode, output };
  }

  it.each([
    ["no address", ["--first-name", "Ada"], PASSWORD, "--email is missing"],
    ["no names", ["--email", "chef@example.com", "--password-stdin"], PASSWORD, "--first-name is missing"],
    ["a wrong address", [...NAMES, "--email", "chef", "--password-stdin"], PASSWORD, "--email: L'adresse"],
    ["a weak password", [...NAMES, "--password-stdin"], "password1234", "password: Le mot de passe"],
    ["no password at all", NAMES, "", "use --password-stdin"],
    ["a password on the command line", [...NAMES, "--password", "x"], "", "Unknown option '--password'"],
  ])("makes nobody with %s", async (_, args, input, sentence) => {
    const { exitCode, output } = await run(args, input);
    expect(output).toContain(sentence);
    expect(exitCode).toBe(1);
    if (!existsSync(dataDir)) return;
    const database = await dataDirDatabase(dataDir);
    try {
      expect(await database.read("SELECT id FROM users")).toEqual([]);
    } finally {
      await database.close();
    }
  });

  it("makes an administrator of the local data folder, who can log in and administer", async () => {
    expect(await run([...NAMES, "--password-stdin"], `${PASSWORD}\n`)).toEqual({
      exitCode: 0,
      output: expect.stringContaining(`chef@example.com is an administrator of ${dataDir}`),
    });
    const again = await run([...NAMES, "--password-stdin"], `${PASSWORD}\n`);
    expect(again).toEqual({ exitCode: 1, output: expect.stringContaining("already") });
    const server = await startLocalServer({ port: 0, dataDir });
    try {
      const token = await logIn(server.url, "chef@example.com", PASSWORD);
      const list = await fetch(`${server.url}/api/admin/users`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      expect(list.status).toBe(200);
      expect(await list.json()).toMatchObject({
        data: { users: [{ email: "chef@example.com", firstName: "Ada", role: "ADMIN", isVerified: true }] },
      });
      const busy = await run([...NAMES, "--password-stdin"], PASSWORD);
      expect(busy).toEqual({ exitCode: 1, output: expect.stringContaining("Another server already uses") });
    } finally {
      await server.stop();
    }
  });
});
