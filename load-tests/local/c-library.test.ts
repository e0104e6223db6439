import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { canBuildLibraries } from "./c-library.ts";

const folder = mkdtempSync(join(tmpdir(), "thetiptop-compiler-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A compiler that says its version, as every one does, and ends so when it is given something to read. */
function compiler(name: string, endsWith: number): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n[ "$1" = --version ] || exit ${endsWith}\n`);
  chmodSync(path, 0o755);
  return path;
}

it.runIf(process.platform === "linux")("takes a compiler that finds the headers, and no other", () => {
  expect(canBuildLibraries(compiler("whole", 0))).toBe(true);
  expect(canBuildLibraries(compiler("without-headers", 1))).toBe(false);
  expect(canBuildLibraries(join(folder, "absent"))).toBe(false);
});
