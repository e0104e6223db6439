/** A player's first visit, over HTTP from registering to the list of prizes, in exactly the contract's bodies. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { definitionOf, type TestCampaign } from "./campaigns.ts";
import { House } from "./house.ts";
import { ALREADY_USED, type PlayBody } from "./plays.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const JWT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const SEVEN_DAYS_S = 7 * 24 * 60 * 60;
const LEVEL_TIMEOUT_MS = 30_000;

const EMAIL = "zoe.lefevre@example.test";
const PASSWORD = "Password123";

let house: House;
let campaign: TestCampaign;
let code: string;

beforeAll(async () => {
  house = await House.open("visit");
  campaign = await house.campaign(definitionOf("visit", 20_000));
  code = campaign.codes.codeOf(42);
});
afterAll(() => house?.close());

interface LoggedIn {
  readonly token: string;
  readonly user: { readonly id: string };
}

function logIn() {
  return house.ask<LoggedIn>("/api/auth/login", { body: { email: EMAIL, password: PASSWORD } });
}

function playWithKey(token: string, key: string) {
  return house.ask<PlayBody>("/api/game/play", {
    token,
    body: { ticketCode: code },
    headers: { "Idempotency-Key": key },
  });
}

function myTickets(token: string, query = "?page=1&limit=10&status=PENDING") {
  return house.ask<unknown>(`/api/game/my-tickets${query}`, { token });
}

/** The steps of one visit: each stands on the one before. */
describe("a first visit", () => {
  let userId: string;
  let token: string;
  let won: PlayBody;
  let listed: unknown;

  it("registers", async () => {
    const { status, body } = await house.ask("/api/auth/register", {
      body: {
        email: EMAIL,
        password: PASSWORD,
        confirmPassword: PASSWORD,
        firstName: "Zoé",
        lastName: "Lefèvre",
        phone: "0612345678",
        address: "1 rue de Paris",
        city: "Paris",
        postalCode: "75001",
      },
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      success: true,
      message: "Inscription réussie. Veuillez vérifier votre email pour activer votre compte.",
      user: {
        id: expect.stringMatching(UUID),
        email: EMAIL,
        firstName: "Zoé",
        lastName: "Lefèvre",
        role: "CLIENT",
      },
    });
  });

  it("logs in for seven days", async () => {
    const { status, body } = await logIn();
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      message: "Connexion réussie",
      token: expect.stringMatching(JWT),
      user: {
        id: expect.stringMatching(UUID),
        email: EMAIL,
        firstName: "Zoé",
        lastName: "Lefèvre",
        role: "CLIENT",
        isVerified: false,
      },
    });
    ({ token } = body);
    userId = body.user.id;
    const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    expect(claims.exp - Math.floor(Date.now() / 1000)).toBeGreaterThan(SEVEN_DAYS_S - 60);
    expect(claims.exp - Math.floor(Date.now() / 1000)).toBeLessThanOrEqual(SEVEN_DAYS_S);
  });

  it("plays the code and wins a prize of the campaign", async () => {
    const { status, body } = await playWithKey(token, "visit-1");
    expect(status).toBe(200);
    const prize = campaign.catalogue.prizes.find(({ id }) => id === body.data?.prize.id);
    expect(body).toEqual({
      success: true,
      message: "🎉 Félicitations! Vous avez gagné!",
      data: {
        ticket: {
          id: expect.stringMatching(UUID),
          code: campaign.codes.display(code),
          status: "PENDING",
          played_at: expect.stringMatching(INSTANT),
        },
        prize: {
          id: expect.stringMatching(UUID),
          type: prize?.type,
          name: prize?.name,
          description: prize?.description,
          value: ((prize?.valueCents ?? Number.NaN) / 100).toFixed(2),
        },
      },
    });
    won = body;
  });

  it("sees the win among its tickets, and counts one", async () => {
    await house.untilLevel(campaign.slug, LEVEL_TIMEOUT_MS);
    const { status, body } = await myTickets(token);
    expect(status).toBe(200);
    expect(body).toEqual({
      success: true,
      data: {
        tickets: [
          {
            id: won.data?.ticket.id,
            code: won.data?.ticket.code,
            status: "PENDING",
            playedAt: won.data?.ticket.played_at,
            claimedAt: null,
            validatedAt: null,
            rejectionReason: null,
            prize: won.data?.prize,
          },
        ],
        pagination: { total: 1, page: 1, limit: 10, totalPages: 1, nextCursor: null },
      },
    });
    expect((await myTickets(token, "")).body).toEqual(body);
    listed = body;
  });

  it("finds everything as it was after a restart: session, password, win and used code", async () => {
    await house.stop();
    await house.start();
    expect((await myTickets(token)).body).toEqual(listed);
    const again = await logIn();
    expect({ status: again.status, id: again.body.user.id }).toEqual({ status: 200, id: userId });
    expect((await myTickets(again.body.token)).body).toEqual(listed);
    expect(await playWithKey(token, "visit-1")).toMatchObject({ status: 200, body: won });
    const used = await playWithKey(again.body.token, "visit-2");
    expect({ status: used.status, body: used.body }).toEqual({
      status: 400,
      body: { success: false, error: ALREADY_USED },
    });
    expect((await house.status(campaign.slug)).redemptions).toBe(1);
  });
});
