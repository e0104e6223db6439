/** What a phase leaves behind, on the built server: the stage of the benches with a few plays of theirs. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CAN_READ_PROCESSOR_TIME, ownRuntime } from "../measured/processor-time.ts";
import { HttpClient } from "../system/http-client.ts";
import type { PlayBody } from "../system/plays.ts";
import { reckon, settle } from "./level.ts";
import { type Stage, setStage } from "./stage.ts";

const PLAYS = 40;

let dataDir: string;
let stage: Stage;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "thetiptop-level-test-"));
  stage = await setStage({ dataDir, ticketCount: 1_000, shardCount: 1, environment: { STAGE_TEST: "1" } });
});
afterAll(async () => {
  await stage?.server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function playCodes(from: number): Promise<void> {
  const client = new HttpClient(stage.server.port);
  await Promise.all(
    stage.codes.slice(from, from + PLAYS).map(async (code, index) => {
      const token = stage.tokens[index % stage.tokens.length];
      const { status } = await client.ask<PlayBody>("/api/game/play", {
        body: { ticketCode: code },
        ...(token !== undefined && { token }),
      });
      expect(status).toBe(200);
    }),
  );
  client.close();
}

async function winMails() {
  const database = await stage.server.miniflare.getD1Database("DB");
  return database
    .prepare("SELECT count(*) AS queued, count(due_at) AS due FROM mails WHERE kind = 'win'")
    .first();
}

it("leaves no play to the next phase: rows and mails are in D1, and none of the mails is still to be sent", async () => {
  for (let phase = 1; phase <= 2; phase++) {
    await playCodes((phase - 1) * PLAYS);
    await settle(stage);
    expect(await winMails()).toEqual({ queued: phase * PLAYS, due: 0 });
    expect(await reckon(stage, phase * PLAYS)).toMatchObject({ winners: phase * PLAYS, equal: true });
  }
});

it("gives the runtime its environment and takes it back from this process", () => {
  expect(process.env["STAGE_TEST"]).toBeUndefined();
  if (CAN_READ_PROCESSOR_TIME) {
    expect(readFileSync(`/proc/${ownRuntime()}/environ`, "utf8").split("\0")).toContain("STAGE_TEST=1");
  }
});
