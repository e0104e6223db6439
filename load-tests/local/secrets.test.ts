import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSecrets } from "./secrets.ts";

let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "thetiptop-secrets-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe("local secrets", () => {
  test("are made once and stay the same", () => {
    const first = readSecrets(directory);
    expect(readSecrets(directory)).toEqual(first);
    expect(first.codeKey).toMatch(/^[0-9a-f]{64}$/);
    expect(first.codeKey).not.toBe(first.sessionSecret);
  });

  test("differ from one data directory to the next", () => {
    expect(readSecrets(join(directory, "a"))).not.toEqual(readSecrets(join(directory, "b")));
  });

  test("can be read by their owner alone, and leave no draft behind", () => {
    readSecrets(directory);
    expect(readdirSync(directory)).toEqual(["secrets.json"]);
    expect(statSync(join(directory, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  test.each(["", "{}", '{"sessionSecret":"short","codeKey":"short"}', "null"])(
    "a damaged file (%j) is an error, never replaced by new keys",
    (content) => {
      writeFileSync(join(directory, "secrets.json"), content);
      expect(() => readSecrets(directory)).toThrow("damaged");
    },
  );
});
