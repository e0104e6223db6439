/** Bodies that say more than they may, that are too much, or that mean something to a database or a spreadsheet. */

import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { PLAYER_PASSWORD } from "../../players.ts";
import { allRefused, family, nothingCameOf, refusedBy, unlessAnswered } from "../attempt.ts";
import type { Scene } from "../scene.ts";

const MEGABYTE = 1_000_000;
const HALF_SENT = 100;
/** A play that is held up by half-sent requests waits for their end, which never comes; a busy machine stands still for less. */
const PLAY_MAX_MS = 15_000;
/** Of all texts together; a careless pattern would chew on one of them for minutes. */
const ANSWERS_MAX_MS = 20_000;
/** Three fields of it are within what a body may have. */
const LONG_TEXT = 18_000;

function registration(email: string, more: object = {}) {
  const password = PLAYER_PASSWORD;
  return { email, password, confirmPassword: password, firstName: "Zoé", lastName: "Lefèvre", ...more };
}

/** How many of an address have any right a stranger may not give themselves. */
function risen({ number }: Pick<Scene, "number">, email: string) {
  const sql = "SELECT count(*) AS n FROM users WHERE email = ? AND (role <> 'CLIENT' OR is_verified = 1)";
  return number(sql, email);
}

const RIGHTS = { role: "ADMIN", isVerified: true, is_verified: 1, id: randomUUID(), guessesLockedUntil: 0 };

export const bodies = family(
  "bodies",
  {
    "a role and a proved address, while registering": async (scene) => {
      const email = `${randomUUID()}@example.test`;
      const { status } = await scene.house.ask("/api/auth/register", { body: registration(email, RIGHTS) });
      const count = await risen({ number: scene.number.bind(scene) }, email);
      return nothingCameOf(status === 201 && count === 0, `${status}, a player like any other`);
    },
    "the same by the older door": async (scene) => {
      const email = `${randomUUID()}@example.test`;
      const { firstName: _, lastName: __, ...rest } = registration(email, RIGHTS);
      const { status } = await scene.house.ask("/users/signup", { body: { ...rest, name: "Zoé Lefèvre" } });
      const count = await risen({ number: scene.number.bind(scene) }, email);
      return nothingCameOf(status < 300 && count === 0, `${status}, a player like any other`);
    },
    "a role in one's profile, by both doors": async (scene) => {
      const { id, token } = await scene.someone();
      for (const path of ["/api/users/profile", "/users/update-profile"])
        await scene.house.ask(path, { method: "PUT", token, body: { ...RIGHTS, city: "Nice" } });
      const count = await scene.number(
        "SELECT count(*) AS n FROM users WHERE id = ? AND role <> 'CLIENT'",
        id,
      );
      return nothingCameOf(count === 0, "still a player");
    },
    "a role by a prototype": async (scene) => {
      const { id, token } = await scene.someone();
      const body =
        '{"__proto__":{"role":"ADMIN"},"constructor":{"prototype":{"role":"ADMIN"}},"city":"Nice"}';
      await scene.house.ask("/api/users/profile", { method: "PUT", token, body });
      const listed = await scene.house.ask("/api/admin/users", { token });
      const count = await scene.number(
        "SELECT count(*) AS n FROM users WHERE id = ? AND role <> 'CLIENT'",
        id,
      );
      return nothingCameOf(count === 0 && listed.status === 403, `still a player, ${listed.status}`);
    },
    "the prize, the time and the player of one's own play": async (scene) => {
      const player = await scene.someone();
      const wanted = {
        ticketCode: scene.freshCode(),
        prize: 4,
        prizeId: 4,
        playerId: scene.victim.id,
        at: 1,
      };
      const { status } = await scene.house.ask("/api/game/play", { token: player.token, body: wanted });
      await scene.house.untilLevel(scene.campaign.slug, 15_000);
      const own = await scene.number("SELECT count(*) AS n FROM winners WHERE user_id = ?", player.id);
      const others = await scene.number(
        "SELECT count(*) AS n FROM winners WHERE user_id = ?",
        scene.victim.id,
      );
      return nothingCameOf(status === 200 && own === 1 && others === 1, "drawn like any other, for oneself");
    },
    "a megabyte, stated or not": async (scene) => {
      const { token } = await scene.someone();
      const body = JSON.stringify({ ticketCode: "1".repeat(MEGABYTE) });
      const doors = ["/api/game/play", "/api/auth/login", "/api/auth/register", "/api/purchases"];
      const key = (path: string) => (path === "/api/purchases" ? scene.nice.till : token);
      const answers = await Promise.all(
        doors.flatMap((path) =>
          [false, true].map((chunked) => scene.house.ask(path, { token: key(path), body, chunked })),
        ),
      );
      return allRefused(answers.map((answer) => refusedBy(answer, 413)));
    },
    "thirty thousand levels of nesting": async (scene) => {
      const { token } = await scene.someone();
      const body = "[".repeat(30_000) + "]".repeat(30_000);
      const doors = ["/api/game/play", "/api/auth/login"];
      const answers = await Promise.all(doors.map((path) => scene.house.ask(path, { token, body })));
      return allRefused(answers.map((answer) => refusedBy(answer, 400)));
    },
    "a hundred requests that never end, to hold up a play": async (scene) => {
      const { port } = new URL(scene.house.url);
      const opening = `POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;
      const sockets = Array.from({ length: HALF_SENT }, () => {
        const socket = connect(Number(port), "127.0.0.1");
        socket.on("error", () => {}); // being hung up on is what may happen to it
        socket.write(opening);
        return socket;
      });
      try {
        const startedAt = performance.now();
        const { status } = await scene.play(await scene.someone(), scene.freshCode());
        const tookMs = Math.round(performance.now() - startedAt);
        return nothingCameOf(status === 200 && tookMs < PLAY_MAX_MS, `the play was answered ${status}`);
      } finally {
        for (const socket of sockets) socket.destroy();
      }
    },
    "texts made to keep a pattern busy": async (scene) => {
      const texts = ["a.", "a-", " ", "+33"].map((piece) => `${piece.repeat(LONG_TEXT / piece.length)}@`);
      const startedAt = performance.now();
      const answers = await Promise.all(
        texts.map((text) =>
          scene.house.ask("/api/auth/register", {
            body: registration(text, { firstName: text, phone: text }),
          }),
        ),
      );
      const isQuick = performance.now() - startedAt < ANSWERS_MAX_MS;
      const verdict = allRefused(answers.map((answer) => refusedBy(answer, 400, 413)));
      return {
        isRefused: verdict.isRefused && isQuick,
        answered: `${verdict.answered}${isQuick ? "" : ", too slowly"}`,
      };
    },
    "SQL where a value belongs": async (scene) => {
      const token = await scene.house.adminToken();
      const before = await scene.number("SELECT count(*) AS n FROM users");
      const text = "x' OR '1'='1'; DROP TABLE winners; --";
      const q = encodeURIComponent(text);
      const answers = await Promise.all([
        scene.house.ask("/api/auth/login", { body: { email: text, password: text } }),
        scene.house.ask(`/api/admin/users?role=${q}`, { token }),
        scene.house.ask(`/api/admin/users?cursor=${q}`, { token }),
        scene.house.ask(`/api/admin/tickets?status=${q}`, { token }),
        scene.house.ask(`/api/game/ticket/${q}`, { token: (await scene.someone()).token }),
      ]);
      const after = await scene.number("SELECT count(*) AS n FROM users");
      const verdict = allRefused(answers.map((answer) => refusedBy(answer, 400, 401, 404)));
      return { ...verdict, isRefused: verdict.isRefused && after === before + 1 };
    },
    "a search that is an expression of the index": async (scene) => {
      const token = await scene.house.adminToken();
      const headers = { accept: "text/html", cookie: `__Host-session=${token}` };
      const searches = ['" OR role:ADMIN', "NEAR(a b)", "* -", "a AND (", "^a:b", '"""', "{a b}:c"];
      const answers = await Promise.all(
        searches.map((q) =>
          scene.house.ask(`/administration/utilisateurs?q=${encodeURIComponent(q)}`, { headers }),
        ),
      );
      const isCalm = answers.every(({ status }) => status === 200);
      return nothingCameOf(isCalm, isCalm ? "searched for as words" : "not every page was shown");
    },
    "a formula for whoever opens the export": async (scene) => {
      const { id } = await scene.someone();
      const formula = "=HYPERLINK(1)";
      await scene.house.query("UPDATE users SET last_name = ? WHERE id = ?", formula, id);
      const token = await scene.house.adminToken();
      const { body, status } = await scene.house.ask<string>("/administration/export?table=users", {
        headers: { accept: "text/html", cookie: `__Host-session=${token}` },
      });
      const isThere = status === 200 && body.includes(formula);
      const isHarmless = !new RegExp(`(^|[,;"\\n])${"=HYPERLINK"}`, "m").test(body);
      return nothingCameOf(
        isThere && isHarmless,
        isThere ? "exported with an apostrophe" : `${status}, not exported`,
      );
    },
    "markup where a name belongs": async (scene) => {
      const { id, token } = await scene.someone();
      await scene.house.query(
        "UPDATE users SET first_name = ? WHERE id = ?",
        "<script>alert(1)</script>",
        id,
      );
      const headers = { accept: "text/html", cookie: `__Host-session=${token}` };
      const { body } = await scene.house.ask<string>("/profil", { headers });
      const isThere = body.includes("alert(1)");
      return nothingCameOf(isThere && !body.includes("<script>alert(1)"), "shown as text");
    },
    "a link where a name belongs, for the mail we send": async (scene) => {
      const names = ["https://evil.example", "www.evil.example", "evil.example/x", "a@evil.example"];
      const answers = await Promise.all(
        names.map((firstName) =>
          scene.house.ask("/api/auth/register", {
            body: registration(`${randomUUID()}@example.test`, { firstName }),
          }),
        ),
      );
      return allRefused(answers.map((answer) => refusedBy(answer, 400)));
    },
  },
  {
    "a registration like any other": async ({ house }) =>
      unlessAnswered(
        await house.ask("/api/auth/register", { body: registration(`${randomUUID()}@example.test`) }),
        201,
      ),
  },
);
