/** Session tokens that nobody gave out: each asks who one is. */

import { createHmac, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { allRefused, family, refusedBy, unlessAnswered } from "../attempt.ts";
import { type Scene, sessionIn } from "../scene.ts";

const UNAUTHENTICATED = 401;
const HOUR_SECONDS = 3_600;

interface Claims {
  readonly sub?: unknown;
  readonly sid?: unknown;
  readonly exp?: unknown;
  readonly [more: string]: unknown;
}

const HS256 = { alg: "HS256", typ: "JWT" };

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function hmacToken(claims: Claims, secret: string | Buffer, header: object = HS256, hash = "sha256"): string {
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest("base64url")}`;
}

/** What a right token of the victim says. */
function claimsOf({ victim }: Scene): Claims {
  const now = Math.floor(Date.now() / 1_000);
  return { sid: victim.sessionId, sub: victim.id, iat: now, exp: now + HOUR_SECONDS };
}

async function asked(scene: Scene, ...tokens: readonly string[]) {
  const answers = await Promise.all(tokens.map((token) => scene.whoIs(token)));
  return allRefused(answers.map((answer) => refusedBy(answer, UNAUTHENTICATED)));
}

const STRANGERS_KEY = "a-key-of-somebody-else-0123456789abcdef";

export const tokens = family(
  "forged tokens",
  {
    "no algorithm, in four spellings": (scene) =>
      asked(
        scene,
        ...["none", "None", "NONE", "nOnE"].map(
          (alg) => `${part({ alg, typ: "JWT" })}.${part(claimsOf(scene))}.`,
        ),
      ),
    "the signature taken off": (scene) => asked(scene, `${part(HS256)}.${part(claimsOf(scene))}.`),
    "another key": (scene) => asked(scene, hmacToken(claimsOf(scene), STRANGERS_KEY)),
    "an empty key": (scene) => asked(scene, hmacToken(claimsOf(scene), "")),
    "another hash under the right key": (scene) =>
      asked(scene, hmacToken(claimsOf(scene), scene.sessionSecret, { alg: "HS512", typ: "JWT" }, "sha512")),
    "a key brought along (jwk, jku, kid)": (scene) => {
      const jwk = { kty: "oct", k: Buffer.from(STRANGERS_KEY).toString("base64url") };
      const headers = [
        { ...HS256, jwk },
        { ...HS256, jku: "http://127.0.0.1:1/keys" },
        { ...HS256, kid: "../../../../dev/null" },
        { ...HS256, crit: ["exp"], exp: 0 },
      ];
      return asked(scene, ...headers.map((header) => hmacToken(claimsOf(scene), STRANGERS_KEY, header)));
    },
    "a public-key signature of one's own": (scene) => {
      const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
      const signed = `${part({ alg: "RS256", typ: "JWT" })}.${part(claimsOf(scene))}`;
      const signature = sign("sha256", Buffer.from(signed), privateKey).toString("base64url");
      return asked(scene, `${signed}.${signature}`);
    },
    "an end that is past": (scene) =>
      asked(scene, hmacToken({ ...claimsOf(scene), exp: 1_700_000_000 }, scene.sessionSecret)),
    "no end, or one that is no number": (scene) => {
      const { exp: _, ...endless } = claimsOf(scene);
      const forever = [endless, { ...endless, exp: "never" }, { ...endless, exp: null }];
      return asked(scene, ...forever.map((claims) => hmacToken(claims, scene.sessionSecret)));
    },
    "not valid yet": (scene) =>
      asked(
        scene,
        hmacToken(
          { ...claimsOf(scene), nbf: Math.floor(Date.now() / 1_000) + HOUR_SECONDS },
          scene.sessionSecret,
        ),
      ),
    "the victim with one's own session, and the other way round": async (scene) => {
      const attacker = await scene.someone();
      const claims = claimsOf(scene);
      return asked(
        scene,
        hmacToken({ ...claims, sid: sessionIn(attacker.token) }, scene.sessionSecret),
        hmacToken({ ...claims, sub: attacker.id }, scene.sessionSecret),
      );
    },
    "a session nobody opened, or one that is no text": (scene) => {
      const sessions = [randomUUID(), "", "' OR 1=1 --", 0, null, { $ne: "" }, ["a"]];
      const forged = sessions.map((sid) => hmacToken({ ...claimsOf(scene), sid }, scene.sessionSecret));
      return asked(scene, ...forged);
    },
    "one character changed anywhere": (scene) => {
      const { token } = scene.victim;
      const forged: string[] = [];
      for (let at = 0; at < token.length - 1; at += 7) {
        if (token[at] === ".") continue;
        forged.push(`${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`);
      }
      return asked(scene, ...forged);
    },
    "a right token where none is looked for: cookie, query, body, another scheme": async (scene) => {
      const { token } = scene.victim;
      const { house } = scene;
      const places = [
        house.ask("/api/auth/me", { headers: { cookie: `__Host-session=${token}` } }),
        house.ask(`/api/auth/me?token=${token}&access_token=${token}`),
        house.ask("/api/auth/me", { headers: { authorization: `Token ${token}` } }),
        house.ask("/api/auth/me", { headers: { "x-access-token": token } }),
        house.ask("/api/auth/logout", { body: { token } }),
      ];
      return allRefused((await Promise.all(places)).map((answer) => refusedBy(answer, UNAUTHENTICATED)));
    },
    "a megabyte of token": (scene) =>
      asked(scene, "A".repeat(8_000), `${scene.victim.token}${"A".repeat(4_000)}`),
  },
  {
    "the victim's own token": async (scene) => unlessAnswered(await scene.whoIs(scene.victim.token), 200),
    "a token like it, made with the right secret": async (scene) =>
      unlessAnswered(await scene.whoIs(hmacToken(claimsOf(scene), scene.sessionSecret)), 200),
  },
);
