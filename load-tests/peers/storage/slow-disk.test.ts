import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { canBuildLibraries } from "../../local/c-library.ts";
import { AbsentError } from "./absent.ts";
import { assertWaited, findCompiler, makeDisk, parseTally } from "./slow-disk.ts";

const DELAY_MS = 20;
const SHORT_MS = 200;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "thetiptop-slow-disk-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that says how many milliseconds its calls took. */
function timed(calls: string, environment: Readonly<Record<string, string>>) {
  const script = `const fs = require("node:fs"), file = fs.openSync("file", "w");
    const begun = performance.now(); ${calls}; console.log(performance.now() - begun)`;
  const { stdout } = spawnSync(process.execPath, ["-e", script], {
    cwd: folder,
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  return Number(stdout);
}

describe.runIf(canBuildLibraries())("a slower disk", () => {
  test("makes each call that waits until data is durable take so much longer, and nothing else", async () => {
    const disk = makeDisk(folder, DELAY_MS);
    const environment = disk.environmentOf("a program");
    const calls = "for (let i = 0; i < 5; i++) { fs.fsyncSync(file); fs.fdatasyncSync(file); }";
    expect(timed(calls, environment)).toBeGreaterThanOrEqual(10 * DELAY_MS);
    await disk.assertInEffect(SHORT_MS);
    const writes = 'for (let i = 0; i < 50; i++) fs.writeSync(file, "text");';
    expect(timed(writes, environment)).toBeLessThan(50 * DELAY_MS);
  });

  test("leaves a call that failed its error", () => {
    const environment = makeDisk(folder, 1).environmentOf("a program");
    const failing =
      'try { fs.fsyncSync(9999); } catch ({ code }) { if (code === "EBADF") process.exitCode = 3; }';
    const script = `const fs = require("node:fs"); ${failing}`;
    const { status } = spawnSync(process.execPath, ["-e", script], {
      env: { ...process.env, ...environment },
    });
    expect(status).toBe(3);
  });

  test("is not taken to be in effect where nobody waits for it: each storage is looked at by itself", async () => {
    const disk = makeDisk(folder, 1);
    timed("fs.fsyncSync(file)", disk.environmentOf("one"));
    disk.environmentOf("the other");
    await expect(disk.assertInEffect(SHORT_MS)).rejects.toThrow("the other does not wait");
  });
});

describe("the count of waits", () => {
  test("has calls and nanoseconds", () => {
    const bytes = Buffer.alloc(16);
    bytes.writeBigUInt64LE(3n, 0);
    bytes.writeBigUInt64LE(4_500_000n, 8);
    expect(parseTally(bytes)).toEqual({ calls: 3, waitedMs: 4.5 });
  });

  test("is refused when they took no longer than they do anyway", () => {
    expect(() => assertWaited("Redis", { calls: 10, waitedMs: 8.9 }, 1)).toThrow("Redis waited 8.9 ms");
    expect(() => assertWaited("Redis", { calls: 10, waitedMs: 10.2 }, 1)).not.toThrow();
  });
});

test("the disk as it is asks for no compiler and adds nothing to an environment", () => {
  expect(makeDisk("/nowhere", 0).environmentOf("any")).toEqual({});
});

test("without a compiler the message says how to get one", () => {
  vi.stubEnv("PATH", "/nowhere");
  try {
    expect(findCompiler).toThrow(AbsentError);
    expect(findCompiler).toThrow("apt-get install gcc");
  } finally {
    vi.unstubAllEnvs();
  }
});
