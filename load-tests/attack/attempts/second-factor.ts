/** Getting past the code of somebody whose password is known. */

import { createHmac, hkdfSync } from "node:crypto";
import { SignJWT } from "jose";
import { POLICIES } from "../../../worker/limits/policies.ts";
import { PLAYER_PASSWORD, type Player } from "../../players.ts";
import { type Authenticator, giveAuthenticator } from "../../system/authenticator.ts";
import type { Answer } from "../../system/http-client.ts";
import { allRefused, family, nothingCameOf, refusedBy, said, unlessAnswered } from "../attempt.ts";
import type { Scene } from "../scene.ts";

const UNAUTHENTICATED = 401;
const LIMITED = 429;
const KEY_BYTES = 32;

interface LogInBody {
  readonly token?: string;
  readonly challenge?: string;
}

interface Enrolled extends Authenticator {
  readonly who: Player;
}

/** A member of staff with an authenticator, whose password the attacker knows. */
async function colleague(scene: Scene): Promise<Enrolled> {
  const who = await scene.someone("EMPLOYEE");
  return { who, ...(await giveAuthenticator(scene.house, who)) };
}

const givePassword = ({ house }: Scene, { email }: Player, path = "/api/auth/login") =>
  house.ask<LogInBody>(path, { body: { email, password: PLAYER_PASSWORD } });

async function challengeOf(scene: Scene, who: Player): Promise<string> {
  const { body } = await givePassword(scene, who);
  if (body.challenge === undefined) throw new Error("the log-in gave no challenge");
  return body.challenge;
}

const giveCode = ({ house }: Scene, challenge: string, code: string) =>
  house.ask<LogInBody>("/api/auth/second-factor", { body: { challenge, code } });

function without(answer: Answer<LogInBody>) {
  const { isRefused, answered } = refusedBy(answer, UNAUTHENTICATED);
  return { isRefused: isRefused && answer.body.token === undefined, answered };
}

export const secondFactor = family(
  "second factor",
  {
    "the password alone, at either door": async (scene) => {
      const { who } = await colleague(scene);
      const doors = ["/api/auth/login", "/users/login"];
      return allRefused(
        (await Promise.all(doors.map((door) => givePassword(scene, who, door)))).map(without),
      );
    },
    "the challenge as a token, a cookie's value and a session of the site": async (scene) => {
      const { who } = await colleague(scene);
      const challenge = await challengeOf(scene, who);
      const headers = { cookie: `__Host-session=${challenge}`, accept: "text/html" };
      const page = await scene.house.ask("/comptoir", { headers });
      return allRefused([
        refusedBy(await scene.whoIs(challenge), UNAUTHENTICATED),
        refusedBy(await scene.house.ask("/api/employee/stats", { token: challenge }), UNAUTHENTICATED),
        nothingCameOf(!JSON.stringify(page.body).includes("staff-counter"), `the counter: ${page.status}`),
      ]);
    },
    "a session token as challenge": async (scene) => {
      const { who, code } = await colleague(scene);
      return without(await giveCode(scene, who.token, code()));
    },
    "a code that was used, and the one before it": async (scene) => {
      const { who, code } = await colleague(scene);
      const challenge = await challengeOf(scene, who);
      const [used, earlier] = [code(), code(-1)];
      const first = await giveCode(scene, challenge, used);
      if (first.status !== 200) return nothingCameOf(false, `the right code was refused: ${said(first)}`);
      return allRefused([
        without(await giveCode(scene, challenge, used)),
        without(await giveCode(scene, await challengeOf(scene, who), used)),
        without(await giveCode(scene, challenge, earlier)),
      ]);
    },
    "one right code, fifty times at once": async (scene) => {
      const { who, code } = await colleague(scene);
      const [challenge, right] = [await challengeOf(scene, who), code()];
      const answers = await Promise.all(Array.from({ length: 50 }, () => giveCode(scene, challenge, right)));
      const opened = answers.filter(({ status }) => status === 200).length;
      return nothingCameOf(opened === 1, `${opened} session of 50 requests`);
    },
    "a recovery code twice": async (scene) => {
      const { who, recoveryCodes } = await colleague(scene);
      const [code = ""] = recoveryCodes;
      const challenge = await challengeOf(scene, who);
      const answers = await Promise.all([1, 2, 3].map(() => giveCode(scene, challenge, code)));
      const opened = answers.filter(({ status }) => status === 200).length;
      const again = await giveCode(scene, await challengeOf(scene, who), code);
      return nothingCameOf(
        opened === 1 && again.status === UNAUTHENTICATED,
        `${opened} session of 4 requests`,
      );
    },
    "guessing at the code: one more than the limit, then the right one": async (scene) => {
      const { who, code, recoveryCodes } = await colleague(scene);
      const challenge = await challengeOf(scene, who);
      const { limit } = POLICIES["second-factor"];
      const right = new Set([code(-1), code(), code(1), code(2)]);
      const wrong = Array.from({ length: limit + 4 }, (_, i) => String(i).padStart(6, "0"));
      const guesses = wrong.filter((guess) => !right.has(guess)).slice(0, limit);
      const spent = await Promise.all(guesses.map((guess) => giveCode(scene, challenge, guess)));
      const fresh = await challengeOf(scene, who);
      return allRefused([
        ...spent.map(without),
        refusedBy(await giveCode(scene, fresh, code()), LIMITED),
        refusedBy(await giveCode(scene, fresh, recoveryCodes[0] ?? ""), LIMITED),
      ]);
    },
    "a colleague's code or recovery code under one's own challenge": async (scene) => {
      const [attacker, other] = [await colleague(scene), await colleague(scene)];
      const challenge = await challengeOf(scene, attacker.who);
      return allRefused([
        without(await giveCode(scene, challenge, other.code())),
        without(await giveCode(scene, challenge, other.recoveryCodes[0] ?? "")),
        without(await giveCode(scene, await challengeOf(scene, other.who), attacker.code())),
      ]);
    },
    "a challenge with another name in it, unsigned, or of another key": async (scene) => {
      const [attacker, other] = [await colleague(scene), await colleague(scene)];
      const challenge = await challengeOf(scene, attacker.who);
      const [header = "", payload = "", signature = ""] = challenge.split(".");
      const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const forged = part({ ...claims, sub: other.who.id });
      const forgeries = [
        `${header}.${forged}.${signature}`,
        `${part({ alg: "none", typ: "log-in-challenge+jwt" })}.${forged}.`,
        `${header}.${forged}.${createHmac("sha256", scene.sessionSecret).update(`${header}.${forged}`).digest("base64url")}`,
      ];
      return allRefused(
        (await Promise.all(forgeries.map((one) => giveCode(scene, one, other.code())))).map(without),
      );
    },
    "a challenge made with the right key, but of no password": async (scene) => {
      const { who, code } = await colleague(scene);
      const key = new Uint8Array(
        hkdfSync("sha256", scene.sessionSecret, "", "thetiptop log-in challenges", KEY_BYTES),
      );
      const forged = await new SignJWT({ of: "anything" })
        .setProtectedHeader({ alg: "HS256", typ: "log-in-challenge+jwt" })
        .setSubject(who.id)
        .setAudience("second-factor")
        .setExpirationTime("5m")
        .sign(key);
      return without(await giveCode(scene, forged, code()));
    },
    "a code two steps off, either way": async (scene) => {
      const { who, code } = await colleague(scene);
      const challenge = await challengeOf(scene, who);
      // Five, so that a step which passes meanwhile changes nothing.
      return allRefused([
        without(await giveCode(scene, challenge, code(-5))),
        without(await giveCode(scene, challenge, code(5))),
      ]);
    },
    "no code: empty, missing, a list, an object, null, another step's name": async (scene) => {
      const { who } = await colleague(scene);
      const challenge = await challengeOf(scene, who);
      const bodies = [
        { challenge },
        { challenge, code: "" },
        { challenge, code: [] },
        { challenge, code: { $ne: "" } },
        { challenge, code: null },
        { challenge, code: true },
        { challenge, isVerified: true, second_factor: "passed" },
      ];
      const answers = await Promise.all(
        bodies.map((body) => scene.house.ask<LogInBody>("/api/auth/second-factor", { body })),
      );
      return allRefused(answers.map((answer) => refusedBy(answer, 400, UNAUTHENTICATED)));
    },
    "a challenge from before the authenticator was reset": async (scene) => {
      const { who, code } = await colleague(scene);
      const challenge = await challengeOf(scene, who);
      await scene.house.query("UPDATE second_factors SET id = 'the-next' WHERE user_id = ?", who.id);
      return without(await giveCode(scene, challenge, code()));
    },
    "the step skipped: a stored secret put in another's row": async (scene) => {
      const [attacker, other] = [await colleague(scene), await colleague(scene)];
      await scene.house.query(
        "UPDATE second_factors SET secret = (SELECT secret FROM second_factors WHERE user_id = ?) WHERE user_id = ?",
        attacker.who.id,
        other.who.id,
      );
      const answer = await giveCode(scene, await challengeOf(scene, other.who), attacker.code());
      return nothingCameOf(answer.status !== 200 && answer.body.token === undefined, said(answer));
    },
  },
  {
    "the password, then the code": async (scene) => {
      const { who, code } = await colleague(scene);
      const answer = await giveCode(scene, await challengeOf(scene, who), code());
      const me = await scene.whoIs(answer.body.token ?? "");
      return unlessAnswered(me, 200);
    },
    "the password, then a recovery code": async (scene) => {
      const { who, recoveryCodes } = await colleague(scene);
      return unlessAnswered(
        await giveCode(scene, await challengeOf(scene, who), recoveryCodes[0] ?? ""),
        200,
      );
    },
  },
);
