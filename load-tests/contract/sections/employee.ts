/** Contract section 5. */

import { expect, it } from "vitest";
import { INSTANT, type Refusal, type Stage, UNKNOWN_ID, UUID } from "../stage.ts";

const PENDING = "GET /api/employee/pending-tickets";
const VALIDATE = "POST /api/employee/validate-ticket";
const SEARCH = "GET /api/employee/search-ticket";
const STATS = "GET /api/employee/stats";

interface Tickets {
  readonly data: {
    readonly tickets: readonly { readonly id: string }[];
    readonly pagination: { readonly total: number };
  };
}

export function employeeSection(stage: () => Stage): void {
  it("5.1 lists what waits, longest first, for staff", async () => {
    const player = await stage().someone();
    const ticket = await stage().playedTicket(player);
    const query = "?page=1&limit=100";
    for (const { token } of [stage().employee, stage().admin]) {
      const { body } = await stage().api.ask<Tickets>(PENDING, { token, query });
      expect(body.data.tickets.at(-1)).toEqual({
        id: ticket.id,
        code: ticket.code,
        status: "PENDING",
        playedAt: expect.stringMatching(INSTANT),
        user: { id: player.id, email: player.email, firstName: "Zoé", lastName: "Lefèvre" },
        prize: {
          id: expect.stringMatching(UUID),
          name: expect.any(String),
          type: "PHYSICAL",
          value: expect.stringMatching(/^\d+\.\d\d$/),
        },
      });
    }
    const { body } = await stage().api.ask<Tickets>(PENDING, { token: stage().employee.token });
    const { total, ...page } = body.data.pagination;
    expect(page).toMatchObject({ page: 1, limit: 10, totalPages: Math.ceil(total / 10) });
    expect((await stage().api.ask(PENDING, { token: stage().client.token })).status).toBe(403);
    const wrong = await stage().api.ask(PENDING, { token: stage().employee.token, query: "?limit=0" });
    expect(wrong.status).toBe(400);
  });

  it("5.2 validates a ticket, once", async () => {
    const { id, code } = await stage().playedTicket();
    const { token } = stage().employee;
    const body = { ticketId: id, action: "validate" };
    const answer = await stage().api.ask(VALIDATE, { token, body });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      success: true,
      message: "Ticket validé avec succès",
      data: { id, code, status: "VALIDATED", validatedAt: expect.stringMatching(INSTANT) },
    });
    expect((await stage().api.ask(VALIDATE, { token, body })).body).toEqual(answer.body);
    const { body: mine } = await stage().api.ask("GET /api/game/my-tickets/{id}", {
      token: stage().client.token,
      path: { id },
    });
    expect(mine).toMatchObject({ data: { status: "VALIDATED" } });
  });

  it("5.2 rejects a ticket with a reason, for good", async () => {
    const { id } = await stage().playedTicket();
    const { token } = stage().employee;
    const body = { ticketId: id, action: "reject", rejectionReason: "Ticket non conforme" };
    const bare = await stage().api.ask<Refusal>(VALIDATE, {
      token,
      body: { ticketId: id, action: "reject" },
    });
    expect(bare).toMatchObject({ status: 400, body: { details: [{ field: "rejectionReason" }] } });
    const answer = await stage().api.ask(VALIDATE, { token, body });
    expect(answer).toMatchObject({
      status: 200,
      body: { message: "Ticket rejeté avec succès", data: { id, status: "REJECTED" } },
    });
    const late = await stage().api.ask(VALIDATE, { token, body: { ticketId: id, action: "validate" } });
    expect(late.status).toBe(400);
  });

  it("5.2 refuses unknown tickets and actions, and players", async () => {
    const { token } = stage().employee;
    const unknown = await stage().api.ask(VALIDATE, {
      token,
      body: { ticketId: UNKNOWN_ID, action: "validate" },
    });
    expect(unknown.status).toBe(404);
    const action = await stage().api.ask(VALIDATE, { token, body: { ticketId: UNKNOWN_ID, action: "burn" } });
    expect(action.status).toBe(400);
    const player = await stage().api.ask(VALIDATE, { token: stage().client.token, body: {} });
    expect(player.status).toBe(403);
  });

  it("5.3 finds a ticket by its code", async () => {
    const player = await stage().someone();
    const { id, code } = await stage().playedTicket(player);
    const { token } = stage().employee;
    const { body } = await stage().api.ask(SEARCH, { token, query: `?code=${code}` });
    expect(body).toMatchObject({
      success: true,
      data: {
        id,
        code,
        status: "PENDING",
        playedAt: expect.stringMatching(INSTANT),
        user: { email: player.email, firstName: "Zoé", lastName: "Lefèvre" },
        prize: { name: expect.any(String), type: "PHYSICAL" },
      },
    });
    const unplayed = await stage().api.ask(SEARCH, { token, query: `?code=${stage().freshCode()}` });
    expect(unplayed).toMatchObject({ status: 404, body: { error: "Ce ticket n'a pas encore été joué" } });
    expect((await stage().api.ask(SEARCH, { token, query: "?code=0000000001" })).status).toBe(404);
    expect((await stage().api.ask(SEARCH, { token })).status).toBe(400);
    const player403 = await stage().api.ask(SEARCH, { token: stage().client.token, query: `?code=${code}` });
    expect(player403.status).toBe(403);
  });

  it("5.4 counts the day's work and what waits", async () => {
    const { token } = stage().employee;
    const figures = async () => {
      const { body } = await stage().api.ask<{ data: Record<string, number> }>(STATS, { token });
      return body.data;
    };
    const before = await figures();
    const { id } = await stage().playedTicket();
    const waiting = await figures();
    await stage().api.ask(VALIDATE, { token, body: { ticketId: id, action: "validate" } });
    const after = await figures();
    expect(waiting["pendingTotal"]).toBe((before["pendingTotal"] ?? 0) + 1);
    expect(after).toEqual({ ...before, validatedToday: (before["validatedToday"] ?? 0) + 1 });
    expect((await stage().api.ask(STATS, { token: stage().client.token })).status).toBe(403);
  });
}
