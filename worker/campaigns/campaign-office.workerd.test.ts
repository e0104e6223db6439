/** A campaign as head office runs it, through its desk and its shards. */

import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { prizeOffice } from "../prizes/prize-office-live.ts";
import type { Administrator } from "../staff.ts";
import { campaign, migrateDatabase, person } from "../test-house.ts";
import { campaignOffice } from "./campaign-office-live.ts";
import { readCampaign } from "./known-campaigns.ts";

let staff: Administrator;

beforeAll(async () => {
  await migrateDatabase();
  const { id } = await person("ADMIN");
  const names = { email: "", firstName: "", lastName: "" };
  staff = { id, ...names, role: "ADMIN", isVerified: true, guessesLockedUntil: null, hasSecondFactor: false };
});

const office = () => campaignOffice({ env, staff });

async function entriesOf(subject: string): Promise<number> {
  const { results } = await env.DB.prepare("SELECT 1 FROM audit_log WHERE subject_id = ? AND actor_id = ?")
    .bind(subject, staff.id)
    .all();
  return results.length;
}

describe("the campaign in head office", () => {
  it("stands where its shards say", async () => {
    const { slug } = await campaign();
    const outcome = await office().standing(slug);
    expect(outcome).toMatchObject({
      kind: "read",
      standing: { played: 0, unplayed: 20_000, prizesLeft: 20_000, missing: 0, shardsBehind: 0 },
    });
    expect(await office().standing("nowhere")).toEqual({ kind: "no-campaign" });
    expect(await office().standing("../../x")).toEqual({ kind: "no-campaign" });
  });

  it("takes dates in its own time, and leaves alone those that were not touched, seconds and all", async () => {
    const opensAt = Date.UTC(2026, 5, 1, 8, 0, 17);
    const { slug } = await campaign({ opensAt, timeZone: "America/New_York" });
    const read = await office().standing(slug);
    if (read.kind !== "read") throw new Error(read.kind);
    const { localDates } = read.standing;
    expect(localDates.opensAt).toBe("2026-06-01T04:00");
    expect(await office().changeDates(slug, localDates)).toEqual({ kind: "changed" });
    expect(await entriesOf(slug)).toBe(0);
    const typed = { ...localDates, closesAt: "2031-07-01T12:00", claimUntil: "2031-08-01T12:00" };
    expect(await office().changeDates(slug, typed)).toEqual({ kind: "changed" });
    expect((await readCampaign(env, slug))?.catalogue).toMatchObject({
      opensAt,
      closesAt: Date.UTC(2031, 6, 1, 16),
    });
    expect(await entriesOf(slug)).toBe(1);
  });

  it.each([
    [{ closesAt: "2027-03-28T02:30" }, { kind: "invalid", field: "closesAt", why: "skipped" }],
    [{ opensAt: "demain" }, { kind: "invalid", field: "opensAt", why: "not-a-time" }],
    [{ opensAt: "2040-01-01T00:00" }, { kind: "not-in-order" }],
  ])("takes no dates like %j", async (differs, outcome) => {
    const { slug } = await campaign();
    const read = await office().standing(slug);
    if (read.kind !== "read") throw new Error(read.kind);
    expect(await office().changeDates(slug, { ...read.standing.localDates, ...differs })).toEqual(outcome);
    expect(await entriesOf(slug)).toBe(0);
  });

  it("orders stock once, however often the form is sent", async () => {
    const { slug } = await campaign();
    const prizes = prizeOffice({ env, staff });
    const key = crypto.randomUUID();
    for (let sent = 0; sent < 3; sent++) {
      const outcome = await prizes.order(slug, { kind: "raise", prize: 0, count: 5 }, key);
      expect(outcome).toEqual({ kind: "applied", asked: 5, done: 5, pending: 0 });
    }
    const read = await prizes.standing(slug);
    if (read.kind !== "read") throw new Error(read.kind);
    const [prize] = read.standing.prizes;
    expect(prize?.left).toBe(12_005);
    expect(await entriesOf(prize?.prize.id ?? "")).toBe(1);
  });
});
