/** The command itself, by the door that `npm run tail` takes: a file ends, and so must whoever reads it. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { inRepository } from "../local/paths.ts";

/** It takes a second; a command that waits for nothing waits for ever. */
const COMMAND_TIMEOUT_MS = 60_000;
const scratch = mkdtempSync(join(tmpdir(), "thetiptop-tail-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function tail(...args: readonly string[]) {
  return spawnSync(process.execPath, [inRepository("load-tests/local/bootstrap.mjs"), "tail", ...args], {
    encoding: "utf8",
    timeout: COMMAND_TIMEOUT_MS,
  });
}

it(
  "reads a recorded file and ends with it",
  () => {
    const file = join(scratch, "recorded.json");
    const event = {
      wallTime: 1_200,
      outcome: "ok",
      exceptions: [],
      logs: [],
      eventTimestamp: Date.UTC(2026, 10, 22, 10, 21, 3, 412),
      event: {
        request: { url: "https://jeu.example/api/game/play", method: "POST", headers: {} },
        response: { status: 200 },
      },
    };
    writeFileSync(file, JSON.stringify(event));
    const { status, stdout, stderr } = tail("slow", "--from", file);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("POST /api/game/play");
  },
  2 * COMMAND_TIMEOUT_MS,
);

it(
  "says in a sentence which file it cannot read",
  () => {
    const { status, stderr } = tail("--from", join(scratch, "absent.json"));
    expect({ status, stderr: stderr.trim() }).toEqual({
      status: 1,
      stderr: `${join(scratch, "absent.json")} cannot be read (ENOENT).`,
    });
  },
  2 * COMMAND_TIMEOUT_MS,
);
