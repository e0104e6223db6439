/** A draw from the freeze to the announcement, on real objects and a real D1. */

import { env } from "cloudflare:workers";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditLog } from "../../migrations/schema.ts";
import { eraseUser } from "../accounts/erase.ts";
import { campaignAdministration } from "../campaigns/admin.ts";
import { databaseOf } from "../database.ts";
import type { Account } from "../services.ts";
import { createServices } from "../services-live.ts";
import { isAdministrator } from "../staff.ts";
import {
  ask,
  campaign,
  eventually,
  HEAD_OFFICE,
  mailsTo,
  migrateDatabase,
  type Person,
  person,
  type TestCampaign,
} from "../test-house.ts";
import { accountsAfter, collectPage } from "./collect.ts";
import { utf8 } from "./draws.fixture.ts";
import { collectedCount, readinessOf } from "./freeze.ts";
import { officeDraws } from "./office-draws.ts";
import type { FreezeSettings, OfficeDraws } from "./outcomes.ts";
import { drawOf } from "./record.ts";
import { verifyDraw } from "./verify.ts";

const GRAND_PRIZE = {
  name: "Une année de thé",
  nameEn: "A year of tea",
  description: "Douze mois",
  descriptionEn: "Twelve months",
  valueCents: 36_000,
};
const SETTINGS: FreezeSettings = {
  rule: { entriesPer: "person", needsVerifiedAddress: false },
  alternateCount: 3,
  entropy: { kind: "bailiff-digits", digitCount: 6 },
};
const DIGITS = { kind: "bailiff-digits", digits: "271 828", digitsAgain: "271828" } as const;
const DAY_MS = 86_400_000;
const ctx = { waitUntil: () => {} };
const database = () => databaseOf(env.DB);
const services = () => createServices(env, ctx, new Request("http://thetiptop.test"));

let admin: Person;

async function accountOf({ token }: Person): Promise<Account> {
  const account = await services().identify(token);
  if (!account) throw new Error("not signed in");
  return account;
}

/** An administrator's draws, at a time the test chooses. */
async function office(now = Date.now()): Promise<OfficeDraws> {
  const staff = await accountOf(admin);
  if (!isAdministrator(staff)) throw new Error("not an administrator");
  return officeDraws({ env, ctx, address: null, now, staff });
}

interface Played extends TestCampaign {
  readonly players: readonly Person[];
}

/** A closed campaign in which each player has played so many tickets, all of them in D1. */
async function played(tickets: readonly number[]): Promise<Played> {
  const open = await campaign({ grandPrize: GRAND_PRIZE });
  const players: Person[] = [];
  let serial = 0;
  for (const count of tickets) {
    const player = await person();
    players.push(player);
    for (let ticket = 0; ticket < count; ticket++, serial++) {
      const outcome = await services().playIn(open.slug, await accountOf(player), open.code(serial), null);
      if (outcome.kind !== "won") throw new Error(`the ticket was not played: ${outcome.kind}`);
    }
  }
  await campaignAdministration(env, HEAD_OFFICE).changeState(open.slug, "closed");
  await eventually(async () => {
    const status = await campaignAdministration(env, HEAD_OFFICE).status(open.slug);
    return status?.outbox.depth === 0 ? status : undefined;
  });
  return { ...open, players };
}

/** A preparation that was begun and has noted nobody yet. @returns its id */
async function startedDraw(slug: string, source: object): Promise<string> {
  const keys = await env.CAMPAIGN_DESK.getByName(slug).drawKeys(true);
  if (keys.kind !== "kept") throw new Error("no keys");
  await env.DB.prepare(
    `INSERT INTO draws (id, campaign, rule, entropy_source, alternate_count, seed_hash, started_at, started_by, cursor)
     VALUES (?1, ?1, ?2, ?3, 3, ?4, 1, 'x', '')`,
  )
    .bind(slug, JSON.stringify(SETTINGS.rule), JSON.stringify(source), keys.seedHash)
    .run();
  return slug;
}

async function linesOf(slug: string): Promise<string[]> {
  const file = await services().entrantsFile(slug);
  if (file.kind !== "list") throw new Error("there is no list");
  const opened = await file.open();
  if (opened.kind !== "opened") throw new Error("too many lists");
  return (await new Response(opened.stream).text()).split("\n").slice(0, -1);
}

async function proofOf(slug: string) {
  const outcome = await services().grandDraw(slug);
  if (outcome.kind !== "read" || !outcome.proof) throw new Error("there is no proof");
  return outcome.proof;
}

async function actionsOf(slug: string): Promise<string[]> {
  const draw = await drawOf(database(), slug);
  const rows = await database()
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, draw?.id ?? ""))
    .orderBy(sql`rowid`); // the log's own order is that of milliseconds, in which a test does several things
  return rows.map(({ action }) => action);
}

beforeAll(async () => {
  await migrateDatabase();
  admin = await person("ADMIN");
});

describe("the list of entrants", () => {
  it("is not frozen while the game goes on, while wins are on their way, or without a grand prize", async () => {
    const open = await campaign({ grandPrize: GRAND_PRIZE });
    const draws = await office();
    expect(await draws.freeze(open.slug, SETTINGS)).toEqual({ kind: "not-closed" });
    expect(await draws.freeze("nowhere", SETTINGS)).toEqual({ kind: "no-campaign" });
    const bare = await campaign();
    expect(await draws.freeze(bare.slug, SETTINGS)).toEqual({ kind: "no-grand-prize" });
    const status = await campaignAdministration(env, HEAD_OFFICE).status(open.slug);
    if (!status) throw new Error("no status");
    const closed = { ...status.catalogue, state: "closed" as const };
    expect(readinessOf({ catalogue: closed, outbox: { depth: 0, lagMs: 0 } })).toEqual({ kind: "closing" });
    const catalogue = { ...closed, seed: "ab" };
    expect(readinessOf({ catalogue, outbox: { depth: 7, lagMs: 1 } })).toEqual({
      kind: "wins-on-their-way",
      count: 7,
    });
  });

  it("has everybody who played once, and neither the rejected nor staff nor other campaigns' players", async () => {
    const { slug, players } = await played([1, 3, 1, 1]);
    await played([1]);
    const [, , rejected, employed] = players;
    await env.DB.batch([
      env.DB.prepare("UPDATE winners SET status = 'REJECTED', rejected_at = 1 WHERE user_id = ?").bind(
        rejected?.id,
      ),
      env.DB.prepare("UPDATE users SET role = 'EMPLOYEE' WHERE id = ?").bind(employed?.id),
    ]);
    expect(await (await office()).freeze(slug, SETTINGS)).toEqual({ kind: "frozen" });
    const lines = await linesOf(slug);
    expect(lines).toHaveLength(2);
    expect(lines).toEqual([...new Set(lines)].sort());
    for (const [index, isIn] of [true, true, false, false].entries()) {
      const player = players[index];
      if (!player) throw new Error("no such player");
      const own = await services().ownEntry(await accountOf(player), slug);
      expect(own).toMatchObject({ isIn, place: null });
      expect(lines.includes(own?.entrant ?? "")).toBe(isIn);
    }
    expect(await proofOf(slug)).toMatchObject({ entrantCount: 2, personCount: 2, result: null });
    expect(lines.join()).not.toContain(players[0]?.id.replaceAll("-", ""));
  });

  it("asks for a proved address and counts every ticket where the rule says so", async () => {
    const { slug, players } = await played([2, 1]);
    await env.DB.prepare("UPDATE users SET is_verified = 1 WHERE id = ?").bind(players[0]?.id).run();
    const rule = { entriesPer: "ticket", needsVerifiedAddress: true } as const;
    expect(await (await office()).freeze(slug, { ...SETTINGS, rule })).toEqual({ kind: "frozen" });
    const lines = await linesOf(slug);
    expect(lines.map((line) => line.slice(32))).toEqual([".0000001", ".0000002"]);
    expect(await proofOf(slug)).toMatchObject({ entrantCount: 2, personCount: 1 });
  });

  it("is frozen once: nothing of it can be changed, not even in the database", async () => {
    const { slug } = await played([1, 1]);
    const draws = await office();
    await draws.freeze(slug, SETTINGS);
    expect(await draws.freeze(slug, SETTINGS)).toEqual({ kind: "already-frozen" });
    expect(await draws.goOn(slug)).toEqual({ kind: "already-frozen" });
    const id = (await drawOf(database(), slug))?.id ?? "";
    for (const statement of [
      "UPDATE draws SET entrants_hash = 'ab' WHERE id = ?1",
      "UPDATE draws SET seed_hash = 'ab' WHERE id = ?1",
      "UPDATE draws SET rule = '{}' WHERE id = ?1",
      "UPDATE draws SET frozen_at = NULL WHERE id = ?1",
      "DELETE FROM draws WHERE id = ?1",
      "UPDATE draw_entrants SET entrants = '' WHERE draw_id = ?1",
      "DELETE FROM draw_entrants WHERE draw_id = ?1",
      "INSERT INTO draw_entrants VALUES (?1, 99, 'a', 'a')",
    ])
      await expect(env.DB.prepare(statement).bind(id).run(), statement).rejects.toThrow();
  });

  it("is the same when its preparation stopped half-way and was gone on with, twice at a time", async () => {
    const { slug, players } = await played([1, 1, 1]);
    const draws = await office();
    await draws.freeze(slug, SETTINGS);
    const whole = await linesOf(slug);
    const other = await played([1]);
    // A preparation that has noted somebody and then stopped.
    await (await office()).freeze(other.slug, SETTINGS);
    expect(whole).toHaveLength(players.length);
    const stopped = await played([1, 1]);
    await startedDraw(stopped.slug, SETTINGS.entropy);
    const outcomes = await Promise.all([draws.goOn(stopped.slug), draws.goOn(stopped.slug)]);
    expect(outcomes.map(({ kind }) => kind)).toContain("frozen");
    expect(await linesOf(stopped.slug)).toHaveLength(2);
    expect((await actionsOf(stopped.slug)).filter((action) => action === "draw.frozen")).toHaveLength(1);
  });

  it("takes nobody from a page that somebody else has gone on from", async () => {
    const { slug, players } = await played([1, 1]);
    const id = await startedDraw(slug, SETTINGS.entropy);
    const row = await drawOf(database(), slug);
    const keys = await env.CAMPAIGN_DESK.getByName(slug).drawKeys(false);
    if (!row || keys.kind !== "kept") throw new Error("no draw");
    const reject = (status: string) =>
      env.DB.prepare("UPDATE winners SET status = ?1, rejected_at = 1 WHERE user_id = ?2")
        .bind(status, players[0]?.id)
        .run();
    await reject("REJECTED");
    expect(await collectPage(env, row, "", keys.pseudonymKey)).toBeNull();
    // Whoever comes late sees another state of the same people, after the list may have been sorted.
    await reject("VALIDATED");
    expect(await collectPage(env, row, "", keys.pseudonymKey)).toBeNull();
    expect(await collectedCount({ env }, id)).toBe(1);
  });

  it("is given up when the round came out while it was made: nobody may know the chance before the list", async () => {
    const { slug } = await played([1]);
    const due = 1000 * (1_692_803_367 + 657_412 * 3);
    const before = await office(due - 1_000);
    const drand = { kind: "drand", round: 657_413, dueAt: new Date(due).toISOString() };
    const id = await startedDraw(slug, drand);
    expect(await (await office(due)).goOn(slug)).toEqual({ kind: "invalid", problem: "round-not-in-future" });
    expect(await drawOf(database(), slug)).toBeUndefined();
    expect(await collectedCount({ env }, id)).toBe(0);
    await startedDraw(slug, drand);
    // However short the work is, the clock is read after it.
    expect(await before.goOn(slug)).toEqual({ kind: "frozen" });
  });

  it("refuses settings that make no draw, and is given up when nobody takes part", async () => {
    const { slug } = await played([]);
    const draws = await office();
    const tries = [
      [{ ...SETTINGS, alternateCount: 51 }, "alternates"],
      [{ ...SETTINGS, entropy: { kind: "bailiff-digits", digitCount: 3 } }, "digits"],
      [{ ...SETTINGS, entropy: { kind: "drand", at: 1 } }, "round-not-in-future"],
    ] as const;
    for (const [settings, problem] of tries)
      expect(await draws.freeze(slug, settings)).toEqual({ kind: "invalid", problem });
    expect(await draws.freeze(slug, SETTINGS)).toEqual({ kind: "no-entrants" });
    expect(await drawOf(database(), slug)).toBeUndefined();
  });

  it("walks accounts by their key and asks winners by theirs", async () => {
    const { slug } = await played([1]);
    await (await office()).freeze(slug, SETTINGS);
    const draw = await drawOf(database(), slug);
    if (!draw) throw new Error("no draw");
    const query = accountsAfter(database(), draw, "") as unknown as {
      getQuery?: () => { sql: string; params: unknown[] };
    };
    const { sql, params } = query.getQuery?.() ?? { sql: "", params: [] };
    const { results } = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>();
    const plan = results.map(({ detail }) => detail).join("\n");
    expect(plan).toMatch(/SEARCH users USING (?:COVERING )?INDEX sqlite_autoindex_users_1 \(id>\?\)/);
    expect(plan).toMatch(/SEARCH winners USING INDEX winners_by_user \(user_id=\?\)/);
    expect(plan).not.toMatch(/SCAN (?!CONSTANT)|TEMP B-TREE/);
  });
});

describe("the draw", () => {
  it("is made once: the same digits again give the same, others are refused, and anyone can verify it", async () => {
    const { slug } = await played([1, 1, 1, 1, 1, 1]);
    const draws = await office();
    expect(await draws.draw(slug, DIGITS)).toEqual({ kind: "no-draw" });
    await draws.freeze(slug, SETTINGS);
    expect((await proofOf(slug)).result).toBeNull();
    for (const [given, problem] of [
      [{ ...DIGITS, digitsAgain: "271829" }, "digits-differ"],
      [{ ...DIGITS, digits: "27182", digitsAgain: "27182" }, "digits-count"],
      [{ kind: "drand", signature: "" }, "other-source"],
    ] as const)
      expect(await draws.draw(slug, given)).toEqual({ kind: "refused", problem });
    expect(await Promise.all([draws.draw(slug, DIGITS), draws.draw(slug, DIGITS)])).toEqual([
      { kind: "drawn" },
      { kind: "drawn" },
    ]);
    const proof = await proofOf(slug);
    expect(proof.result?.places).toHaveLength(4);
    expect(await draws.draw(slug, DIGITS)).toEqual({ kind: "drawn" });
    const others = { ...DIGITS, digits: "314159", digitsAgain: "314159" };
    expect(await draws.draw(slug, others)).toEqual({ kind: "already-drawn" });
    expect(await proofOf(slug)).toEqual(proof);
    const file = utf8(`${(await linesOf(slug)).join("\n")}\n`);
    for (const step of await verifyDraw(proof, file)) expect(step).toMatchObject({ kind: "right" });
    expect(await actionsOf(slug)).toEqual(["draw.started", "draw.frozen", "draw.drawn"]);
  });

  it("cannot be changed in the database, and the desk opens its seed for nothing else", async () => {
    const { slug } = await played([1, 1]);
    const draws = await office();
    await draws.freeze(slug, SETTINGS);
    await draws.draw(slug, DIGITS);
    const row = await drawOf(database(), slug);
    for (const statement of [
      "UPDATE draws SET seed = 'ab' WHERE id = ?1",
      "UPDATE draws SET entropy = '000000' WHERE id = ?1",
      "UPDATE draws SET drawn_at = NULL WHERE id = ?1",
      "UPDATE draw_places SET entrant = 'ab' WHERE draw_id = ?1",
      "DELETE FROM draw_places WHERE draw_id = ?1",
    ])
      await expect(env.DB.prepare(statement).bind(row?.id).run(), statement).rejects.toThrow();
    const desk = env.CAMPAIGN_DESK.getByName(slug);
    expect(await desk.openDraw("another list", "000000")).toMatchObject({
      kind: "opened",
      entrantsHash: row?.entrantsHash,
      entropy: "271828",
    });
  });

  it("is what the desk was opened with first, when nothing else was written down then", async () => {
    const { slug } = await played([1, 1, 1]);
    const draws = await office();
    await draws.freeze(slug, SETTINGS);
    const row = await drawOf(database(), slug);
    // The Worker asked the desk and died.
    await env.CAMPAIGN_DESK.getByName(slug).openDraw(row?.entrantsHash ?? "", "271828");
    expect((await proofOf(slug)).result).toBeNull();
    const others = { ...DIGITS, digits: "314159", digitsAgain: "314159" };
    expect(await draws.draw(slug, others)).toEqual({ kind: "already-drawn" });
    const proof = await proofOf(slug);
    expect(proof.result).toMatchObject({ entropy: "271828", signature: null });
    const file = utf8(`${(await linesOf(slug)).join("\n")}\n`);
    for (const step of await verifyDraw(proof, file)) expect(step).toMatchObject({ kind: "right" });
    expect(await draws.draw(slug, DIGITS)).toEqual({ kind: "drawn" });
    expect(await proofOf(slug)).toEqual(proof);
  });

  it("takes a round of drand by its own signature alone, and not before it is due", async () => {
    const { slug } = await played([1, 1]);
    // Round 657,413, a Friday in 2023: frozen ten minutes before it, so that it lay in the future.
    const due = 1000 * (1_692_803_367 + 657_412 * 3);
    const before = await office(due - 600_000);
    const settings = { ...SETTINGS, entropy: { kind: "drand", at: due } } as const;
    expect(await before.freeze(slug, settings)).toEqual({ kind: "frozen" });
    expect((await proofOf(slug)).entropySource).toMatchObject({ kind: "drand", round: 657_413 });
    const signature =
      "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
    const given = { kind: "drand", signature } as const;
    expect(await before.draw(slug, given)).toEqual({ kind: "refused", problem: "round-not-due" });
    const draws = await office();
    const forged = { kind: "drand", signature: signature.replace("b7", "a7") } as const;
    expect(await draws.draw(slug, forged)).toEqual({ kind: "refused", problem: "signature-wrong" });
    expect(await draws.draw(slug, { kind: "drand", signature: null })).toEqual({
      kind: "refused",
      problem: "round-unavailable",
    });
    expect(await draws.draw(slug, given)).toEqual({ kind: "drawn" });
    const { result } = await proofOf(slug);
    expect(result).toMatchObject({
      signature,
      entropy: "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587",
    });
  });
});

describe("winner and alternates", () => {
  /** A draw among so many, with the players in the order drawn. */
  async function drawn(count: number) {
    const { slug, players } = await played(Array.from({ length: count }, () => 1));
    const draws = await office();
    await draws.freeze(slug, SETTINGS);
    await draws.draw(slug, DIGITS);
    const view = await draws.read(slug);
    const inOrder = (view?.places ?? []).map(({ account }) => players.find(({ id }) => id === account?.id));
    return { slug, draws, inOrder: inOrder.filter((player) => player !== undefined) };
  }

  async function statesOf(draws: OfficeDraws, slug: string) {
    return (await draws.read(slug))?.places.map(({ state }) => state);
  }

  it("are written to in turn: who does not answer is replaced by the next, who accepts is announced by name", async () => {
    const { slug, draws, inOrder } = await drawn(4);
    const [first, second] = inOrder;
    if (!first || !second) throw new Error("nobody was drawn");
    expect(await draws.notify(slug, 1)).toEqual({ kind: "not-allowed" });
    expect(await draws.notify(slug, 0)).toEqual({ kind: "changed" });
    expect(await draws.notify(slug, 0)).toEqual({ kind: "not-allowed" });
    const [mail] = await mailsTo(first.email);
    expect(mail?.subject).toContain("Une année de thé");
    expect(mail?.links).toEqual([`http://thetiptop.test/grand-tirage?campaign=${slug}`]);
    expect(await draws.announce(slug)).toEqual({ kind: "not-allowed" });
    expect(await draws.replace(slug, 0, "Zoé Lefèvre est ma cousine")).toEqual({ kind: "reason-missing" });
    expect(await draws.replace(slug, 1, "not-entitled")).toEqual({ kind: "not-allowed" });
    // Nobody loses the prize by silence before their fifteen days are over.
    expect(await draws.replace(slug, 0, "no-answer")).toEqual({ kind: "not-allowed" });
    expect(await draws.replace(slug, 0, "declined")).toEqual({ kind: "changed" });
    expect(await statesOf(draws, slug)).toEqual(["replaced", "notified", "waiting", "waiting"]);
    expect((await mailsTo(second.email))[0]?.subject).toContain("Une année de thé");
    const accept = async (who: Person) => services().acceptGrandPrize(await accountOf(who), slug, true);
    expect(await accept(first)).toEqual({ kind: "not-yours" });
    expect(await accept(second)).toEqual({ kind: "accepted" });
    expect(await accept(second)).toEqual({ kind: "accepted" });
    expect((await proofOf(slug)).result?.places.map(({ name }) => name)).toEqual([null, null, null, null]);
    expect(await draws.announce(slug)).toEqual({ kind: "changed" });
    expect(await draws.announce(slug)).toEqual({ kind: "not-allowed" });
    expect((await proofOf(slug)).result?.places.map(({ name }) => name)).toEqual([
      null,
      "Zoé L.",
      null,
      null,
    ]);
    expect((await actionsOf(slug)).slice(3)).toEqual([
      "draw.place-notified",
      "draw.place-replaced",
      "draw.place-notified",
      "draw.announced",
    ]);
  });

  it("are not named who did not agree, and not for ever who did: an erased winner leaves a number and a valid draw", async () => {
    const { slug, draws, inOrder } = await drawn(3);
    const [winner] = inOrder;
    if (!winner) throw new Error("nobody was drawn");
    await draws.notify(slug, 0);
    expect(await draws.confirm(slug, 0, true)).toEqual({ kind: "changed" });
    await draws.announce(slug);
    expect((await proofOf(slug)).result?.places[0]?.name).toBe("Zoé L.");
    await eraseUser(env, winner.id);
    const proof = await proofOf(slug);
    expect(proof.result?.places[0]).toMatchObject({ name: null, state: "confirmed" });
    expect((await draws.read(slug))?.places[0]?.account).toBeNull();
    const file = utf8(`${(await linesOf(slug)).join("\n")}\n`);
    for (const step of await verifyDraw(proof, file)) expect(step).toMatchObject({ kind: "right" });
    const quiet = await drawn(1);
    await quiet.draws.notify(quiet.slug, 0);
    await quiet.draws.confirm(quiet.slug, 0, false);
    await quiet.draws.announce(quiet.slug);
    expect((await proofOf(quiet.slug)).result?.places[0]?.name).toBeNull();
  });

  it("may be gone before they are written to: then the next one's turn comes", async () => {
    const { slug, draws, inOrder } = await drawn(2);
    const [winner] = inOrder;
    if (!winner) throw new Error("nobody was drawn");
    await eraseUser(env, winner.id);
    expect(await draws.notify(slug, 0)).toEqual({ kind: "account-erased" });
    expect(await draws.replace(slug, 0, "account-erased")).toEqual({ kind: "changed" });
    expect(await statesOf(draws, slug)).toEqual(["replaced", "notified"]);
    // Who has an account was not erased, and who was not asked has not declined.
    expect(await draws.replace(slug, 1, "account-erased")).toEqual({ kind: "not-allowed" });
  });

  it("are used up one after the other, the erased among them too, and then nobody's turn comes", async () => {
    const { slug, draws, inOrder } = await drawn(3);
    expect(await draws.replace(slug, 0, "declined")).toEqual({ kind: "not-allowed" });
    expect(await draws.replace(slug, 0, "no-answer")).toEqual({ kind: "not-allowed" });
    await draws.notify(slug, 0);
    await eraseUser(env, inOrder[1]?.id ?? "");
    expect(await draws.replace(slug, 0, "declined")).toEqual({ kind: "changed" });
    expect(await statesOf(draws, slug)).toEqual(["replaced", "waiting", "waiting"]);
    expect(await draws.replace(slug, 1, "account-erased")).toEqual({ kind: "changed" });
    expect(await draws.replace(slug, 2, "not-entitled")).toEqual({ kind: "changed" });
    expect(await statesOf(draws, slug)).toEqual(["replaced", "replaced", "replaced"]);
    expect(await draws.replace(slug, 3, "not-entitled")).toEqual({ kind: "no-draw" });
    expect(await draws.announce(slug)).toEqual({ kind: "not-allowed" });
  });

  it("cannot accept when their time is over", async () => {
    const { slug, draws, inOrder } = await drawn(1);
    const long = await office(Date.now() - 30 * DAY_MS);
    await long.notify(slug, 0);
    const [winner] = inOrder;
    if (!winner) throw new Error("nobody was drawn");
    expect(await services().acceptGrandPrize(await accountOf(winner), slug, false)).toEqual({
      kind: "not-yours",
    });
    expect(await draws.replace(slug, 0, "no-answer")).toEqual({ kind: "changed" });
  });
});

describe("the public API", () => {
  it("has nothing before the freeze, then proof and list, with a tag that saves the second download", async () => {
    const { slug } = await played([1, 1]);
    const [proofPath, listPath] = [
      `/api/campaign/draw?campaign=${slug}`,
      `/api/campaign/draw/entrants?campaign=${slug}`,
    ];
    for (const path of [proofPath, listPath]) expect((await ask(path)).status).toBe(404);
    const draws = await office();
    await draws.freeze(slug, SETTINGS);
    const { body } = await ask<{ data: { entrantsHash: string; result: unknown } }>(proofPath);
    expect(body.data.result).toBeNull();
    const list = await ask<string>(listPath);
    expect(list.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(list.body.split("\n")).toHaveLength(3);
    const tag = list.headers.get("etag") ?? "";
    expect(tag).toBe(`"${body.data.entrantsHash}"`);
    expect((await ask(listPath, { headers: { "If-None-Match": tag } })).status).toBe(304);
  });
});
