import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { winners } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { PrizeView, TicketPage, TicketView } from "../services.ts";
import {
  type AnyBody,
  ask,
  campaign,
  eventually,
  migrateDatabase,
  type Person,
  person,
  type TestCampaign,
} from "../test-house.ts";

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

function play(ticketCode: string, more: { as: Person; campaign?: string }) {
  const body = { ticketCode, ...(more.campaign && { campaign: more.campaign }) };
  return ask<{ data: Win }>("/api/game/play", { token: more.as.token, body });
}

/** Plays, and waits until D1 has the win. */
async function playIntoDatabase(serial: number, as: Person): Promise<Win> {
  const win = (await play(running.code(serial), { as })).body.data;
  return eventually(async () => {
    const row = await databaseOf(env.DB).select().from(winners).where(eq(winners.id, win.ticket.id)).get();
    return row && win;
  });
}

describe("my tickets", () => {
  async function tickets(as: Person, query = "") {
    return ask<AnyBody & { data: TicketPage }>(`/api/game/my-tickets${query}`, { token: as.token });
  }

  it("shows nobody's tickets to a new player", async () => {
    const { status, body } = await tickets(await person());
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      data: { tickets: [], pagination: { total: 0, page: 1, limit: 10, totalPages: 0, nextCursor: null } },
    });
  });

  it("shows the wins, latest first, in the contract's form", async () => {
    const winner = await person();
    const wins = [];
    for (const serial of [40, 41, 42])
      wins.push((await play(running.code(serial), { as: winner })).body.data);
    const body = await eventually(async () => {
      const answer = await tickets(winner, "?page=1&limit=2");
      return answer.body.data.pagination.total === 3 ? answer.body : undefined;
    });
    const nextCursor = body.data.tickets[1]?.id;
    expect(body.data.pagination).toEqual({ total: 3, page: 1, limit: 2, totalPages: 2, nextCursor });
    const rest = (await tickets(winner, "?page=2&limit=2")).body.data.tickets;
    const byCursor = (await tickets(winner, `?limit=2&cursor=${nextCursor}`)).body.data;
    expect(byCursor.tickets).toEqual(rest);
    expect(byCursor.pagination.nextCursor).toBeNull();
    const shown = [...body.data.tickets, ...rest];
    const instants = shown.map(({ playedAt }) => playedAt);
    expect(instants).toEqual(instants.toSorted().reverse());
    for (const { ticket, prize } of wins) {
      expect(shown.find(({ id }) => id === ticket.id)).toEqual({
        id: ticket.id,
        code: ticket.code,
        status: "PENDING",
        playedAt: ticket.played_at,
        claimedAt: null,
        validatedAt: null,
        rejectionReason: null,
        prize,
      });
    }
    expect((await tickets(winner, "?status=CLAIMED")).body.data.pagination.total).toBe(0);
    expect((await tickets(winner, "?status=PENDING")).body.data.pagination.total).toBe(3);
    // What is won meanwhile does not move what a cursor goes on with.
    await playIntoDatabase(43, winner);
    expect((await tickets(winner, `?limit=2&cursor=${nextCursor}`)).body.data.tickets).toEqual(rest);
  });

  it("refuses a cursor that is none", async () => {
    for (const cursor of ["", "x", "1".repeat(101)]) {
      expect((await tickets(player, `?cursor=${cursor}`)).status).toBe(400);
    }
  });

  it.each([
    ["page=0", "page"],
    ["page=-1", "page"],
    ["page=1.5", "page"],
    ["page=abc", "page"],
    ["page=1000000", "page"],
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["limit=", "limit"],
    ["status=WON", "status"],
    ["status=pending", "status"],
  ])("refuses %s in French", async (query, field) => {
    const { status, body } = await tickets(player, `?${query}`);
    expect(status).toBe(400);
    expect(body).toEqual({
      success: false,
      error: expect.stringContaining(`Le paramètre ${field} doit être`),
      details: [{ field, message: body.error }],
    });
  });

  it("shows the wins of every campaign, and nobody else's", async () => {
    const winner = await person();
    const other = await campaign();
    await play(running.code(50), { as: winner });
    await play(other.code(51), { as: winner, campaign: other.slug });
    await play(other.code(52), { as: player, campaign: other.slug });
    const shown = await eventually(async () => {
      const { tickets: found } = (await tickets(winner)).body.data;
      return found.length >= 2 ? found : undefined;
    });
    expect(shown.map(({ code }) => code).toSorted()).toEqual([running.code(50), other.code(51)].toSorted());
  });

  it("is for those with a session", async () => {
    expect((await ask("/api/game/my-tickets")).status).toBe(401);
  });
});

describe("one of my tickets", () => {
  const ticket = (path: string, as: Person) =>
    ask<AnyBody & { data: TicketView }>(`/api/game/${path}`, { token: as.token });
  const NOT_FOUND = { status: 404, body: { success: false, error: "Ticket non trouvé" } };

  it("is found by its id and by its code as typed, in the contract's form", async () => {
    const winner = await person();
    const win = await playIntoDatabase(60, winner);
    const code = running.codes.codeOf(60);
    const expected = {
      success: true,
      data: {
        id: win.ticket.id,
        code: running.code(60),
        status: "PENDING",
        playedAt: win.ticket.played_at,
        claimedAt: null,
        validatedAt: null,
        rejectionReason: null,
        prize: win.prize,
      },
    };
    const typed = encodeURIComponent(` ${code.slice(0, 4)}-${code.slice(4)} `);
    for (const path of [`my-tickets/${win.ticket.id}`, `ticket/${code}`, `ticket/${typed}`]) {
      const { status, body, headers } = await ticket(path, winner);
      expect([path, status, body]).toEqual([path, 200, expected]);
      expect(headers.get("Cache-Control")).toBe("private, no-store");
    }
  });

  it("says how far the claim is, by id and by code", async () => {
    const winner = await person();
    const { id } = (await playIntoDatabase(61, winner)).ticket;
    const [validatedAt, claimedAt] = [1_700_000_000_000, 1_700_000_100_000];
    await databaseOf(env.DB)
      .update(winners)
      .set({ status: "CLAIMED", validatedAt, claimedAt })
      .where(eq(winners.id, id));
    for (const path of [`my-tickets/${id}`, `ticket/${running.code(61)}`]) {
      expect((await ticket(path, winner)).body.data).toMatchObject({
        status: "CLAIMED",
        validatedAt: new Date(validatedAt).toISOString(),
        claimedAt: new Date(claimedAt).toISOString(),
      });
    }
  });

  it("is found by its code while D1 does not have it", async () => {
    const winner = await person();
    const win = await playIntoDatabase(62, winner);
    await databaseOf(env.DB).delete(winners).where(eq(winners.id, win.ticket.id));
    expect(await ticket(`my-tickets/${win.ticket.id}`, winner)).toMatchObject(NOT_FOUND);
    const { status, body } = await ticket(`ticket/${running.code(62)}`, winner);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ id: win.ticket.id, status: "PENDING", prize: win.prize });
    expect(body.data.playedAt).toBe(win.ticket.played_at);
  });

  it("is one answer for what is another's, unplayed, unknown or nonsense", async () => {
    const win = await playIntoDatabase(63, await person());
    const stranger = await person();
    const unknown = Array.from({ length: 20 }, (_, number) => String(number).padStart(10, "0")).find(
      (typed) => running.codes.serialOf(typed).kind === "unknown",
    );
    const bodies = [];
    for (const path of [
      `my-tickets/${win.ticket.id}`,
      `my-tickets/${crypto.randomUUID()}`,
      "my-tickets/42",
      `my-tickets/${"x".repeat(3000)}`,
      "my-tickets/%27%20OR%201=1",
      "my-tickets/%ff",
      `ticket/${running.code(63)}`,
      `ticket/${running.code(64)}`,
      `ticket/${unknown}`,
      "ticket/42",
      `ticket/${"1".repeat(3000)}`,
      "ticket/%00",
    ]) {
      const answer = await ticket(path, stranger);
      expect([path, answer.status]).toEqual([path, 404]);
      bodies.push(answer.body);
    }
    for (const body of bodies) expect(body).toEqual(NOT_FOUND.body);
    const looked = await play(running.code(64), { as: stranger });
    expect(looked.status).toBe(200); // looking plays nothing
  });

  it("is for those with a session", async () => {
    for (const path of ["my-tickets/1", "ticket/1"])
      expect((await ask(`/api/game/${path}`)).status).toBe(401);
  });
});
