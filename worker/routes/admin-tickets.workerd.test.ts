import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { Pagination } from "../http/pagination.ts";
import {
  type AnyBody,
  ask,
  campaign,
  migrateDatabase,
  type Person,
  person,
  type TestCampaign,
} from "../test-house.ts";
import { insertWins, type PlayedTicket, playedTicket, winnerOf } from "../winners/winners.fixture.ts";

interface Tickets extends AnyBody {
  readonly data: {
    readonly tickets: readonly { readonly id: string; readonly code: string }[];
    readonly pagination: Pagination;
  };
}

const PLAYED_AT = Date.UTC(2026, 8, 1);

let running: TestCampaign;
let employee: Person;
let admin: Person;
let player: Person;
let ticket: PlayedTicket;
let others: string[];

/** One ticket of `player` that is rejected, and thirty older ones of somebody else that wait. */
beforeAll(async () => {
  await migrateDatabase();
  running = await campaign({ slug: env.DEFAULT_CAMPAIGN });
  const other = await person();
  [employee, admin, player] = await Promise.all([person("EMPLOYEE"), person("ADMIN"), person()]);
  const wins = Array.from({ length: 30 }, (_, number) => ({
    userId: other.id,
    serial: 100 + number,
    at: PLAYED_AT + number,
  }));
  others = (await insertWins(running.slug, wins)).toReversed();
  ticket = await playedTicket(running, player, 1);
  const decision = { ticketId: ticket.id, action: "reject", rejectionReason: "Ticket illisible" };
  await ask("/api/employee/validate-ticket", { token: employee.token, body: decision });
});

const list = (query = "", as: Person | undefined = admin) =>
  ask<Tickets>(`/api/admin/tickets${query}`, as && { token: as.token });
const idsOf = async (query: string) => (await list(query)).body.data.tickets.map(({ id }) => id);

describe("all tickets", () => {
  it("are for administrators", async () => {
    expect((await ask("/api/admin/tickets")).status).toBe(401);
    expect((await list("", player)).status).toBe(403);
    expect((await list("", employee)).status).toBe(403);
  });

  it("come in the contract's form, latest first, twenty a page", async () => {
    const { status, headers, body } = await list();
    expect(status).toBe(200);
    expect(headers.get("Cache-Control")).toBe("private, no-store");
    const { tickets, pagination } = body.data;
    expect(tickets.map(({ id }) => id)).toEqual([ticket.id, ...others.slice(0, 19)]);
    expect(pagination).toEqual({ total: 31, page: 1, limit: 20, totalPages: 2, nextCursor: others[18] });
    const { id, type, name, value } = ticket.prize;
    expect(tickets[0]).toEqual({
      id: ticket.id,
      code: ticket.code,
      status: "REJECTED",
      playedAt: ticket.playedAt,
      validatedAt: null,
      claimedAt: null,
      rejectionReason: "Ticket illisible",
      user: { id: player.id, email: player.email, firstName: "Zoé", lastName: "Lefèvre" },
      prize: { id, type, name, value },
    });
    expect(tickets[1]?.code).toBe(running.code(129));
  });

  it("go on by page or by cursor", async () => {
    const rest = others.slice(19);
    expect(await idsOf("?page=2")).toEqual(rest);
    expect(await idsOf(`?cursor=${others[18]}`)).toEqual(rest);
    expect((await list("?page=2")).body.data.pagination.nextCursor).toBeNull();
    expect((await list("?page=2&limit=31")).body.data).toMatchObject({
      tickets: [],
      pagination: { total: 31, totalPages: 1, nextCursor: null },
    });
  });

  it("can be asked for by status and by player, and by both", async () => {
    const userId = (await winnerOf(others[0] ?? ""))?.userId;
    const nobody = crypto.randomUUID();
    const totalOf = async (query: string) => (await list(query)).body.data.pagination.total;
    expect(await idsOf("?status=REJECTED")).toEqual([ticket.id]);
    expect(await totalOf("?status=REJECTED")).toBe(1);
    expect(await idsOf("?status=PENDING&limit=100")).toEqual(others);
    expect(await totalOf("?status=PENDING")).toBe(30);
    expect(await idsOf(`?userId=${player.id.toUpperCase()}`)).toEqual([ticket.id]);
    expect(await idsOf(`?userId=${userId}&limit=100`)).toEqual(others);
    expect(await totalOf(`?userId=${userId}`)).toBe(30);
    expect(await idsOf(`?userId=${userId}&status=PENDING&limit=3&page=2`)).toEqual(others.slice(3, 6));
    expect(await totalOf(`?userId=${userId}&status=REJECTED`)).toBe(0);
    expect(await idsOf(`?userId=${player.id}&status=PENDING`)).toEqual([]);
    expect(await idsOf(`?userId=${nobody}`)).toEqual([]);
    expect(await totalOf(`?userId=${nobody}`)).toBe(0);
  });

  it("show the tickets of every campaign", async () => {
    const other = await campaign();
    const [id] = await insertWins(other.slug, [{ userId: player.id, serial: 7, at: PLAYED_AT - 1 }]);
    const { tickets } = (await list(`?userId=${player.id}`)).body.data;
    expect(tickets.map((shown) => [shown.id, shown.code])).toEqual([
      [ticket.id, ticket.code],
      [id, other.code(7)],
    ]);
  });

  it.each([
    ["page=0", "page"],
    ["page=-1", "page"],
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["page=100000&limit=2", "page"],
    ["status=WON", "status"],
    ["status=pending", "status"],
    ["userId=1", "userId"],
    ["userId=", "userId"],
    ["userId=a&userId=b", "userId"],
    ["cursor=~", "cursor"],
  ])("refuse %s in French", async (query, field) => {
    const { status, body } = await list(`?${query}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ success: false, error: body.details?.[0]?.message });
    expect(body.details?.map((problem) => problem.field)).toContain(field);
  });
});
