/** Contract section 6. */

import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { INSTANT, PASSWORD, type Refusal, type Stage, UNKNOWN_ID, UUID } from "../stage.ts";

const STATISTICS = "GET /api/admin/statistics";
const PRIZES = "/api/admin/prizes";
const USERS = "/api/admin/users";
const TICKETS = "GET /api/admin/tickets";

interface Prizes {
  readonly data: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
}

const NEW_PRIZE = {
  type: "PHYSICAL",
  name: "Coffret découverte",
  description: "Assortiment de thés premium",
  value: "69.00",
  probability: 0.15,
  stock: 200,
};

export function adminSection(stage: () => Stage): void {
  const asAdmin = () => ({ token: stage().admin.token });

  async function listedPrize(id: string) {
    const { body } = await stage().api.ask<Prizes>(`GET ${PRIZES}`, asAdmin());
    return body.data.find((prize) => prize.id === id);
  }

  async function createdPrize(): Promise<string> {
    const { body } = await stage().api.ask<{ data: { id: string } }>(`POST ${PRIZES}`, {
      ...asAdmin(),
      body: NEW_PRIZE,
    });
    return body.data.id;
  }

  async function forbiddenToOthers(operation: string, body?: unknown, path?: Record<string, string>) {
    for (const { token } of [stage().client, stage().employee]) {
      const ask = { token, ...(body !== undefined && { body }), ...(path && { path }) };
      expect((await stage().api.ask(operation, ask)).status).toBe(403);
    }
  }

  it("6.1 counts everything", async () => {
    const count = async () => {
      const { body } = await stage().api.ask<{ data: Record<string, Record<string, number>> }>(
        STATISTICS,
        asAdmin(),
      );
      return body.data;
    };
    const before = await count();
    await stage().someone("EMPLOYEE");
    await stage().playedTicket();
    const after = await count();
    expect(after["users"]).toEqual({
      total: (before["users"]?.["total"] ?? 0) + 1,
      clients: before["users"]?.["clients"],
      employees: (before["users"]?.["employees"] ?? 0) + 1,
      admins: before["users"]?.["admins"],
      verifiedEmails: (before["users"]?.["verifiedEmails"] ?? 0) + 1,
    });
    expect(after["tickets"]).toEqual({
      ...before["tickets"],
      total: (before["tickets"]?.["total"] ?? 0) + 1,
      pending: (before["tickets"]?.["pending"] ?? 0) + 1,
    });
    const { total = 0, active = 0, totalStock = 0, distributed = 0 } = after["prizes"] ?? {};
    expect(total).toBeGreaterThanOrEqual(active);
    expect(totalStock + distributed).toBe(
      (before["prizes"]?.["totalStock"] ?? 0) + (before["prizes"]?.["distributed"] ?? 0),
    );
    await forbiddenToOthers(STATISTICS);
  });

  it("6.2 lists the prizes with their stock", async () => {
    const { body } = await stage().api.ask<Prizes>(`GET ${PRIZES}`, asAdmin());
    expect(body.data[0]).toMatchObject({
      id: expect.stringMatching(UUID),
      type: "PHYSICAL",
      name: "Infuseur à thé",
      description: expect.any(String),
      value: "9.90",
      probability: 0.6,
      stock: expect.any(Number),
      initialStock: expect.any(Number),
      isActive: true,
      createdAt: expect.stringMatching(INSTANT),
    });
    await forbiddenToOthers(`GET ${PRIZES}`);
  });

  it("6.3 creates a prize", async () => {
    const answer = await stage().api.ask(`POST ${PRIZES}`, { ...asAdmin(), body: NEW_PRIZE });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      success: true,
      message: "Prix créé avec succès",
      data: { id: expect.stringMatching(UUID), ...NEW_PRIZE, initialStock: 200, isActive: true },
    });
    await forbiddenToOthers(`POST ${PRIZES}`, NEW_PRIZE);
  });

  it.each([
    ["another type", { type: "CASH" }, "type"],
    ["no name", { name: " " }, "name"],
    ["a value with three decimals", { value: "69.001" }, "value"],
    ["a probability over 1", { probability: 1.5 }, "probability"],
    ["half a prize in stock", { stock: 0.5 }, "stock"],
    ["a negative stock", { stock: -1 }, "stock"],
  ])("6.3 refuses %s", async (_name, change, field) => {
    const body = { ...NEW_PRIZE, ...change };
    const answer = await stage().api.ask<Refusal>(`POST ${PRIZES}`, { ...asAdmin(), body });
    expect(answer.status).toBe(400);
    expect(answer.body.details?.map((problem) => problem.field)).toContain(field);
  });

  it("6.4 changes what is named of a prize, its stock included", async () => {
    const id = await createdPrize();
    const operation = `PUT ${PRIZES}/{id}`;
    const change = { name: "Nouveau nom", description: "Nouvelle description", value: "79.00", stock: 250 };
    const answer = await stage().api.ask(operation, { ...asAdmin(), path: { id }, body: change });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        success: true,
        message: "Prix mis à jour avec succès",
        data: { id, ...change, probability: 0.15, isActive: true },
      },
    });
    expect(await listedPrize(id)).toMatchObject({ ...change, initialStock: 250 });
    for (const [body, shown] of [
      [{ probability: 0.2 }, { probability: 0.2, stock: 250 }],
      [{ isActive: false }, { isActive: false }],
      [
        { isActive: true, stock: 10 },
        { isActive: true, stock: 10 },
      ],
    ]) {
      await stage().api.ask(operation, { ...asAdmin(), path: { id }, body });
      expect(await listedPrize(id)).toMatchObject(shown ?? {});
    }
    const unknown = await stage().api.ask(operation, {
      ...asAdmin(),
      path: { id: UNKNOWN_ID },
      body: change,
    });
    expect(unknown.status).toBe(404);
    const wrong = await stage().api.ask(operation, { ...asAdmin(), path: { id }, body: { stock: "viele" } });
    expect(wrong.status).toBe(400);
    await forbiddenToOthers(operation, change, { id });
  });

  it("6.5 deactivates a prize without deleting it", async () => {
    const id = await createdPrize();
    const operation = `DELETE ${PRIZES}/{id}`;
    await forbiddenToOthers(operation, undefined, { id });
    const answer = await stage().api.ask(operation, { ...asAdmin(), path: { id } });
    expect(answer).toMatchObject({
      status: 200,
      body: { success: true, message: "Prix désactivé avec succès" },
    });
    // Its stock stands there for the day it comes back; none of it can be won (durable-objects/campaign-desk).
    expect(await listedPrize(id)).toMatchObject({ isActive: false, stock: 200 });
    const empty = await stage().api.ask(operation, { ...asAdmin(), path: { id: "nothing" } });
    expect(empty.status).toBe(404);
    const unknown = await stage().api.ask(operation, { ...asAdmin(), path: { id: UNKNOWN_ID } });
    expect(unknown.status).toBe(404);
  });

  it("6.6 lists people page by page and by role", async () => {
    const { id, email } = await stage().someone("EMPLOYEE");
    const { body } = await stage().api.ask(`GET ${USERS}`, { ...asAdmin(), query: "?limit=1&role=EMPLOYEE" });
    expect(body).toMatchObject({
      success: true,
      data: {
        users: [
          {
            id,
            email,
            firstName: "Zoé",
            lastName: "Lefèvre",
            role: "EMPLOYEE",
            isVerified: true,
            createdAt: expect.stringMatching(INSTANT),
          },
        ],
        pagination: { page: 1, limit: 1 },
      },
    });
    const defaults = await stage().api.ask(`GET ${USERS}`, asAdmin());
    expect(defaults.body).toMatchObject({ data: { pagination: { page: 1, limit: 20 } } });
    const wrong = await stage().api.ask(`GET ${USERS}`, { ...asAdmin(), query: "?role=KING" });
    expect(wrong.status).toBe(400);
    await forbiddenToOthers(`GET ${USERS}`);
  });

  it("6.7 creates an employee, who can log in", async () => {
    const operation = "POST /api/admin/employees";
    const body = {
      email: `${randomUUID()}@thetiptop.example`,
      password: "TempPassword123",
      firstName: "Marie",
      lastName: "Dupont",
    };
    const { password, ...shown } = body;
    const answer = await stage().api.ask(operation, { ...asAdmin(), body });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        success: true,
        message: "Employé créé avec succès",
        data: { id: expect.stringMatching(UUID), ...shown, role: "EMPLOYEE" },
      },
    });
    const login = await stage().api.ask("POST /api/auth/login", { body: { email: body.email, password } });
    expect(login).toMatchObject({ status: 200, body: { user: { role: "EMPLOYEE" } } });
    const again = await stage().api.ask(operation, { ...asAdmin(), body });
    expect(again).toMatchObject({ status: 400, body: { error: "Cette adresse email a déjà un compte" } });
    const weak = await stage().api.ask(operation, { ...asAdmin(), body: { ...body, password: "temp" } });
    expect(weak.status).toBe(400);
    await forbiddenToOthers(operation, body);
  });

  it("6.8 changes a person's role, and ends the sessions of the role before", async () => {
    const { id, email, token } = await stage().someone();
    const operation = `PUT ${USERS}/{id}`;
    const answer = await stage().api.ask(operation, {
      ...asAdmin(),
      path: { id },
      body: { role: "EMPLOYEE", isVerified: true, firstName: "Jean", lastName: "Martin" },
    });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        success: true,
        message: "Utilisateur mis à jour avec succès",
        data: { id, email, firstName: "Jean", lastName: "Martin", role: "EMPLOYEE", isVerified: true },
      },
    });
    expect((await stage().api.ask("GET /api/auth/me", { token })).status).toBe(401);
    const unknown = await stage().api.ask(operation, { ...asAdmin(), path: { id: UNKNOWN_ID }, body: {} });
    expect(unknown.status).toBe(404);
    const wrong = await stage().api.ask(operation, { ...asAdmin(), path: { id }, body: { role: "KING" } });
    expect(wrong.status).toBe(400);
    await forbiddenToOthers(operation, {}, { id });
  });

  it("6.9 deletes a person with their tickets", async () => {
    const player = await stage().someone();
    const { id } = player;
    await stage().playedTicket(player);
    const operation = `DELETE ${USERS}/{id}`;
    await forbiddenToOthers(operation, undefined, { id });
    const answer = await stage().api.ask(operation, { ...asAdmin(), path: { id } });
    expect(answer).toMatchObject({
      status: 200,
      body: { success: true, message: "Utilisateur supprimé avec succès" },
    });
    const tickets = await stage().api.ask(TICKETS, { ...asAdmin(), query: `?userId=${id}` });
    expect(tickets.body).toMatchObject({ data: { tickets: [], pagination: { total: 0 } } });
    const login = await stage().api.ask("POST /api/auth/login", {
      body: { email: player.email, password: PASSWORD },
    });
    expect(login.status).toBe(401);
    expect((await stage().api.ask(operation, { ...asAdmin(), path: { id } })).status).toBe(404);
  });

  it("6.10 lists every ticket, by status and player", async () => {
    const player = await stage().someone();
    const ticket = await stage().playedTicket(player);
    const query = `?page=1&limit=20&status=PENDING&userId=${player.id}`;
    const { body } = await stage().api.ask(TICKETS, { ...asAdmin(), query });
    expect(body).toMatchObject({
      success: true,
      data: {
        tickets: [
          {
            ...ticket,
            status: "PENDING",
            playedAt: expect.stringMatching(INSTANT),
            validatedAt: null,
            claimedAt: null,
            user: { id: player.id, email: player.email, firstName: "Zoé", lastName: "Lefèvre" },
            prize: { id: expect.stringMatching(UUID), name: expect.any(String), type: "PHYSICAL" },
          },
        ],
        pagination: { total: 1, page: 1, limit: 20, totalPages: 1 },
      },
    });
    const defaults = await stage().api.ask(TICKETS, asAdmin());
    expect(defaults.body).toMatchObject({ data: { pagination: { page: 1, limit: 20 } } });
    const wrong = await stage().api.ask(TICKETS, { ...asAdmin(), query: "?status=WON" });
    expect(wrong.status).toBe(400);
    await forbiddenToOthers(TICKETS);
  });
}
