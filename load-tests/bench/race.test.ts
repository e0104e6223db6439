import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { race } from "./race.ts";

const ATTEMPTS = 4;
const open: { close: () => void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

interface Attempt {
  readonly code: string;
  readonly player: string;
  readonly answer: (status: number, body: unknown) => void;
}

/** A server that hands each attempt to `take`. @returns its port */
async function serverFor(take: (attempt: Attempt) => void): Promise<number> {
  const server = createServer(async (request, response) => {
    const { ticketCode, campaign } = JSON.parse(await text(request));
    expect(campaign).toBe("race");
    take({
      code: ticketCode,
      player: request.headers.authorization ?? "",
      answer: (status, body) => send(response, status, body),
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const json = JSON.stringify(body);
  response.writeHead(status, { "Content-Length": Buffer.byteLength(json) }).end(json);
}

function won(code: string) {
  return { success: true, data: { ticket: { code }, prize: { name: "Thé détox" } } };
}

function runOn(port: number, codes: readonly string[]) {
  const tokens = ["a", "b", "c", "d", "e"];
  const asked = { codes, tokens, attemptsPerCode: ATTEMPTS, campaign: "race" };
  return race({ kind: "race", port, connections: ATTEMPTS, durationMs: 30_000, ...asked });
}

describe("a race", () => {
  test("has all attempts at a code under way at once, each by another player", async () => {
    const waiting = new Map<string, Attempt[]>();
    // No code is answered before all of its attempts are here: a generator that waited would wait for ever.
    const port = await serverFor((attempt) => {
      const together = [...(waiting.get(attempt.code) ?? []), attempt];
      waiting.set(attempt.code, together);
      if (together.length < ATTEMPTS) return;
      for (const [place, { code, answer }] of together.entries()) {
        if (place === 0) answer(200, won(code));
        else answer(400, { success: false, error: "Ce code a déjà été utilisé" });
      }
    });
    const result = await runOn(port, ["1", "2", "3"]);
    expect(result).toMatchObject({ accepted: 12, alreadyUsed: 9, noPrize: 0, failures: 0, ranOut: true });
    expect(result.wins).toEqual(["1", "2", "3"].map((code) => ({ code, prize: "Thé détox" })));
    for (const attempts of waiting.values()) {
      expect(new Set(attempts.map(({ player }) => player)).size).toBe(ATTEMPTS);
    }
  });

  test("tells a code that found nothing to win from a used one", async () => {
    const port = await serverFor(({ answer }) =>
      answer(500, { success: false, error: "Aucun prix disponible" }),
    );
    expect(await runOn(port, ["1"])).toMatchObject({ wins: [], alreadyUsed: 0, noPrize: 4, failures: 0 });
  });

  test("counts any other answer as a failure: a limited player reached no decision", async () => {
    const port = await serverFor(({ answer }) =>
      answer(429, { success: false, error: "Trop de tentatives" }),
    );
    expect(await runOn(port, ["1"])).toMatchObject({ accepted: 0, failures: 4 });
  });
});
