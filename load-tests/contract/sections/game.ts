/** Contract section 4. */

import { expect, it } from "vitest";
import { definitionOf } from "../../system/campaigns.ts";
import { INSTANT, type Refusal, type Stage, UNKNOWN_ID, UUID } from "../stage.ts";

const PRIZE = {
  id: expect.stringMatching(UUID),
  type: "PHYSICAL",
  name: expect.any(String),
  description: expect.any(String),
  value: expect.stringMatching(/^\d+\.\d\d$/),
};
const PLAY = "POST /api/game/play";

export function gameSection(stage: () => Stage): void {
  it("4.1 plays a ticket and wins", async () => {
    const code = stage().freshCode();
    const { token } = stage().client;
    const answer = await stage().api.ask(PLAY, { token, body: { ticketCode: code } });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      success: true,
      message: "🎉 Félicitations! Vous avez gagné!",
      data: {
        ticket: {
          id: expect.stringMatching(UUID),
          code,
          status: "PENDING",
          played_at: expect.stringMatching(INSTANT),
        },
        prize: PRIZE,
      },
    });
    const again = await stage().api.ask<Refusal>(PLAY, { token, body: { ticketCode: code } });
    expect(again).toMatchObject({ status: 400, body: { error: "Ce code a déjà été utilisé" } });
  });

  it("4.1 is for players alone", async () => {
    const body = { ticketCode: stage().freshCode() };
    expect((await stage().api.ask(PLAY, { body })).status).toBe(401);
    for (const { token } of [stage().employee, stage().admin])
      expect((await stage().api.ask(PLAY, { token, body })).status).toBe(403);
  });

  it("4.1 says that the game is not active while it is paused", async () => {
    const { house, campaign, api, client, freshCode } = stage();
    const body = { ticketCode: freshCode.call(stage()) };
    await house.setState(campaign.slug, "paused");
    const answer = await api.ask<Refusal>(PLAY, { token: client.token, body });
    await house.setState(campaign.slug, "open");
    expect(answer).toMatchObject({
      status: 400,
      body: { success: false, error: "Le jeu n'est pas actif pour le moment" },
    });
    expect((await api.ask(PLAY, { token: client.token, body })).status).toBe(200);
  });

  it("4.1 says that no prize is left when everything was given", async () => {
    const { house, api, client } = stage();
    const empty = await house.campaign(definitionOf("empty", 1_000, [0, 0, 0, 0, 0]));
    const body = { ticketCode: empty.codes.codeOf(0), campaign: empty.slug };
    const answer = await api.ask<Refusal>(PLAY, { token: client.token, body });
    expect(answer).toMatchObject({ status: 500, body: { success: false, error: "Aucun prix disponible" } });
  });

  it("4.2 lists one's tickets, page by page and by status", async () => {
    const player = await stage().someone();
    const tickets = [];
    for (let count = 0; count < 3; count++) tickets.push(await stage().playedTicket(player));
    const operation = "GET /api/game/my-tickets";
    const { body } = await stage().api.ask<{ data: { tickets: unknown[] } }>(operation, {
      token: player.token,
      query: "?page=1&limit=2&status=PENDING",
    });
    expect(body).toEqual({
      success: true,
      data: {
        tickets: [tickets[2], tickets[1]].map((ticket) => ({
          ...ticket,
          status: "PENDING",
          playedAt: expect.stringMatching(INSTANT),
          claimedAt: null,
          validatedAt: null,
          rejectionReason: null,
          prize: PRIZE,
        })),
        pagination: { total: 3, page: 1, limit: 2, totalPages: 2, nextCursor: expect.any(String) },
      },
    });
    const claimed = await stage().api.ask(operation, { token: player.token, query: "?status=CLAIMED" });
    expect(claimed.body).toMatchObject({
      data: { tickets: [], pagination: { total: 0, page: 1, limit: 10 } },
    });
    const wrong = await stage().api.ask(operation, { token: player.token, query: "?status=WON" });
    expect(wrong.status).toBe(400);
    expect((await stage().api.ask(operation)).status).toBe(401);
  });

  it("4.3 shows one of one's tickets by its id, and nobody else's", async () => {
    const player = await stage().someone();
    const ticket = await stage().playedTicket(player);
    const operation = "GET /api/game/my-tickets/{id}";
    const path = { id: ticket.id };
    const { body } = await stage().api.ask(operation, { token: player.token, path });
    expect(body).toMatchObject({ success: true, data: { ...ticket, status: "PENDING", prize: PRIZE } });
    const foreign = await stage().api.ask(operation, { token: stage().client.token, path });
    const unknown = await stage().api.ask(operation, { token: player.token, path: { id: UNKNOWN_ID } });
    expect(foreign.status).toBe(404);
    expect(unknown).toMatchObject({ status: 404, body: foreign.body as object });
    expect((await stage().api.ask(operation, { path })).status).toBe(401);
  });

  it("4.4 shows one of one's tickets by its code, however it is typed", async () => {
    const player = await stage().someone();
    const ticket = await stage().playedTicket(player);
    const operation = "GET /api/game/ticket/{code}";
    for (const code of [ticket.code, ticket.code.replace(/(\d{3})/g, "$1 ")]) {
      const { body } = await stage().api.ask(operation, { token: player.token, path: { code } });
      expect(body).toMatchObject({ success: true, data: { ...ticket, prize: PRIZE } });
    }
    const refusals = [];
    for (const code of [(await stage().playedTicket()).code, stage().freshCode(), "0000000001"])
      refusals.push(await stage().api.ask(operation, { token: player.token, path: { code } }));
    expect(new Set(refusals.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(refusals[0]?.status).toBe(404);
    expect((await stage().api.ask(operation, { path: { code: ticket.code } })).status).toBe(401);
  });
}
