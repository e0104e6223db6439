/** Other people's tickets and sessions, and doors that are for other roles. */

import { allRefused, family, refusedBy, unlessAnswered, type Verdict } from "../attempt.ts";
import type { Scene } from "../scene.ts";

const NOBODYS_ID = "0197b6f0-0000-7000-8000-000000000000";
const HTML = { accept: "text/html" };

interface Operation {
  readonly method: string;
  readonly path: string;
}

/** Every operation of the API that asks for a session, from its own description, with values nobody has. */
async function guarded({ house }: Scene): Promise<Operation[]> {
  const { body } = await house.ask<{
    paths: Record<string, Record<string, { security?: readonly Record<string, unknown>[] }>>;
  }>("/openapi.json");
  return Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { security }]) => security?.some((scheme) => "bearer" in scheme))
      .map(([method]) => ({
        method: method.toUpperCase(),
        path: path.replace(/\{(\w+)\}/g, (_, name: string) => (name === "id" ? NOBODYS_ID : "0000000000")),
      })),
  );
}

async function askAll(
  { house }: Scene,
  operations: readonly Operation[],
  status: number,
  token?: string,
): Promise<Verdict> {
  const answers = await Promise.all(
    operations.map(({ method, path }) =>
      house.ask(path, {
        method,
        ...(token !== undefined && { token }),
        ...(method !== "GET" && { body: {} }),
      }),
    ),
  );
  return allRefused(answers.map((answer) => refusedBy(answer, status)));
}

function forStaff({ path }: Operation): boolean {
  return path.startsWith("/api/employee/") || path.startsWith("/api/admin/");
}

function forAdministrators({ path }: Operation): boolean {
  return path.startsWith("/api/admin/");
}

const STAFF_PAGES = ["/comptoir", "/comptoir/vente", "/comptoir/file", "/en/counter/today"];
const OFFICE_PAGES = [
  "/administration",
  "/administration/utilisateurs",
  "/administration/gagnants",
  "/administration/tirage",
  "/administration/direct",
  "/administration/export?table=winners",
  "/administration/tranches/impression?format=csv",
  "/en/office/audit-log",
];

/** A page shows nothing when it sends elsewhere, refuses, or is not there. */
async function pages({ house }: Scene, paths: readonly string[], token?: string): Promise<Verdict> {
  const headers = { ...HTML, ...(token !== undefined && { cookie: `__Host-session=${token}` }) };
  const answers = await Promise.all(paths.map((path) => house.ask(path, { headers })));
  return allRefused(answers.map((answer) => refusedBy(answer, 301, 302, 303, 308, 401, 403, 404)));
}

export const strangers = family(
  "other people's things",
  {
    "somebody else's ticket, by its id and by its code": async (scene) => {
      const { token } = await scene.someone();
      const { ticketId, code } = scene.victim;
      const answers = await Promise.all([
        scene.house.ask(`/api/game/my-tickets/${ticketId}`, { token }),
        scene.house.ask(`/api/game/ticket/${code}`, { token }),
      ]);
      return allRefused(answers.map((answer) => refusedBy(answer, 404)));
    },
    "somebody else's voucher, as a page and as a file": async (scene) => {
      const { token } = await scene.someone();
      const headers = { ...HTML, cookie: `__Host-session=${token}` };
      const path = `/bon/${scene.victim.ticketId}`;
      const answers = [path, `${path}/pdf`].map((one) => scene.house.ask(one, { headers }));
      return allRefused((await Promise.all(answers)).map((answer) => refusedBy(answer, 403, 404)));
    },
    "somebody else's account, named in the body": async (scene) => {
      const { token, id } = await scene.someone();
      const body = { id: scene.victim.id, userId: scene.victim.id, email: scene.victim.email, city: "Nice" };
      await scene.house.ask("/api/users/profile", { method: "PUT", token, body });
      const changed = await scene.number(
        "SELECT count(*) AS n FROM users WHERE city = 'Nice' AND id <> ?",
        id,
      );
      const taken = await scene.number("SELECT count(*) AS n FROM users WHERE email = ?", scene.victim.email);
      return { isRefused: changed === 0 && taken === 1, answered: `${changed} others changed` };
    },
  },
  {
    "the victim's own ticket": async ({ house, victim }) =>
      unlessAnswered(
        await house.ask(`/api/game/my-tickets/${victim.ticketId}`, { token: victim.token }),
        200,
      ),
    "the victim's own voucher": async ({ house, victim }) => {
      const headers = { ...HTML, cookie: `__Host-session=${victim.token}` };
      return unlessAnswered(await house.ask(`/bon/${victim.ticketId}`, { headers }), 200);
    },
  },
);

export const roles = family(
  "roles",
  {
    "every guarded operation of the API, as nobody": async (scene) =>
      askAll(scene, await guarded(scene), 401),
    "every operation of staff, as a player": async (scene) =>
      askAll(scene, (await guarded(scene)).filter(forStaff), 403, (await scene.someone()).token),
    "every operation of head office, as an employee": async (scene) =>
      askAll(
        scene,
        (await guarded(scene)).filter(forAdministrators),
        403,
        (await scene.someone("EMPLOYEE")).token,
      ),
    "pages and files of staff, as nobody and as a player": async (scene) =>
      allRefused([
        await pages(scene, [...STAFF_PAGES, ...OFFICE_PAGES]),
        await pages(scene, [...STAFF_PAGES, ...OFFICE_PAGES], (await scene.someone()).token),
      ]),
    "pages and files of head office, as an employee": async (scene) =>
      pages(scene, OFFICE_PAGES, (await scene.someone("EMPLOYEE")).token),
    "addresses of staff written another way": async (scene) =>
      pages(
        scene,
        [
          "//administration",
          "/administration//",
          "/ADMINISTRATION",
          "/%61dministration",
          "/jouer/../administration",
        ],
        (await scene.someone()).token,
      ),
    "another method by a header": async (scene) => {
      const { token } = await scene.someone();
      const names = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];
      const answers = await Promise.all(
        names.map((name) =>
          scene.house.ask("/api/users/profile", {
            token,
            method: "POST",
            body: {},
            headers: { [name]: "DELETE" },
          }),
        ),
      );
      return allRefused(answers.map((answer) => refusedBy(answer, 404)));
    },
    "another address by a header": async (scene) => {
      const { token } = await scene.someone();
      const names = ["X-Original-URL", "X-Rewrite-URL"];
      const answers = await Promise.all(
        names.map((name) => scene.house.ask("/api/none", { token, headers: { [name]: "/api/admin/users" } })),
      );
      return allRefused(answers.map((answer) => refusedBy(answer, 404)));
    },
  },
  {
    "the list of users, as an administrator": async ({ house }) =>
      unlessAnswered(await house.ask("/api/admin/users", { token: await house.adminToken() }), 200),
    "the counter's page, as an employee": async (scene) => {
      const { token } = await scene.someone("EMPLOYEE");
      const headers = { ...HTML, cookie: `__Host-session=${token}` };
      return unlessAnswered(await scene.house.ask("/comptoir", { headers }), 200);
    },
  },
);
