/** What another site could have a visitor's browser do: forms, frames, redirects, caches. */

import { PLAYER_PASSWORD } from "../../players.ts";
import { allRefused, family, nothingCameOf, refusedBy, unlessAnswered } from "../attempt.ts";
import type { Scene } from "../scene.ts";

const HTML = { accept: "text/html" };
const FORM = { ...HTML, "content-type": "application/x-www-form-urlencoded" };
const FOREIGN = [
  "https://evil.example",
  "null",
  "http://localhost.evil.example",
  "https://thetiptop.example.evil.example",
];
const EVIL = "evil.example";

/** The form of a page, as a browser would send it: its action carries the page's own token for the action. */
async function actionOf({ house }: Scene, path: string, cookie = ""): Promise<string> {
  const { body } = await house.ask<string>(path, { headers: { ...HTML, ...(cookie && { cookie }) } });
  const [, action = path] = /<form[^>]*action="([^"]*qaction=[^"]*)"/.exec(body) ?? [];
  const { pathname, search } = new URL(action.replaceAll("&amp;", "&"), house.url + path);
  return pathname + search;
}

async function post(
  scene: Scene,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
) {
  return scene.house.ask<string>(path, {
    method: "POST",
    body: new URLSearchParams(fields).toString(),
    headers: { ...FORM, ...headers },
  });
}

async function signInForm(scene: Scene, origin: string | undefined, next = "") {
  const { email } = await scene.someone();
  const path = (await actionOf(scene, "/connexion")).replace(/next=[^&]*/, (own) =>
    next ? `next=${next}` : own,
  );
  const headers: Record<string, string> = origin === undefined ? {} : { origin };
  return post(scene, path, { email, password: PLAYER_PASSWORD }, headers);
}

function cookieNames(setCookie: string | string[] | undefined): string {
  return [setCookie ?? []].flat().join("\n");
}

export const browsers = family(
  "browsers",
  {
    "a sign-in sent from another site, or from none": async (scene) => {
      const answers = [];
      for (const origin of [...FOREIGN, undefined]) answers.push(await signInForm(scene, origin));
      const isSet = answers.some(({ headers }) =>
        cookieNames(headers["set-cookie"]).includes("__Host-session=ey"),
      );
      const verdict = allRefused(answers.map((answer) => refusedBy(answer, 403)));
      return { ...verdict, isRefused: verdict.isRefused && !isSet };
    },
    "a play sent from another site with the victim's cookie": async (scene) => {
      const player = await scene.someone();
      const [cookie, code] = [`__Host-session=${player.token}`, scene.freshCode()];
      const path = await actionOf(scene, "/jouer", cookie);
      const answers = [];
      for (const origin of FOREIGN) answers.push(await post(scene, path, { code }, { cookie, origin }));
      const after = await scene.play(player, code);
      const verdict = allRefused(answers.map((answer) => refusedBy(answer, 403)));
      return { ...verdict, isRefused: verdict.isRefused && after.status === 200 };
    },
    "a log-out by a link, a picture or another site's form": async (scene) => {
      const { token } = await scene.someone();
      const cookie = `__Host-session=${token}`;
      await scene.house.ask("/deconnexion", { headers: { ...HTML, cookie } });
      await post(scene, "/deconnexion", {}, { cookie, origin: "https://evil.example" });
      const { status } = await scene.whoIs(token);
      return nothingCameOf(status === 200, "still signed in");
    },
    "a change of the API by another site's form, with the victim's cookie": async (scene) => {
      const cookie = `__Host-session=${scene.victim.token}`;
      const types = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];
      const answers = await Promise.all(
        types.map((type) =>
          scene.house.ask("/api/users/change-password", {
            method: "POST",
            body: '{"currentPassword":"x","newPassword":"Stolen1234","confirmPassword":"Stolen1234"}',
            headers: { cookie, origin: "https://evil.example", "content-type": type },
          }),
        ),
      );
      return allRefused(answers.map((answer) => refusedBy(answer, 401, 415)));
    },
    "leave to read our answers from another site": async (scene) => {
      const headers = { origin: "https://evil.example", "access-control-request-method": "POST" };
      const answers = await Promise.all([
        scene.house.ask("/api/game/play", { method: "OPTIONS", headers }),
        scene.house.ask("/api/auth/me", { headers, token: scene.victim.token }),
        scene.house.ask("/api/campaign", { headers }),
        scene.house.ask("/", { headers: { ...headers, ...HTML } }),
      ]);
      const given = answers.filter((answer) => "access-control-allow-origin" in answer.headers);
      return nothingCameOf(given.length === 0, "no answer names another origin");
    },
    "a frame around any kind of answer": async (scene) => {
      const cookie = `__Host-session=${scene.victim.token}`;
      const paths = [
        "/",
        "/connexion",
        "/jouer",
        "/mes-gains",
        "/docs",
        "/nulle-part",
        "/api/campaign",
        "/api/none",
        "/robots.txt",
      ];
      const answers = await Promise.all(
        paths.map((path) => scene.house.ask(path, { headers: { ...HTML, cookie } })),
      );
      const open = paths.filter((_, at) => {
        const headers = answers[at]?.headers;
        const policy = String(headers?.["content-security-policy"] ?? "");
        return headers?.["x-frame-options"] !== "DENY" || !policy.includes("frame-ancestors 'none'");
      });
      return nothingCameOf(open.length === 0, open.length === 0 ? "none may be framed" : open.join(" "));
    },
    "an answer taken for another type than it says": async (scene) => {
      const paths = [
        "/",
        "/api/campaign",
        "/api/none",
        "/openapi.json",
        "/robots.txt",
        "/metrics",
        "/nulle-part",
      ];
      const answers = await Promise.all(paths.map((path) => scene.house.ask(path)));
      const open = paths.filter(
        (_, at) =>
          answers[at]?.headers["x-content-type-options"] !== "nosniff" ||
          answers[at]?.headers["content-type"] === undefined,
      );
      return nothingCameOf(open.length === 0, open.length === 0 ? "nosniff, and a type" : open.join(" "));
    },
    "a way out by ?next= after signing in": async (scene) => {
      const ways = [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "%2f%2fevil.example",
      ];
      const { origin } = new URL(scene.house.url);
      const places: string[] = [];
      for (const way of ways) {
        const { headers } = await signInForm(scene, origin, encodeURIComponent(way));
        places.push(String(headers["location"] ?? "nowhere"));
      }
      const isHome = places.every((place) => /^\/(?!\/)/.test(place) && !place.includes(EVIL));
      return nothingCameOf(isHome, [...new Set(places)].join(" "));
    },
    "a way out by the address of a page": async (scene) => {
      const paths = [
        "//evil.example",
        "//evil.example/%2e%2e",
        "/\\evil.example",
        "/%5cevil.example/",
        "/jouer//",
        "/en//evil.example",
      ];
      const answers = await Promise.all(paths.map((path) => scene.house.ask(path, { headers: HTML })));
      const places = answers.map(({ headers }) => String(headers["location"] ?? ""));
      const isHere = places.every(
        (place) => place === "" || (/^\/(?!\/|\\)/.test(place) && !place.startsWith("/\\")),
      );
      return nothingCameOf(isHere, places.filter((place) => place !== "").join(" ") || "sent nowhere");
    },
    "somebody's page out of a shared cache": async (scene) => {
      const cookie = `__Host-session=${scene.victim.token}`;
      const paths = [
        "/",
        "/mes-gains",
        "/profil",
        "/profil.css",
        "/mes-gains/x.css",
        "/mes-gains%2f..%2frobots.txt",
      ];
      const answers = await Promise.all(
        paths.map((path) => scene.house.ask(path, { headers: { ...HTML, cookie } })),
      );
      const open = paths.filter((_, at) => !/no-store/.test(String(answers[at]?.headers["cache-control"])));
      return nothingCameOf(open.length === 0, open.length === 0 ? "stored nowhere" : open.join(" "));
    },
  },
  {
    "a sign-in from our own page": async (scene) =>
      unlessAnswered(await signInForm(scene, new URL(scene.house.url).origin), 303),
  },
);
