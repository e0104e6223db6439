import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { campaign, migrateDatabase, person } from "../test-house.ts";
import { undo } from "../winners/undo.ts";
import { VALIDATE_MAX } from "./validate-many.ts";
import { FIRST_AT, insertKinds, type Kept, officeContext } from "./winner-list.fixture.ts";
import { winnerList } from "./winner-list-live.ts";

const NOW = Date.UTC(2026, 11, 20);
const CLAIM_UNTIL = Date.UTC(2100, 0, 1);
let kept: Kept[];
let administrator: string;
const list = () => winnerList(officeContext(administrator, NOW));

beforeAll(async () => {
  await migrateDatabase();
  await campaign({ slug: env.DEFAULT_CAMPAIGN, claimUntil: CLAIM_UNTIL });
  administrator = (await person("ADMIN")).id;
});

beforeEach(async () => {
  await env.DB.exec("DELETE FROM winner_events; DELETE FROM winners; DELETE FROM mails");
  kept = await insertKinds(env.DEFAULT_CAMPAIGN, 80);
});

async function ids(sql: string, ...parameters: readonly unknown[]): Promise<string[]> {
  const { results } = await env.DB.prepare(sql)
    .bind(...parameters)
    .all<{ id: string }>();
  return results.map(({ id }) => id).sort();
}

const idsOf = (rows: readonly Kept[]) => rows.map(({ id }) => id).sort();

it("validates those that wait, each with its event, its audit row and its mail, and leaves the others alone", async () => {
  const some = kept.slice(0, 40);
  const waiting = some.filter(({ status }) => status === "PENDING");
  expect(await list().validate([...idsOf(some), "not-there"])).toEqual({
    kind: "validated",
    count: waiting.length,
    late: 0,
    unchanged: some.length - waiting.length + 1,
  });
  expect(await ids("SELECT id FROM winners WHERE validated_at = ? AND status = 'VALIDATED'", NOW)).toEqual(
    idsOf(waiting),
  );
  expect(await ids("SELECT winner_id AS id FROM winner_events WHERE actor_id = ?", administrator)).toEqual(
    idsOf(waiting),
  );
  expect(await ids("SELECT substr(occasion, 13) AS id FROM mails")).toEqual(idsOf(waiting));
  const audited = await ids(
    `SELECT subject_id AS id FROM audit_log WHERE action = 'winner.validated' AND actor_id = ?1
     AND before = '{"status":"PENDING"}' AND after = '{"status":"VALIDATED"}'`,
    administrator,
  );
  expect(audited).toEqual(expect.arrayContaining(idsOf(waiting)));
});

it("promises nothing once claims have ended, as at the counter", async () => {
  const late = winnerList(officeContext(administrator, CLAIM_UNTIL));
  const waiting = kept.filter(({ status }) => status === "PENDING").length;
  expect(await late.validate(idsOf(kept))).toMatchObject({
    count: 0,
    late: waiting,
    unchanged: kept.length - waiting,
  });
  expect(await late.validateAll({})).toMatchObject({ count: 0, late: waiting });
  expect(await ids("SELECT id FROM mails")).toEqual([]);
  expect(await ids("SELECT id FROM winners WHERE validated_at IS NOT NULL")).toEqual([]);
});

it("can be undone, and leaves no trace of the validation in the ticket", async () => {
  const [one] = kept.filter(({ status }) => status === "PENDING");
  const id = one?.id ?? "";
  await list().validate([id]);
  expect(await undo(officeContext(administrator, NOW + 1_000), id)).toMatchObject({ kind: "undone" });
  expect(await ids("SELECT id FROM winners WHERE validated_at IS NULL AND id = ?", id)).toEqual([id]);
});

it("changes nothing the second time", async () => {
  const all = idsOf(kept);
  await list().validate(all);
  expect(await list().validate(all)).toMatchObject({ count: 0, unchanged: all.length });
  expect(await ids("SELECT id FROM winner_events")).toHaveLength(kept.length / 4);
});

it("validates all that a filter finds, and no other", async () => {
  const wanted = kept.filter((row) => row.status === "PENDING" && row.store === "lyon" && row.prize === 1);
  expect(await list().validateAll({ store: "lyon", prize: 1 })).toMatchObject({ count: wanted.length });
  expect(await ids("SELECT id FROM winners WHERE validated_at = ?", NOW)).toEqual(idsOf(wanted));
});

it("validates nothing when asked for others than those that wait", async () => {
  expect(await list().validateAll({ status: "REJECTED" })).toMatchObject({ count: 0 });
  expect(await ids("SELECT id FROM winners WHERE validated_at IS NOT NULL")).toEqual([]);
});

it("refuses more than it can do at once, and then does none of them", async () => {
  const [userId = ""] = kept.map((row) => row.userId);
  const rows = Array.from({ length: VALIDATE_MAX + 1 }, (_, index) => [
    `01900000-0000-7000-8000-${index.toString(16).padStart(12, "0")}`,
    index + 1_000,
  ]);
  await env.DB.prepare(
    `INSERT INTO winners (id, campaign, serial, seq, user_id, prize, played_at)
     SELECT value->>0, ?1, value->>1, 1, ?2, 0, ?3 FROM json_each(?4)`,
  )
    .bind(env.DEFAULT_CAMPAIGN, userId, FIRST_AT, JSON.stringify(rows))
    .run();
  expect(await list().validateAll({})).toEqual({ kind: "too-many", max: VALIDATE_MAX });
  expect(await list().validate(rows.map(([id]) => String(id)))).toEqual({
    kind: "too-many",
    max: VALIDATE_MAX,
  });
  expect(await ids("SELECT id FROM winners WHERE validated_at IS NOT NULL")).toEqual([]);
});
