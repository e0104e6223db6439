/** What headers can be made to say: lines of their own, another host, more than there is room for. */

import { connect } from "node:net";
import { allRefused, family, nothingCameOf, refusedBy } from "../attempt.ts";
import type { Scene } from "../scene.ts";

const HTML = { accept: "text/html" };
const EVIL = "evil.example";
const RAW_TIMEOUT_MS = 5_000;

interface Mail {
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
}

/** Bytes on the socket that no client of ours would send; what came back until the other side was done or silent. */
function raw({ house }: Scene, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(house.url).port), "127.0.0.1");
    let heard = "";
    socket.setTimeout(RAW_TIMEOUT_MS, () => socket.destroy());
    socket.on("data", (chunk) => {
      heard += chunk.toString("latin1");
    });
    socket.on("error", () => {}); // hanging up is an answer
    socket.on("close", () => resolve(heard));
    socket.end(text);
  });
}

function statusesIn(heard: string): string[] {
  return [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status = ""]) => status);
}

export const headers = family("headers", {
  "a header of one's own by a line break in an address": async ({ house }) => {
    const line = "%0d%0aSet-Cookie:%20owned=1%0d%0a";
    const paths = [
      `/jouer?code=${line}`,
      `/en/${line}`,
      `/connexion?next=${line}`,
      `/api/game/ticket/${line}`,
      `/${line}`,
    ];
    const answers = await Promise.all(paths.map((path) => house.ask(path, { headers: HTML })));
    const owned = answers.filter(({ headers }) => String(headers["set-cookie"] ?? "").includes("owned"));
    return nothingCameOf(owned.length === 0, "no such header in any answer");
  },
  "a request id that is not one": async ({ house }) => {
    const ids = ["<script>", "a".repeat(65), "x", 'a","level":"info', "%0a%0d12345678"];
    const answers = await Promise.all(
      ids.map((id) => house.ask("/api/campaign", { headers: { "x-request-id": id } })),
    );
    const taken = answers.filter(({ headers }, at) => headers["x-request-id"] === ids[at]);
    return nothingCameOf(taken.length === 0, "replaced by our own");
  },
  "another host, for the links in mails": async (scene) => {
    const { email } = await scene.someone();
    await scene.house.ask("/api/auth/forgot-password", {
      body: { email },
      headers: { host: EVIL, "x-forwarded-host": EVIL, forwarded: `host=${EVIL}` },
    });
    const { body } = await scene.house.ask<readonly Mail[]>(
      `/dev/mailbox.json?to=${encodeURIComponent(email)}`,
    );
    const isThere = body.length > 0;
    return nothingCameOf(isThere && !JSON.stringify(body).includes(EVIL), "the mail's links are ours");
  },
  "another host, for what search engines and shared links show": async ({ house }) => {
    const forged = { host: EVIL, "x-forwarded-host": EVIL, "x-forwarded-proto": "http" };
    const paths = ["/", "/sitemap.xml", "/robots.txt", "/reglement", "/.well-known/security.txt"];
    const answers = await Promise.all(
      paths.map((path) => house.ask<string>(path, { headers: { ...HTML, ...forged } })),
    );
    const named = paths.filter((_, at) => {
      const { body = "", headers = {} } = answers[at] ?? {};
      const links = String(body).match(/(?:href|content|<loc>|Sitemap: |Canonical: )[^\n>]*evil\.example/g);
      return links !== null || JSON.stringify(headers).includes(EVIL);
    });
    return nothingCameOf(named.length === 0, named.length === 0 ? "named nowhere" : named.join(" "));
  },
  "two lengths, or a length and chunks, to smuggle a second request": async (scene) => {
    const play = `{"ticketCode":"${scene.freshCode()}"}`;
    const hidden = "GET /api/admin/users HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const opening =
      "POST /api/game/play HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n";
    const heard = await Promise.all([
      raw(scene, `${opening}Content-Length: 5\r\nContent-Length: ${play.length}\r\n\r\n${play}`),
      raw(scene, `${opening}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`),
      raw(scene, `${opening}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${hidden}`),
    ]);
    const statuses = heard.map(statusesIn);
    const isOne = statuses.every((of) => of.length <= 1 && of.every((status) => Number(status) >= 400));
    return nothingCameOf(isOne, statuses.map((of) => of.join("+") || "hung up").join("; "));
  },
  "a host that is no host, an address that is none": async (scene) => {
    const requests = [
      "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
      "GET /%ff%fe HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
      "GET http://169.254.169.254/latest HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    ];
    const heard = await Promise.all(requests.map((text) => raw(scene, text)));
    const statuses = heard.map((text) => statusesIn(text).join("+") || "hung up");
    return nothingCameOf(
      statuses.every((status) => !status.includes("5")),
      statuses.join("; "),
    );
  },
  "a header of 200,000 characters, to break the service": async (scene) => {
    const heard = await raw(
      scene,
      `GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: ${"a".repeat(200_000)}\r\n\r\n`,
    );
    const statuses = statusesIn(heard);
    return nothingCameOf(
      statuses.every((status) => !status.startsWith("5")),
      statuses.join("+") || "hung up",
    );
  },
  "TRACE and made-up methods": async ({ house, victim }) => {
    const answers = await Promise.all(
      ["TRACE", "PATCH", "PROPFIND"].map((method) =>
        house.ask("/api/auth/me", { method, token: victim.token }),
      ),
    );
    return allRefused(answers.map((answer) => refusedBy(answer, 400, 404, 405, 501)));
  },
  "files of the house by their path": async ({ house }) => {
    const paths = [
      "/.git/config",
      "/.env",
      "/wrangler.toml",
      "/package.json",
      "/assets/../../package.json",
      "/assets/%2e%2e/%2e%2e/package.json",
      "/build/..%2f..%2fworker%2findex.js",
    ];
    const answers = await Promise.all(paths.map((path) => house.ask(path)));
    return allRefused(answers.map((answer) => refusedBy(answer, 400, 404)));
  },
});
