import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { campaignAdministration } from "../campaigns/admin.ts";
import type { PrizeView } from "../services.ts";
import {
  type AnyBody,
  ask,
  campaign,
  HEAD_OFFICE,
  migrateDatabase,
  type Person,
  person,
  type TestCampaign,
} from "../test-house.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const admin = () => campaignAdministration(env, HEAD_OFFICE);

interface Win {
  readonly ticket: { readonly id: string; readonly code: string; readonly played_at: string };
  readonly prize: PrizeView;
}

let player: Person;
let running: TestCampaign;

beforeAll(async () => {
  await migrateDatabase();
  player = await person();
  running = await campaign({ slug: env.DEFAULT_CAMPAIGN });
});

function play(ticketCode: unknown, more: { as?: Person; campaign?: string; key?: string } = {}) {
  return ask<AnyBody & { data: Win }>("/api/game/play", {
    token: (more.as ?? player).token,
    body: { ticketCode, ...(more.campaign && { campaign: more.campaign }) },
    ...(more.key !== undefined && { headers: { "Idempotency-Key": more.key } }),
  });
}

async function redemptions(slug = running.slug): Promise<number> {
  const status = await admin().status(slug);
  return status?.redemptions ?? -1;
}

describe("a play", () => {
  it("answers a win as the contract says", async () => {
    const { status, body } = await play(running.code(1));
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(["success", "message", "data"]);
    expect(body).toMatchObject({ success: true, message: "🎉 Félicitations! Vous avez gagné!" });
    expect(body.data.ticket).toEqual({
      id: expect.stringMatching(UUID),
      code: running.code(1),
      status: "PENDING",
      played_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    const prize = running.catalogue.prizes.find(({ id }) => id === body.data.prize.id);
    expect(body.data.prize).toEqual({
      id: prize?.id,
      type: prize?.type,
      name: prize?.name,
      description: prize?.description,
      value: ((prize?.valueCents ?? 0) / 100).toFixed(2),
    });
  });

  it("takes a code as people type it", async () => {
    const code = running.codes.codeOf(2);
    const { status, body } = await play(` ${code.slice(0, 3)}-${code.slice(3, 6)} ${code.slice(6)} `);
    expect(status).toBe(200);
    expect(body.data.ticket.code).toBe(running.code(2));
  });

  it("refuses a used code in the contract's words, to its player and to a stranger alike", async () => {
    await play(running.code(3));
    const again = await play(running.code(3));
    const stranger = await play(running.code(3), { as: await person() });
    expect(again).toMatchObject({
      status: 400,
      body: { success: false, error: "Ce code a déjà été utilisé" },
    });
    expect(stranger.body).toEqual(again.body);
  });

  it("answers the same to the same idempotency key, and plays once", async () => {
    const before = await redemptions();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => play(running.code(4), { key: "one-key" })),
    );
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await redemptions()).toBe(before + 1);
  });

  it("does not replay a win to another player with the same key", async () => {
    await play(running.code(5), { key: "shared" });
    const other = await play(running.code(5), { key: "shared", as: await person() });
    expect(other.body.error).toBe("Ce code a déjà été utilisé");
  });

  it("is won by exactly one of many players at the same instant", async () => {
    const players = await Promise.all(Array.from({ length: 20 }, () => person()));
    const answers = await Promise.all(players.map((as) => play(running.code(6), { as })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.error === "Ce code a déjà été utilisé")).toHaveLength(19);
  });

  it("reaches another campaign by its slug", async () => {
    const other = await campaign();
    expect(await play(other.code(7), { campaign: other.slug })).toMatchObject({ status: 200 });
    expect(await play(other.code(8))).toMatchObject({ status: 404 });
  });
});

describe("who may play", () => {
  it.each([
    ["nobody", undefined],
    ["a forged token", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA"],
    ["a text that is no token", "hello"],
  ])("%s gets 401", async (_who, token) => {
    const answer = await ask("/api/game/play", {
      body: { ticketCode: running.code(20) },
      ...(token && { token }),
    });
    expect(answer).toMatchObject({
      status: 401,
      body: { success: false, error: expect.stringContaining("Non authentifié") },
    });
  });

  it.each(["EMPLOYEE", "ADMIN"] as const)("%s gets 403 and the code stays unplayed", async (role) => {
    const before = await redemptions();
    expect(await play(running.code(21), { as: await person(role) })).toMatchObject({
      status: 403,
      body: { success: false, error: "Accès refusé : permissions insuffisantes" },
    });
    expect(await redemptions()).toBe(before);
  });

  it("a session cookie alone does not open the API", async () => {
    const answer = await ask("/api/game/play", {
      body: { ticketCode: running.code(22) },
      headers: { Cookie: `__Host-session=${player.token}` },
    });
    expect(answer.status).toBe(401);
  });
});

describe("a campaign that does not take plays", () => {
  const NOT_ACTIVE = {
    status: 400,
    body: { success: false, error: "Le jeu n'est pas actif pour le moment" },
  };
  const past = { opensAt: 1, closesAt: 2, claimUntil: 3 };
  const future = { opensAt: Date.now() + 1e7, closesAt: Date.now() + 2e7, claimUntil: Date.now() + 3e7 };

  it.each([
    ["paused", {}, ["paused"]],
    ["closed", {}, ["closed"]],
    ["archived", {}, ["closed", "archived"]],
    ["not yet open", future, []],
    ["over", past, []],
  ] as const)("%s: refused, nothing changed", async (_name, changes, states) => {
    const other = await campaign(changes);
    for (const state of states) await admin().changeState(other.slug, state);
    expect(await play(other.code(1), { campaign: other.slug })).toMatchObject(NOT_ACTIVE);
    expect(await redemptions(other.slug)).toBe(0);
  });

  it.each([
    ["revoked", "désactivé"],
    ["prepared", "pas encore activé"],
    ["sent", "pas encore activé"],
  ] as const)("a %s batch: refused, nothing changed", async (status, words) => {
    const batch = { label: "Paris", firstSerial: 0, lastSerial: 19_999, status };
    const other = await campaign({ batches: [batch] });
    const answer = await play(other.code(1), { campaign: other.slug });
    expect(answer).toMatchObject({
      status: 400,
      body: { success: false, error: expect.stringContaining(words) },
    });
    expect(await redemptions(other.slug)).toBe(0);
  });
});

describe("wrong input to a play", () => {
  const FRENCH = /[a-zà-ÿ' ]{10,}/i;

  it.each([
    ["an empty body", "", 400],
    ["no JSON", "ticketCode=1", 400],
    ["half a JSON", '{"ticketCode": "12', 400],
    ["null", "null", 400],
    ["a number", "42", 400],
    ["an array", "[]", 400],
    ["an array of plays", '[{"ticketCode":"1"}]', 400],
    ["an object without the code", "{}", 400],
    ["a code that is null", '{"ticketCode":null}', 400],
    ["a code that is a number", '{"ticketCode":1234567890}', 400],
    ["a code that is an object", '{"ticketCode":{"$ne":1}}', 400],
    ["a code that is an array", '{"ticketCode":["1234567890"]}', 400],
    ["an empty code", '{"ticketCode":""}', 400],
    ["a short code", '{"ticketCode":"123"}', 400],
    ["a code of letters", '{"ticketCode":"ABCDEFGHIJ"}', 400],
    ["a code of 60,000 digits", `{"ticketCode":"${"1".repeat(60_000)}"}`, 400],
    ["a body of 1 MB", `{"ticketCode":"${"1".repeat(1_000_000)}"}`, 413],
    ["a campaign that is no slug", '{"ticketCode":"1234567890","campaign":"../x"}', 400],
    ["a campaign that is an object", '{"ticketCode":"1234567890","campaign":{}}', 400],
    ["a campaign that is not there", '{"ticketCode":"1234567890","campaign":"nowhere"}', 404],
  ])("%s is refused in French, nothing changed", async (_name, body, status) => {
    const before = await redemptions();
    const answer = await ask("/api/game/play", { token: player.token, body });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ success: false, error: expect.stringMatching(FRENCH) });
    expect(await redemptions()).toBe(before);
  });

  it("refuses a body that does not say it is JSON", async () => {
    const body = JSON.stringify({ ticketCode: running.code(30) });
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
      const answer = await ask("/api/game/play", {
        token: player.token,
        body,
        headers: { "Content-Type": type },
      });
      expect(answer).toMatchObject({
        status: 415,
        body: { success: false, error: expect.stringContaining("JSON") },
      });
    }
  });

  it("takes a body as JSON with a charset", async () => {
    const headers = { "Content-Type": "application/json; charset=utf-8" };
    const answer = await ask("/api/game/play", {
      token: player.token,
      body: { ticketCode: running.code(31) },
      headers,
    });
    expect(answer.status).toBe(200);
  });

  it.each([["x".repeat(65)], ["tab\tinside"], [""]])("refuses the idempotency key %j", async (key) => {
    const before = await redemptions();
    const answer = await play(running.code(32), { key });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining("Idempotency-Key") },
    });
    expect(await redemptions()).toBe(before);
  });

  it("calls a code nobody printed unknown", async () => {
    // 20,000 of 10^10 codes exist: of a hundred neighbours of a real one hardly one does.
    const code = BigInt(running.codes.codeOf(33));
    const unknown = Array.from({ length: 100 }, (_, step) =>
      String(code + BigInt(step + 1)).padStart(10, "0"),
    ).find((typed) => running.codes.serialOf(typed).kind === "unknown");
    expect(await play(unknown)).toMatchObject({
      status: 404,
      body: { success: false, error: "Ce code est inconnu : vérifiez-le sur votre ticket" },
    });
  });
});
