/** Asking whether somebody has an account. Times are compared in worker/accounts/same-work.workerd.test.ts. */

import { randomUUID } from "node:crypto";
import { PLAYER_PASSWORD } from "../../players.ts";
import type { Answer } from "../../system/http-client.ts";
import { family, nothingCameOf, said } from "../attempt.ts";
import type { Scene } from "../scene.ts";

type Ask = (scene: Scene, email: string) => Promise<Answer<unknown>>;

/** What an answer gives away: all of it but what differs between any two (ids, tokens, the address itself, the time). */
function shapeOf({ status, headers, body }: Answer<unknown>, email: string): string {
  const { date: _, "x-request-id": __, ...kept } = headers;
  return JSON.stringify({ status, kept, body })
    .replaceAll(email, "EMAIL")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME");
}

function compared(ask: Ask) {
  return async (scene: Scene) => {
    const known = (await scene.someone()).email;
    const unknown = `${randomUUID()}@example.test`;
    const [of, not] = [await ask(scene, known), await ask(scene, unknown)];
    const isAlike = shapeOf(of, known) === shapeOf(not, unknown);
    return nothingCameOf(isAlike, isAlike ? `${said(of)}, both alike` : `${said(of)} and ${said(not)}`);
  };
}

export const enumeration = family("enumeration", {
  "by logging in": compared(({ house }, email) =>
    house.ask("/api/auth/login", { body: { email, password: "Wrong1234" } }),
  ),
  "by registering": compared(({ house }, email) =>
    house.ask("/api/auth/register", {
      body: {
        email,
        password: PLAYER_PASSWORD,
        confirmPassword: PLAYER_PASSWORD,
        firstName: "Zoé",
        lastName: "Lefèvre",
      },
    }),
  ),
  "by asking for a new password": compared(({ house }, email) =>
    house.ask("/api/auth/forgot-password", { body: { email } }),
  ),
  "codes: whether a used one has an owner, by the words of the refusal": async (scene) => {
    const [player, code] = [await scene.someone(), scene.freshCode()];
    await scene.play(player, code);
    const [own, others] = [await scene.play(player, code), await scene.play(await scene.someone(), code)];
    const isAlike = said(own) === said(others) && own.status !== 200;
    return nothingCameOf(isAlike, said(own));
  },
});
