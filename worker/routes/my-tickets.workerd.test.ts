import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { PrizeView, TicketPage } from "../services.ts";
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

describe("my tickets", () => {
  async function tickets(as: Person, query = "") {
    return ask<AnyBody & { data: TicketPage }>(`/api/game/my-tickets${query}`, { token: as.token });
  }

  it("shows nobody's tickets to a new player", async () => {
    const { status, body } = await tickets(await person());
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      data: { tickets: [], pagination: { total: 0, page: 1, limit: 10, totalPages: 0 } },
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
    expect(body.data.pagination).toEqual({ total: 3, page: 1, limit: 2, totalPages: 2 });
    const rest = (await tickets(winner, "?page=2&limit=2")).body.data.tickets;
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
