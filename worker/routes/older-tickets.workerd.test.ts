import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { cancelTicketAt } from "../../durable-objects/objects.ts";
import { campaignAdministration } from "../campaigns/admin.ts";
import { ERRORS } from "../http/errors.ts";
import type { PrizeView } from "../services.ts";
import {
  type AnyBody,
  ask,
  campaign,
  eventually,
  HEAD_OFFICE,
  migrateDatabase,
  type Person,
  person,
} from "../test-house.ts";
import type { CampaignCodes } from "../tickets/codes/codes.ts";
import { type CodeBook, codeBook } from "../tickets/guesses.fixture.ts";
import type { StaffTicketPage } from "../winners/administration.ts";

interface Win {
  readonly ticket: { readonly id: string; readonly code: string; readonly status: string };
  readonly prize: PrizeView;
}
type WinBody = AnyBody & { message: string; data: Win };

/** Wrong codes of one account before it is locked (promise 8). */
const GUESSES = 20;

let codes: CampaignCodes;
let book: CodeBook;
let player: Person;
let employee: Person;

beforeAll(async () => {
  await migrateDatabase();
  player = await person();
  employee = await person("EMPLOYEE");
  const running = await campaign({ slug: env.DEFAULT_CAMPAIGN });
  codes = running.codes;
  book = codeBook(running);
});

const check = (code: string, as = player) =>
  ask<AnyBody & { data: unknown }>(`/ticketApi/check-ticket/${code}`, { token: as.token });
const mark = (code: string, as = player, headers = {}) =>
  ask<WinBody>(`/ticketApi/mark-ticket-used/${code}`, { method: "POST", token: as.token, headers });
const addWinner = (body: unknown, as = player) =>
  ask<WinBody>("/ticketApi/add-winner", { token: as.token, body });
const decide = (id: string, body: unknown, as = employee) =>
  ask<AnyBody & { message: string; data: { status: string } }>(`/ticketApi/update-winner-status/${id}`, {
    method: "PUT",
    token: as.token,
    body,
  });

describe("check-ticket", () => {
  it("tells a right code and whether it was used, and plays nothing", async () => {
    const code = book.rightCode();
    expect(await check(code)).toMatchObject({
      status: 200,
      body: { success: true, data: { exists: true, used: false } },
    });
    expect(await book.isPlayed(code)).toBe(false);
    await mark(code);
    for (const as of [player, await person(), employee]) {
      expect((await check(code, as)).body.data).toEqual({ exists: true, used: true });
    }
  });

  it("is private, and for those with a session", async () => {
    expect((await check(book.rightCode())).headers.get("Cache-Control")).toBe("private, no-store");
    expect((await ask(`/ticketApi/check-ticket/${book.rightCode()}`)).status).toBe(401);
  });

  it("refuses what is no code", async () => {
    expect(await check(book.wrongCode())).toMatchObject({
      status: 404,
      body: { success: false, error: "Ce code est inconnu : vérifiez-le sur votre ticket" },
    });
    for (const typed of ["123", "abc", "%F0%9F%8E%89", "1".repeat(3000), "%00", "%ff"]) {
      expect((await check(typed)).status).toBe(400);
    }
  });
});

describe("check-ticket of a cancelled ticket", () => {
  it("is refused as its play is, and counted as one", async () => {
    const code = book.rightCode();
    const typed = codes.serialOf(code);
    if (typed.kind !== "serial") throw new Error("the test asks about a code that is none");
    await cancelTicketAt(env, env.DEFAULT_CAMPAIGN, typed.shardIndex, typed.serial);
    const as = await person();
    const refused = { status: 400, body: { error: ERRORS["ticket-cancelled"].fr } };
    expect(await mark(code, as)).toMatchObject(refused);
    for (let guess = 1; guess < GUESSES; guess++) expect(await check(code, as)).toMatchObject(refused);
    expect((await check(code, as)).status).toBe(429);
  });
});

describe("mark-ticket-used", () => {
  it("is playing: the contract's win, once", async () => {
    const code = book.rightCode();
    const { status, body } = await mark(code);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      success: true,
      message: "🎉 Félicitations! Vous avez gagné!",
      data: { ticket: { code, status: "PENDING" } },
    });
    expect(await mark(code)).toMatchObject({ status: 400, body: { error: "Ce code a déjà été utilisé" } });
  });

  it("answers the same to the same idempotency key", async () => {
    const code = book.rightCode();
    const first = await mark(code, player, { "Idempotency-Key": "mark" });
    expect((await mark(code, player, { "Idempotency-Key": "mark" })).body).toEqual(first.body);
  });

  it("is for players", async () => {
    const code = book.rightCode();
    expect((await mark(code, employee)).status).toBe(403);
    expect(await book.isPlayed(code)).toBe(false);
  });
});

describe("add-winner", () => {
  it("draws the prize itself, for the player who is signed in", async () => {
    const stranger = await person();
    const ticketCode = book.rightCode();
    const { status, body } = await addWinner({
      name: "Quelqu'un d'autre",
      email: stranger.email,
      ticketCode,
      prize: "Coffret à 69 €",
    });
    expect(status).toBe(200);
    expect(["Infuseur à thé", "Thé détox"]).toContain(body.data.prize.name);
    const ticket = await ask(`/api/game/ticket/${ticketCode}`, { token: player.token });
    expect(ticket.status).toBe(200);
    expect((await ask(`/api/game/ticket/${ticketCode}`, { token: stranger.token })).status).toBe(404);
  });

  it("after mark-ticket-used answers that win again, also when the game has ended meanwhile", async () => {
    const other = await person();
    const code = book.rightCode();
    const marked = await mark(code, other);
    expect((await addWinner({ ticketCode: code }, other)).body).toEqual(marked.body);
    const admin = campaignAdministration(env, HEAD_OFFICE);
    await admin.changeState(env.DEFAULT_CAMPAIGN, "paused");
    const again = await addWinner({ ticketCode: code }, other);
    const unplayed = await addWinner({ ticketCode: book.rightCode() }, other);
    const anothers = await addWinner({ ticketCode: code });
    await admin.changeState(env.DEFAULT_CAMPAIGN, "open");
    expect(again.body).toEqual(marked.body);
    for (const refused of [unplayed, anothers]) {
      expect(refused).toMatchObject({
        status: 400,
        body: { error: "Le jeu n'est pas actif pour le moment" },
      });
    }
  });

  it("many times at once is one win", async () => {
    const ticketCode = book.rightCode();
    const answers = await Promise.all(Array.from({ length: 10 }, () => addWinner({ ticketCode })));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
  });

  it("does not answer somebody else's win", async () => {
    const code = book.rightCode();
    await mark(code);
    expect(await addWinner({ ticketCode: code }, await person())).toMatchObject({
      status: 400,
      body: { error: "Ce code a déjà été utilisé" },
    });
  });

  it.each([
    ["no body", undefined, 400],
    ["null", "null", 400],
    ["an array", "[]", 400],
    ["no code", "{}", 400],
    ["an empty code", '{"ticketCode":""}', 400],
    ["a code that is a number", '{"ticketCode":1}', 400],
    ["a code of 60,000 digits", `{"ticketCode":"${"1".repeat(60_000)}"}`, 400],
    ["a body of 1 MB", `{"ticketCode":"${"1".repeat(1_000_000)}"}`, 413],
  ])("refuses %s in French", async (_name, body, status) => {
    const answer = await ask("/ticketApi/add-winner", { method: "POST", token: player.token, body });
    expect(answer).toMatchObject({
      status,
      body: { success: false, error: expect.stringMatching(/[a-zà-ÿ' ]{10,}/i) },
    });
  });
});

describe("winners", () => {
  const winners = (query: string, as = employee) =>
    ask<AnyBody & { data: StaffTicketPage }>(`/ticketApi/winners${query}`, { token: as.token });

  it("lists them for staff, by status", async () => {
    const as = await person();
    const { ticket } = (await mark(book.rightCode(), as)).body.data;
    const shown = await eventually(async () => {
      const { data } = (await winners("?status=PENDING&limit=100")).body;
      return data.tickets.find(({ id }) => id === ticket.id);
    });
    expect(shown).toMatchObject({
      code: ticket.code,
      status: "PENDING",
      user: { id: as.id, email: as.email },
    });
    const claimed = (await winners("?status=CLAIMED")).body.data.tickets;
    expect(claimed.map(({ id }) => id)).not.toContain(ticket.id);
  });

  it("is nothing for players, nor for strange parameters", async () => {
    expect((await winners("", player)).status).toBe(403);
    for (const query of ["?page=0", "?limit=101", "?status=WON", "?cursor=1"])
      expect((await winners(query)).status).toBe(400);
  });
});

describe("update-winner-status", () => {
  async function winnerInDatabase(): Promise<string> {
    const { id } = (await mark(book.rightCode())).body.data.ticket;
    await eventually(async () => {
      const { status } = await ask(`/api/game/my-tickets/${id}`, { token: player.token });
      return status === 200 ? true : undefined;
    });
    return id;
  }

  it.each([
    [{ status: "VALIDATED" }, "Ticket validé avec succès"],
    [{ status: "REJECTED", rejectionReason: "Ticket déchiré" }, "Ticket rejeté avec succès"],
    [{ status: "CLAIMED" }, "Lot remis avec succès"],
  ])("takes %j", async (body, message) => {
    const id = await winnerInDatabase();
    const answer = await decide(id, body);
    expect(answer).toMatchObject({
      status: 200,
      body: { success: true, message, data: { id, status: body.status } },
    });
    const seen = await ask<{ data: unknown }>(`/api/game/my-tickets/${id}`, { token: player.token });
    expect(seen.body.data).toMatchObject({ id, ...body });
  });

  it("refuses what is no decision, and leaves the winner alone", async () => {
    const id = await winnerInDatabase();
    for (const body of [{}, { status: "PENDING" }, { status: "REJECTED" }, { status: 1 }, [], "null"]) {
      expect((await decide(id, body)).status).toBe(400);
    }
    expect((await decide(id, { status: "VALIDATED" }, player)).status).toBe(403);
    expect((await decide("not-a-uuid", { status: "VALIDATED" })).status).toBe(400);
    expect(await decide(crypto.randomUUID(), { status: "VALIDATED" })).toMatchObject({
      status: 404,
      body: { error: "Ticket non trouvé" },
    });
    const seen = await ask<{ data: { status: string } }>(`/api/game/my-tickets/${id}`, {
      token: player.token,
    });
    expect(seen.body.data.status).toBe("PENDING");
  });

  it("refuses to undo what is final", async () => {
    const id = await winnerInDatabase();
    await decide(id, { status: "CLAIMED" });
    expect((await decide(id, { status: "VALIDATED" })).status).toBe(400);
  });
});
