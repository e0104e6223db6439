import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { mails, winners } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Pagination } from "../http/pagination.ts";
import {
  type AnyBody,
  ask,
  campaign,
  eventually,
  mailsTo,
  migrateDatabase,
  type Person,
  person,
  type TestCampaign,
} from "../test-house.ts";
import { type PlayedTicket, playedTicket, winnerOf } from "../winners/winners.fixture.ts";

const database = databaseOf(env.DB);
const NOBODYS_ID = "019aa000-0000-7000-8000-000000000000";

let running: TestCampaign;
let employee: Person;
let admin: Person;
let player: Person;
let waiting: PlayedTicket[];
let nextSerial = 0;

/** One for each call of `played`, and enough besides for three pages of the queue. */
const WAITING_AT_FIRST = 50;

beforeAll(async () => {
  await migrateDatabase();
  running = await campaign({ slug: env.DEFAULT_CAMPAIGN });
  [employee, admin, player] = await Promise.all([person("EMPLOYEE"), person("ADMIN"), person()]);
  waiting = await Promise.all(Array.from({ length: WAITING_AT_FIRST }, () => playedBy(player)));
});

const playedBy = (winner: Person) => playedTicket(running, winner, nextSerial++);

/** A ticket of `player` that no test has touched. */
function played(): PlayedTicket {
  const ticket = waiting.shift();
  if (!ticket) throw new Error("every ticket played beforehand was used: raise WAITING_AT_FIRST");
  return ticket;
}

const mailRows = (ticketId: string) =>
  database
    .select()
    .from(mails)
    .where(eq(mails.occasion, `prize-ready:${ticketId}`));

interface Decided extends AnyBody {
  readonly message: string;
  readonly data: { readonly status: string; readonly validatedAt: string | null };
}

function decide(body: unknown, as = employee) {
  return ask<Decided>("/api/employee/validate-ticket", { token: as.token, body });
}

const validate = (ticketId: string, as?: Person) => decide({ ticketId, action: "validate" }, as);
const reject = (ticketId: string, rejectionReason: unknown, as?: Person) =>
  decide({ ticketId, action: "reject", rejectionReason }, as);

describe("who may stand at the counter", () => {
  it.each([
    ["GET", "/api/employee/pending-tickets"],
    ["GET", "/api/employee/search-ticket?code=1234567890"],
    ["GET", "/api/employee/stats"],
    ["POST", "/api/employee/validate-ticket"],
  ])("%s %s is for employees and administrators", async (method, path) => {
    const body = method === "POST" ? { body: { ticketId: NOBODYS_ID, action: "validate" } } : {};
    expect((await ask(path, { method, ...body })).status).toBe(401);
    const refused = await ask(path, { method, ...body, token: player.token });
    expect(refused).toMatchObject({ status: 403, body: { success: false } });
    for (const staff of [employee, admin]) {
      const { status } = await ask(path, { method, ...body, token: staff.token });
      expect([200, 404]).toContain(status);
    }
  });
});

describe("the queue", () => {
  interface Queue extends AnyBody {
    readonly data: {
      readonly tickets: readonly { readonly id: string; readonly status: string }[];
      readonly pagination: Pagination;
    };
  }
  const queue = (query = "") =>
    ask<Queue>(`/api/employee/pending-tickets${query}`, { token: employee.token });

  it("shows what waits in the contract's form, longest first, and what was decided no more", async () => {
    const [first, second, third] = [played(), played(), played()];
    await validate(second.id);
    const { status, headers, body } = await queue("?limit=100");
    expect(status).toBe(200);
    expect(headers.get("Cache-Control")).toBe("private, no-store");
    const { tickets, pagination } = body.data;
    expect(pagination).toEqual({
      total: tickets.length,
      page: 1,
      limit: 100,
      totalPages: 1,
      nextCursor: null,
    });
    const ids = tickets.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(ids).not.toContain(second.id);
    expect(ids).toContain(third.id);
    const { id, type, name, value } = first.prize;
    expect(tickets.find((ticket) => ticket.id === first.id)).toEqual({
      id: first.id,
      code: first.code,
      status: "PENDING",
      playedAt: first.playedAt,
      user: { id: player.id, email: player.email, firstName: "Zoé", lastName: "Lefèvre" },
      prize: { id, type, name, value },
    });
  });

  it("shows ten a page unless asked otherwise, and goes on by page or by cursor", async () => {
    const all = (await queue("?limit=100")).body.data.tickets.map(({ id }) => id);
    const { tickets, pagination } = (await queue()).body.data;
    expect(tickets.map(({ id }) => id)).toEqual(all.slice(0, 10));
    expect(pagination).toMatchObject({ limit: 10, nextCursor: all[9] });
    for (const query of ["?page=2", `?cursor=${pagination.nextCursor}`])
      expect((await queue(query)).body.data.tickets.map(({ id }) => id)).toEqual(all.slice(10, 20));
    const beyond = (await queue("?page=500")).body.data;
    expect(beyond).toMatchObject({ tickets: [], pagination: { total: all.length, nextCursor: null } });
  });

  it.each([
    ["page=0", "page"],
    ["page=x", "page"],
    ["limit=101", "limit"],
    ["limit=1&limit=2", "limit"],
    ["page=100000&limit=100", "page"],
    ["cursor=", "cursor"],
    ["cursor=abc", "cursor"],
  ])("refuses %s", async (query, field) => {
    const { status, body } = await queue(`?${query}`);
    expect(status).toBe(400);
    expect(body.details?.map((problem) => problem.field)).toContain(field);
  });
});

describe("validating", () => {
  it("answers as the contract says, and the player hears that the prize is ready", async () => {
    const winner = await person();
    const ticket = await playedBy(winner);
    const { status, body } = await validate(ticket.id.toUpperCase());
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      message: "Ticket validé avec succès",
      data: { id: ticket.id, code: ticket.code, status: "VALIDATED", validatedAt: expect.any(String) },
    });
    const row = await winnerOf(ticket.id);
    expect(row).toMatchObject({ status: "VALIDATED", rejectedAt: null, claimedAt: null });
    expect(new Date(row?.validatedAt ?? 0).toISOString()).toBe(body.data.validatedAt);
    const [mail] = await mailRows(ticket.id);
    expect(mail).toMatchObject({
      recipient: winner.email,
      language: "fr",
      userId: winner.id,
      kind: "prize-ready",
    });
    const { prize } = row ?? {};
    expect(JSON.parse(mail?.fields ?? "")).toEqual({ campaign: running.slug, ticketId: ticket.id, prize });
    const arrived = await eventually(async () =>
      (await mailsTo(winner.email)).find(({ subject }) => subject.startsWith("Votre lot vous attend")),
    );
    expect(arrived.text).toContain(ticket.prize.name);
    expect(arrived.text).not.toContain(ticket.code);
    expect(arrived.links).toContain(`${env.PUBLIC_ORIGIN}/mes-gains`);
  });

  it("a second time changes nothing, says the same and mails nobody", async () => {
    const ticket = played();
    const first = await validate(ticket.id);
    const before = await winnerOf(ticket.id);
    await eventually(async () => (Date.now() > (before?.validatedAt ?? 0) ? true : undefined));
    const second = await validate(ticket.id, admin);
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect(await winnerOf(ticket.id)).toEqual(before);
    expect(await mailRows(ticket.id)).toHaveLength(1);
  });

  it("mails nobody again, even when the first mail was swept away long ago", async () => {
    const ticket = played();
    await validate(ticket.id);
    await database.update(winners).set({ validatedAt: 1 }).where(eq(winners.id, ticket.id));
    await database.delete(mails).where(eq(mails.occasion, `prize-ready:${ticket.id}`));
    expect((await validate(ticket.id)).status).toBe(200);
    expect(await mailRows(ticket.id)).toEqual([]);
  });

  it("is not possible after a rejection", async () => {
    const ticket = played();
    await reject(ticket.id, "Ticket illisible");
    const { status, body } = await validate(ticket.id);
    expect(status).toBe(400);
    expect(body).toEqual({ success: false, error: "Ce changement de statut n'est pas possible" });
    expect(await mailRows(ticket.id)).toEqual([]);
  });

  it("does not find a ticket that is not there", async () => {
    expect(await validate(NOBODYS_ID)).toMatchObject({
      status: 404,
      body: { success: false, error: "Ticket non trouvé" },
    });
  });
});

describe("rejecting", () => {
  it("answers as the contract says, with the reason as it was normalised", async () => {
    const ticket = played();
    const { status, body } = await reject(ticket.id, "  Ticket abi\u0302me\u0301 ");
    expect(status).toBe(200);
    const rejectionReason = "Ticket ab\u00eem\u00e9";
    expect(body).toEqual({
      success: true,
      message: "Ticket rejeté avec succès",
      data: { id: ticket.id, code: ticket.code, status: "REJECTED", validatedAt: null, rejectionReason },
    });
    expect(await winnerOf(ticket.id)).toMatchObject({
      status: "REJECTED",
      rejectionReason,
      rejectedAt: expect.any(Number),
    });
    expect(await mailRows(ticket.id)).toEqual([]);
  });

  it("cannot follow a validation: the player has been told that the prize is ready", async () => {
    const ticket = played();
    await validate(ticket.id);
    expect((await reject(ticket.id, "Validé par erreur")).status).toBe(400);
    expect(await winnerOf(ticket.id)).toMatchObject({ status: "VALIDATED", rejectedAt: null });
  });

  it("is final: the same reason again is the same answer, another is refused and changes nothing", async () => {
    const ticket = played();
    const first = await reject(ticket.id, "Ticket illisible");
    const before = await winnerOf(ticket.id);
    expect(await reject(ticket.id, "Ticket illisible")).toMatchObject({ status: 200, body: first.body });
    expect((await reject(ticket.id, "Autre raison")).status).toBe(400);
    expect(await winnerOf(ticket.id)).toEqual(before);
  });

  it.each<[string, unknown]>([
    ["no reason", undefined],
    ["null", null],
    ["a number", 1],
    ["an empty reason", ""],
    ["spaces", "   "],
    ["501 characters", "x".repeat(501)],
    ["a control character", "a\u0000b"],
    ["a line end", "a\nb"],
    ["an invisible mark", "a\u202eb"],
    ["half a character", "a\ud800b"],
  ])("refuses %s", async (_name, reason) => {
    const { status, body } = await reject(NOBODYS_ID, reason);
    expect(status).toBe(400);
    expect(body.error).toMatch(/^Le champ rejectionReason /);
    expect(body.details?.[0]?.field).toBe("rejectionReason");
  });

  it("takes 500 characters", async () => {
    const ticket = played();
    expect((await reject(ticket.id, "é".repeat(500))).status).toBe(200);
  });
});

describe("a body that is not a decision", () => {
  it.each<[unknown, string]>([
    [{}, "Le champ action doit être validate ou reject"],
    [{ ticketId: NOBODYS_ID }, "Le champ action doit être validate ou reject"],
    [{ ticketId: NOBODYS_ID, action: "claim" }, "Le champ action doit être validate ou reject"],
    [{ ticketId: NOBODYS_ID, action: ["validate"] }, "Le champ action doit être validate ou reject"],
    [{ action: "validate" }, "Le champ ticketId doit être l'identifiant d'un ticket (UUID)"],
    [{ action: "validate", ticketId: 1 }, "Le champ ticketId doit être l'identifiant d'un ticket (UUID)"],
    [{ action: "validate", ticketId: "1" }, "Le champ ticketId doit être l'identifiant d'un ticket (UUID)"],
    [[], "Le corps de la requête doit être un objet JSON"],
    ["null", "Le corps de la requête doit être un objet JSON"],
    ["{", "Le corps de la requête n'est pas un JSON valide"],
  ])("refuses %j", async (body, sentence) => {
    expect(await decide(body)).toMatchObject({ status: 400, body: { success: false, error: sentence } });
  });
});

describe("the day's figures", () => {
  interface Figures {
    readonly data: { validatedToday: number; rejectedToday: number; pendingTotal: number };
  }
  const figures = async (as = employee) =>
    (await ask<Figures>("/api/employee/stats", { token: as.token })).body.data;

  it("counts what was decided today, by all staff, and what waits", async () => {
    const tickets = [played(), played(), played(), played()];
    const before = await figures();
    const [one, two, three, four] = tickets.map(({ id }) => id);
    await validate(String(one));
    await validate(String(two), admin);
    await reject(String(three), "Ticket illisible");
    await validate(String(four));
    await database
      .update(winners)
      .set({ validatedAt: Date.now() - 26 * 3_600_000 }) // yesterday, or before, wherever one stands
      .where(eq(winners.id, String(four)));
    const after = await figures(admin);
    expect(after).toEqual({
      validatedToday: before.validatedToday + 2,
      rejectedToday: before.rejectedToday + 1,
      pendingTotal: before.pendingTotal - 4,
    });
  });
});
