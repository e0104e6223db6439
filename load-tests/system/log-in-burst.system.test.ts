/** Many log-ins at once, on a real socket: attempts wait for each other, and nobody may be left waiting. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLAYER_PASSWORD } from "../players.ts";
import { House } from "./house.ts";

const BURST = 200;
/** Wrong passwords for one e-mail address from one place, worker/limits/policies.ts. */
const ALLOWED = 10;

let house: House;
beforeAll(async () => {
  house = await House.open("burst");
});
afterAll(() => house?.close());

async function logIns(count: number, email: string, password: string): Promise<Record<number, number>> {
  const body = { email, password };
  const answers = await Promise.all(
    Array.from({ length: count }, () => house.ask<{ error?: string }>("/api/auth/login", { body })),
  );
  const statuses: Record<number, number> = {};
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
  return statuses;
}

describe("two hundred log-ins at once", () => {
  it("with a wrong password are ten guesses and no more, each answered", async () => {
    const [player] = await house.players(1);
    const statuses = await logIns(BURST, player?.email ?? "", "Wrong1234");
    expect(statuses).toEqual({ 401: ALLOWED, 429: BURST - ALLOWED });
  });

  it("leave everybody else's log-in as it was", async () => {
    const [player] = await house.players(1);
    for (let round = 0; round < 3; round++)
      expect(await logIns(5, player?.email ?? "", PLAYER_PASSWORD)).toEqual({ 200: 5 });
  });
});
