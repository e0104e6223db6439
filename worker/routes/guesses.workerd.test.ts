import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { ask, campaign, migrateDatabase, type Person, person } from "../test-house.ts";
import { type CodeBook, codeBook, play } from "../tickets/guesses.fixture.ts";

let book: CodeBook;

beforeAll(async () => {
  await migrateDatabase();
  book = codeBook(await campaign({ slug: env.DEFAULT_CAMPAIGN }));
});

/** A status as HTTP says it, whatever the door. */
type Door = (as: Person, code: string, from?: string) => Promise<number>;

function overHttp(path: (code: string) => string, method: string, body?: (code: string) => object): Door {
  return async (as, code, from) => {
    const headers = from === undefined ? {} : { "cf-connecting-ip": from };
    const options = { method, token: as.token, headers, ...(body && { body: body(code) }) };
    return (await ask(path(code), options)).status;
  };
}

const STATUS_OF_REFUSAL: Readonly<Record<string, number>> = { "unknown-code": 404, "already-used": 400 };

/** Every door through which somebody could learn whether a code is right. A new one belongs in here. */
const DOORS: Readonly<Record<string, Door>> = {
  "POST /api/game/play": overHttp(
    () => "/api/game/play",
    "POST",
    (ticketCode) => ({ ticketCode }),
  ),
  "GET /api/game/ticket": overHttp((code) => `/api/game/ticket/${code}`, "GET"),
  "GET /ticketApi/check-ticket": overHttp((code) => `/ticketApi/check-ticket/${code}`, "GET"),
  "POST /ticketApi/mark-ticket-used": overHttp((code) => `/ticketApi/mark-ticket-used/${code}`, "POST"),
  "POST /ticketApi/add-winner": overHttp(
    () => "/ticketApi/add-winner",
    "POST",
    (ticketCode) => ({ name: "Zoé", email: "zoe@example.com", ticketCode, prize: "Coffret" }),
  ),
  "the site's play": async (as, code, from) => {
    const outcome = await play({ as, code, ...(from !== undefined && { from }) });
    switch (outcome.kind) {
      case "won":
        return 200;
      case "limited":
        return 429;
      case "refused":
        return STATUS_OF_REFUSAL[outcome.code] ?? 0;
    }
  },
};

describe.each(Object.entries(DOORS))("wrong codes through %s", (name, door) => {
  it("are the 20 of the account, and lock it for every other door", async () => {
    const as = await person();
    for (let guess = 0; guess < 20; guess++) expect(await door(as, book.wrongCode())).toBe(404);
    for (const [other, otherDoor] of Object.entries(DOORS)) {
      const right = book.rightCode();
      expect([other, await otherDoor(as, right)]).toEqual([other, 429]);
      expect(await book.isPlayed(right)).toBe(false);
      expect([other, await otherDoor(as, book.wrongCode())]).toEqual([other, 429]);
    }
  });

  it("are used codes of others too", async () => {
    const used = book.rightCode();
    await play({ as: await person(), code: used });
    const as = await person();
    const evaluated =
      name === "GET /ticketApi/check-ticket"
        ? 200
        : name.includes("/ticket") && name.startsWith("GET")
          ? 404
          : 400;
    for (let guess = 0; guess < 20; guess++) expect(await door(as, used)).toBe(evaluated);
    expect(await door(as, used)).toBe(429);
  });

  it("are not malformed codes, nor one's own", async () => {
    const as = await person();
    const own = book.rightCode();
    await play({ as, code: own });
    for (let time = 0; time < 21; time++) {
      expect(await door(as, "12345")).not.toBe(429);
      expect(await door(as, own)).not.toBe(429);
    }
    expect(await door(as, book.wrongCode())).toBe(404);
  });
});

describe("wrong codes from one address", () => {
  it("are 500 through all doors together, and lock it for every door and account", async () => {
    const from = "198.51.100.1";
    const doors = Object.entries(DOORS);
    for (let guesser = 0; guesser < 25; guesser++) {
      const as = await person();
      for (let guess = 0; guess < 20; guess++) {
        const [name, door] = doors[(guesser + guess) % doors.length] ?? ["", async () => 0];
        expect([name, await door(as, book.wrongCode(), from)]).toEqual([name, 404]);
      }
    }
    const fresh = await person();
    for (const [name, door] of doors) {
      const right = book.rightCode();
      expect([name, await door(fresh, right, from)]).toEqual([name, 429]);
      expect(await book.isPlayed(right)).toBe(false);
    }
    expect(await DOORS["POST /api/game/play"]?.(fresh, book.rightCode(), "198.51.100.2")).toBe(200);
  });
});

describe("the refusal beyond the limit", () => {
  it("is the same for a right code as for a wrong one, with the headers of a limit", async () => {
    const as = await person();
    for (let guess = 0; guess < 20; guess++) await play({ as, code: book.wrongCode() });
    const [right, wrong] = await Promise.all(
      [book.rightCode(), book.wrongCode()].map((ticketCode) =>
        ask("/api/game/play", { token: as.token, body: { ticketCode } }),
      ),
    );
    expect(right?.body).toEqual({ success: false, error: "Trop de tentatives, réessayez plus tard" });
    expect(right?.body).toEqual(wrong?.body);
    expect(right?.headers.get("RateLimit-Policy")).toBe('"wrong-code";q=20;w=86400');
    const retryAfter = Number(right?.headers.get("Retry-After"));
    expect(retryAfter).toBeGreaterThan(86_300);
    expect(retryAfter).toBeLessThanOrEqual(86_400);
  });

  it("holds for one's own win sent again too: that is a look at a code", async () => {
    const as = await person();
    const sent = {
      token: as.token,
      body: { ticketCode: book.rightCode() },
      headers: { "Idempotency-Key": "k" },
    };
    expect((await ask("/api/game/play", sent)).status).toBe(200);
    for (let guess = 0; guess < 20; guess++) await play({ as, code: book.wrongCode() });
    expect((await ask("/api/game/play", sent)).status).toBe(429);
  });
});
