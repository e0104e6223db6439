import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { inRepository } from "./paths.ts";
import { readSecrets } from "./secrets.ts";

const directory = mkdtempSync(join(tmpdir(), "thetiptop-codes-"));
writeFileSync(join(directory, "seeded"), ""); // as the server leaves it
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const script = inRepository("load-tests/local/codes.ts");
const env = { ...process.env, DATA_DIR: directory };
const run = (...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], { env, encoding: "utf8", maxBuffer: 2 ** 25 });

describe("the codes command", () => {
  it("prints the demo's codes from the offset on, one a line and nothing else", () => {
    const { stdout, stderr, status } = run("--count", "5", "--offset", "1499995");
    const codes = createCampaignCodes({
      rootKey: readSecrets(directory).codeKey,
      campaign: "demo",
      format: "decimal-10",
      ticketCount: 1_500_000,
      shardCount: 100,
    });
    expect(stdout).toBe([5, 6, 7, 8, 9].map((last) => `${codes.codeOf(1_499_990 + last)}\n`).join(""));
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  });

  it("says on the side when there is no demo yet that the codes could be of", () => {
    rmSync(join(directory, "seeded"));
    const { stdout, stderr, status } = run("--count", "1");
    writeFileSync(join(directory, "seeded"), "");
    expect({ lines: stdout.split("\n").length, status }).toEqual({ lines: 2, status: 0 });
    expect(stderr).toContain("no demo in");
  });

  it("starts at serial 0 and prints every code once, also across its writes", () => {
    const lines = run("--count", "10000").stdout.split("\n");
    expect(lines.pop()).toBe("");
    expect(new Set(lines).size).toBe(10_000);
    expect(lines[0]).toBe(run("--count", "1").stdout.trim());
  });

  it("stops quietly when its reader has read enough", () => {
    const shell = `"${process.execPath}" "${script}" --count 1500000 | head -n 2; echo "status \${PIPESTATUS[0]}"`;
    const lines = execFileSync("bash", ["-c", `${shell} 2>&1`], { env, encoding: "utf8" })
      .trim()
      .split("\n");
    expect(lines).toEqual([expect.stringMatching(/^\d{10}$/), expect.stringMatching(/^\d{10}$/), "status 0"]);
  });

  it.each([
    [[], /--count is missing/],
    [["--count", "0"], /--count must be a whole number from 1, not "0"/],
    [["--count", "ten"], /not "ten"/],
    [["--count", "1e3"], /not "1e3"/],
    [["--count", "1", "--offset", "x"], /--offset must be a whole number from 0, not "x"/],
    [
      ["--count", "2", "--offset", "1499999"],
      /the demo has the serials 0 to 1499999; asked were 1499999 to 1500000/,
    ],
    [["--count", "1", "--format", "x"], /--format/],
    [["10"], /10/],
  ])("refuses %j with the reason and its usage on stderr", (args, reason) => {
    const { stdout, stderr, status } = run(...args);
    expect(stderr).toMatch(reason);
    expect(stderr).toMatch(/Usage: /);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
  });
});
