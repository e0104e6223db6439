/** The calls of the brief ("API Endpoints Principaux"), made safe. */

import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { PASSWORD, type Refusal, type Stage, UNKNOWN_ID, UUID } from "../stage.ts";
import type { LoggedIn } from "./authentication.ts";

const CHECK = "GET /ticketApi/check-ticket/{ticketCode}";
const MARK = "POST /ticketApi/mark-ticket-used/{ticketCode}";
const ADD = "POST /ticketApi/add-winner";
const WINNERS = "GET /ticketApi/winners";
const UPDATE = "PUT /ticketApi/update-winner-status/{id}";

interface Win {
  readonly data: { readonly ticket: { readonly id: string }; readonly prize: { readonly name: string } };
}

export function olderCallsSection(stage: () => Stage): void {
  it("POST /users/signup and /users/login make an account and open it", async () => {
    const email = `${randomUUID()}@example.test`;
    const body = { name: "Jeanne Marie Dupont", email, password: PASSWORD, confirmPassword: PASSWORD };
    const made = await stage().api.ask("POST /users/signup", { body });
    expect(made).toMatchObject({ status: 201, body: { success: true, user: { email, role: "CLIENT" } } });
    expect((await stage().api.ask("POST /users/signup", { body: { ...body, name: "" } })).status).toBe(400);
    const login = await stage().api.ask<LoggedIn>("POST /users/login", {
      body: { email, password: PASSWORD },
    });
    expect(login).toMatchObject({ status: 200, body: { success: true, user: { email } } });
    expect((await stage().api.ask("GET /api/auth/me", { token: login.body.token })).status).toBe(200);
    expect((await stage().api.ask("POST /users/login", { body: { email } })).status).toBe(400);
  });

  it("POST /users/add-employee is for administrators", async () => {
    const operation = "POST /users/add-employee";
    const body = {
      name: "Marie Dupont",
      email: `${randomUUID()}@thetiptop.example`,
      password: "TempPassword123",
    };
    for (const { token } of [stage().client, stage().employee])
      expect((await stage().api.ask(operation, { token, body })).status).toBe(403);
    const { token } = stage().admin;
    const made = await stage().api.ask(operation, { token, body });
    expect(made).toMatchObject({ status: 201, body: { success: true, data: { role: "EMPLOYEE" } } });
    expect((await stage().api.ask(operation, { token, body: {} })).status).toBe(400);
  });

  it("PUT /users/update-profile changes one's own profile", async () => {
    const operation = "PUT /users/update-profile";
    const { token } = await stage().someone();
    const answer = await stage().api.ask(operation, { token, body: { city: "Nice", role: "ADMIN" } });
    expect(answer).toMatchObject({ status: 200, body: { data: { city: "Nice", role: "CLIENT" } } });
    expect((await stage().api.ask(operation, { token, body: { postalCode: "x" } })).status).toBe(400);
    expect((await stage().api.ask(operation, { body: {} })).status).toBe(401);
  });

  it("check-ticket tells right from wrong, and a wrong one is a guess", async () => {
    const { token } = await stage().someone();
    const code = stage().freshCode();
    const right = await stage().api.ask(CHECK, { token, path: { ticketCode: code } });
    expect(right).toMatchObject({
      status: 200,
      body: { success: true, data: { exists: true, used: false } },
    });
    expect((await stage().api.ask(CHECK, { path: { ticketCode: code } })).status).toBe(401);
    const statuses = [];
    for (let guess = 0; guess < GUESSES + 1; guess++) {
      const answer = await stage().api.ask(CHECK, { token, path: { ticketCode: `000000${1000 + guess}` } });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...new Array(GUESSES).fill(404), 429]);
    const locked = await stage().api.ask(CHECK, { token, path: { ticketCode: code } });
    expect(locked.status).toBe(429);
    expect(Number(locked.headers["retry-after"])).toBeGreaterThan(0);
    expect(locked.headers["ratelimit-policy"]).toBe('"wrong-code";q=20;w=86400');
  });

  it("mark-ticket-used is playing it, and add-winner then answers the same win", async () => {
    const player = await stage().someone();
    const { token } = player;
    const code = stage().freshCode();
    const played = await stage().api.ask<Win>(MARK, { token, path: { ticketCode: code } });
    expect(played).toMatchObject({ status: 200, body: { success: true, data: { ticket: { code } } } });
    const body = { name: "X Y", email: player.email, ticketCode: code, prize: "Voyage au Japon" };
    const added = await stage().api.ask<Win>(ADD, { token, body });
    expect(added.body.data.ticket.id).toBe(played.body.data.ticket.id);
    expect(added.body.data.prize).toEqual(played.body.data.prize);
    const again = await stage().api.ask<Refusal>(MARK, { token, path: { ticketCode: code } });
    expect(again).toMatchObject({ status: 400, body: { error: "Ce code a déjà été utilisé" } });
    const path = { ticketCode: stage().freshCode() };
    expect((await stage().api.ask(MARK, { token: stage().employee.token, path })).status).toBe(403);
  });

  it("add-winner lets nobody choose a prize or take another's", async () => {
    const { token, email } = await stage().someone();
    const body = { name: "X Y", email, ticketCode: stage().freshCode(), prize: "Coffret premium 69 €" };
    const won = await stage().api.ask<Win>(ADD, { token, body });
    expect(won.status).toBe(200);
    expect(stage().campaign.catalogue.prizes.map(({ name }) => name)).toContain(won.body.data.prize.name);
    const thief = await stage().someone();
    const stolen = await stage().api.ask<Refusal>(ADD, { token: thief.token, body });
    expect(stolen).toMatchObject({ status: 400, body: { error: "Ce code a déjà été utilisé" } });
    expect((await stage().api.ask(ADD, { token, body: { name: "X" } })).status).toBe(400);
    expect((await stage().api.ask(ADD, { token: stage().admin.token, body })).status).toBe(403);
  });

  it("winners and their status are for staff", async () => {
    const { id } = await stage().playedTicket();
    const { token } = stage().employee;
    const list = await stage().api.ask(WINNERS, { token, query: "?limit=1" });
    expect(list).toMatchObject({
      status: 200,
      body: { data: { tickets: [{ id: expect.stringMatching(UUID) }] } },
    });
    expect((await stage().api.ask(WINNERS, { token, query: "?limit=x" })).status).toBe(400);
    expect((await stage().api.ask(WINNERS, { token: stage().client.token })).status).toBe(403);
    const claimed = await stage().api.ask(UPDATE, { token, path: { id }, body: { status: "CLAIMED" } });
    expect(claimed).toMatchObject({ status: 200, body: { success: true, data: { id, status: "CLAIMED" } } });
    const back = await stage().api.ask(UPDATE, { token, path: { id }, body: { status: "PENDING" } });
    expect(back.status).toBe(400);
    const unknown = await stage().api.ask(UPDATE, {
      token,
      path: { id: UNKNOWN_ID },
      body: { status: "VALIDATED" },
    });
    expect(unknown.status).toBe(404);
    const player = await stage().api.ask(UPDATE, { token: stage().client.token, path: { id }, body: {} });
    expect(player.status).toBe(403);
  });
}

/** Wrong codes an account may try in a day (worker/limits/policies.ts). */
const GUESSES = 20;
