/** Guessing codes, passwords and keys; the numbers are those of worker/limits/policies.ts. */

import { POLICIES } from "../../../worker/limits/policies.ts";
import { PLAYER_PASSWORD } from "../../players.ts";
import { allRefused, family, nothingCameOf, refusedBy, said, unlessAnswered } from "../attempt.ts";
import type { Scene } from "../scene.ts";

const UNAUTHENTICATED = 401;
const LIMITED = 429;

/** A player who has used up the day's guesses, and from where. */
async function guesser(scene: Scene) {
  const [player, headers] = [await scene.someone(), scene.somewhere()];
  const { limit } = POLICIES["wrong-code"];
  for (const ticketCode of scene.unknownCodes(limit))
    await scene.house.ask("/api/game/play", { token: player.token, headers, body: { ticketCode } });
  return { player, headers };
}

function logIn({ house }: Scene, email: string, password: string, headers: Record<string, string>) {
  return house.ask("/api/auth/login", { headers, body: { email, password } });
}

export const guessing = family(
  "guessing",
  {
    "one wrong code more than a day allows, then a right one": async (scene) => {
      const { player, headers } = await guesser(scene);
      const [wrong = ""] = scene.unknownCodes(1);
      const tries = [wrong, scene.freshCode()].map((ticketCode) =>
        scene.house.ask("/api/game/play", { token: player.token, headers, body: { ticketCode } }),
      );
      return allRefused((await Promise.all(tries)).map((answer) => refusedBy(answer, LIMITED)));
    },
    "the other doors that tell right from wrong, once the day's guesses are spent": async (scene) => {
      const { player, headers } = await guesser(scene);
      const code = scene.freshCode();
      const doors = [`/api/game/ticket/${code}`, `/ticketApi/check-ticket/${code}`];
      const answers = await Promise.all(
        doors.map((path) => scene.house.ask(path, { token: player.token, headers })),
      );
      return allRefused(answers.map((answer) => refusedBy(answer, LIMITED)));
    },
    "another forwarded address for each guess": async (scene) => {
      const { player, headers } = await guesser(scene);
      const tries = ["X-Forwarded-For", "X-Real-IP", "True-Client-IP", "Forwarded"].map((name) =>
        scene.house.ask("/api/game/play", {
          token: player.token,
          headers: { ...headers, [name]: "198.51.100.7" },
          body: { ticketCode: scene.freshCode() },
        }),
      );
      return allRefused((await Promise.all(tries)).map((answer) => refusedBy(answer, LIMITED)));
    },
    "a new session of the same account for each guess": async (scene) => {
      const { player, headers } = await guesser(scene);
      const again = await scene.house.ask<{ token: string }>("/api/auth/login", {
        body: { email: player.email, password: PLAYER_PASSWORD },
      });
      const body = { ticketCode: scene.freshCode() };
      return refusedBy(
        await scene.house.ask("/api/game/play", { token: again.body.token, headers, body }),
        LIMITED,
      );
    },
    "a burst of wrong passwords, then the right one": async (scene) => {
      const [{ email }, headers] = [await scene.someone(), scene.somewhere()];
      const { limit } = POLICIES["log-in"];
      const burst = await Promise.all(
        Array.from({ length: 2 * limit }, (_, at) => logIn(scene, email, `Wrong${1000 + at}`, headers)),
      );
      const looked = burst.filter(({ status }) => status === UNAUTHENTICATED).length;
      const right = await logIn(scene, email, PLAYER_PASSWORD, headers);
      const isBounded = looked === limit && right.status === LIMITED;
      return nothingCameOf(isBounded, `${looked} of ${burst.length} looked at, then ${said(right)}`);
    },
    "keys of tills by the hundred": async (scene) => {
      const headers = scene.somewhere();
      const { limit } = POLICIES["store-key"];
      const body = { receipt: "G-1", amountCents: 5_240 };
      const guess = (at: number) =>
        scene.house.ask("/api/purchases", {
          token: `till_${String(at).padStart(96, "0")}`,
          headers,
          body,
        });
      const answers = await Promise.all(Array.from({ length: limit + 20 }, (_, at) => guess(at)));
      return allRefused(answers.map((answer) => refusedBy(answer, UNAUTHENTICATED, LIMITED)));
    },
    "links of mails by the hundred": async (scene) => {
      const headers = scene.somewhere();
      const guess = (at: number) =>
        scene.house.ask(`/api/auth/verify-email/${String(at).padStart(64, "0")}`, { headers });
      const count = POLICIES["mail-link"].limit + 20;
      const answers = await Promise.all(Array.from({ length: count }, (_, at) => guess(at)));
      return allRefused(answers.map((answer) => refusedBy(answer, 400, LIMITED)));
    },
  },
  {
    "a right code by somebody who never guessed": async (scene) =>
      unlessAnswered(await scene.play(await scene.someone(), scene.freshCode()), 200),
  },
);
