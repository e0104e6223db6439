import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { users, winners } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import { POLICIES } from "../limits/policies.ts";
import {
  type AnyBody,
  ask,
  campaign,
  migrateDatabase,
  type Person,
  person,
  type TestCampaign,
} from "../test-house.ts";
import { playedTicket } from "../winners/winners.fixture.ts";

const database = databaseOf(env.DB);

let running: TestCampaign;
let employee: Person;
let player: Person;
let nextSerial = 0;

beforeAll(async () => {
  await migrateDatabase();
  running = await campaign({ slug: env.DEFAULT_CAMPAIGN });
  [employee, player] = await Promise.all([person("EMPLOYEE"), person()]);
});

const playedBy = (winner: Person) => playedTicket(running, winner, nextSerial++);

/** A well-formed code that no ticket has. */
function unknownCode(number = 0): string {
  for (let guess = 1_234_567_890 + number * 1_000; ; guess++)
    if (running.codes.serialOf(String(guess)).kind === "unknown") return String(guess);
}

describe("looking a code up", () => {
  interface Found extends AnyBody {
    readonly data: { readonly id: string; readonly status: string };
  }
  const search = (code: string, as = employee) =>
    ask<Found>(`/api/employee/search-ticket?code=${encodeURIComponent(code)}`, { token: as.token });

  it("shows the ticket in the contract's form", async () => {
    const ticket = await playedBy(player);
    const { status, headers, body } = await search(ticket.code);
    expect(status).toBe(200);
    expect(headers.get("Cache-Control")).toBe("private, no-store");
    expect(body).toEqual({
      success: true,
      data: {
        id: ticket.id,
        code: ticket.code,
        status: "PENDING",
        playedAt: ticket.playedAt,
        user: { email: player.email, firstName: "Zoé", lastName: "Lefèvre" },
        prize: { name: ticket.prize.name, type: ticket.prize.type },
      },
    });
    const decision = { ticketId: ticket.id, action: "validate" };
    await ask("/api/employee/validate-ticket", { token: employee.token, body: decision });
    expect((await search(` ${[...ticket.code].join("-")}`)).body.data).toMatchObject({
      id: ticket.id,
      status: "VALIDATED",
    });
  });

  it("finds a ticket that D1 does not have yet", async () => {
    const ticket = await playedBy(player);
    await database.delete(winners).where(eq(winners.id, ticket.id));
    expect(await search(ticket.code)).toMatchObject({
      status: 200,
      body: { data: { id: ticket.id, status: "PENDING", user: { email: player.email } } },
    });
  });

  it("does not find the ticket of somebody who was erased", async () => {
    const gone = await person();
    const ticket = await playedBy(gone);
    await database.batch([
      database.delete(winners).where(eq(winners.userId, gone.id)),
      database.delete(users).where(eq(users.id, gone.id)),
    ]);
    expect(await search(ticket.code)).toMatchObject({ status: 404, body: { error: "Ticket non trouvé" } });
  });

  it("tells a right code that nobody has played from a wrong one", async () => {
    expect(await search(running.code(nextSerial++))).toMatchObject({
      status: 404,
      body: { success: false, error: "Ce ticket n'a pas encore été joué" },
    });
    expect(await search(unknownCode())).toMatchObject({
      status: 404,
      body: { success: false, error: "Ce code est inconnu : vérifiez-le sur votre ticket" },
    });
  });

  it.each([
    ["", "Le paramètre code est requis"],
    ["?code=", "Le paramètre code est requis"],
    ["?code=1&code=2", "Le paramètre code est requis"],
    [`?code=${"1".repeat(65)}`, "Le paramètre code doit compter au plus 64 caractères"],
  ])("refuses the query %j", async (query, sentence) => {
    const answer = await ask(`/api/employee/search-ticket${query}`, { token: employee.token });
    expect(answer).toMatchObject({ status: 400, body: { success: false, error: sentence } });
  });

  it("is bounded: past the limit an unplayed code and a wrong one are one answer, played ones are still found", async () => {
    const hunter = await person("EMPLOYEE");
    const ticket = await playedBy(player);
    const { limit } = POLICIES["counter-look-up"];
    for (let slip = 0; slip < 5; slip++) expect((await search("12-34", hunter)).status).toBe(404);
    const codes = Array.from({ length: limit + 20 }, (_, number) =>
      number % 2 === 0 ? unknownCode(number) : running.code(10_000 + number),
    );
    const answers = await Promise.all(codes.map((code) => search(code, hunter)));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(limit);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
    const unplayed = await search(running.code(15_000), hunter);
    const wrong = await search(unknownCode(500), hunter);
    for (const refused of [unplayed, wrong]) {
      expect(refused).toMatchObject({
        status: 429,
        body: { success: false, error: "Trop de tentatives, réessayez plus tard" },
      });
      expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
      expect(refused.headers.get("RateLimit-Policy")).toBe(`"counter-look-up";q=${limit};w=3600`);
    }
    expect((await search(ticket.code, hunter)).status).toBe(200);
    expect((await search(unknownCode(501), employee)).status).toBe(404);
  });
});
