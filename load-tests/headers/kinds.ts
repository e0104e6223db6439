/**
 * Every kind of answer, from the lists that make them: the site's pages, the API's own description, the files that were
 * built, the table of errors. What is added to one of those is asked for here without anybody thinking of it.
 */

import { LANGUAGES, PAGE_NAMES, type PageName, pathOf } from "../../web/src/i18n/pages.ts";
import { TABLE_NAMES } from "../../web/src/tables/table-spec.ts";
import { PLAYER_PASSWORD } from "../player-password.ts";
import { builtFiles } from "./built-files.ts";
import { ask, NAVIGATES, type Visit } from "./recorder.ts";
import type { Stage } from "./stage.ts";

export interface Kind {
  /** In the table; answers of one name, status and type stand on one line. */
  readonly name: string;
  readonly visit: Visit;
  /** Whether what comes back is one person's: it may be stored by nobody else. */
  readonly isPersonal?: boolean;
}

const JSON_BODY = { "content-type": "application/json" };
const FORM_BODY = { ...NAVIGATES, "content-type": "application/x-www-form-urlencoded" };
const SOME_ID = "00000000-0000-4000-8000-000000000000";
const SOME_TOKEN = "0".repeat(64);
/** Just over the 64 KiB that any body may have. */
const TOO_LARGE = "x".repeat(65_537);
/** More than any limit of attempts from one address. */
const GUESSES = 60;

function bearer(token: string) {
  return { authorization: `Bearer ${token}` };
}

function cookie(token: string) {
  return { ...NAVIGATES, cookie: `__Host-session=${token}` };
}

/** The site's pages for everybody who may ask for one. */
export function pageKinds(stage: Stage): Kind[] {
  const endings: Partial<Record<PageName, readonly string[]>> = {
    verify: [`/${SOME_TOKEN}`],
    newPassword: [`/${SOME_TOKEN}`],
    invitation: [`/${SOME_TOKEN}`],
    voucher: [`/${stage.ticketId}`, `/${stage.ticketId}/pdf`],
    saleTicket: [`/${SOME_ID}`],
    counterPlayer: [`/${stage.player.id}`],
    officeUsers: ["", `/${stage.player.id}`],
    officeExport: TABLE_NAMES.map((table) => `?table=${table}`),
    printing: ["?format=csv", "?format=ndjson"],
  };
  const addresses = PAGE_NAMES.flatMap((page) =>
    (endings[page] ?? [""]).flatMap((ending) => LANGUAGES.map((language) => pathOf(page, language) + ending)),
  );
  return [
    ...addresses.map((path) => ({ name: "page, nobody signed in", visit: { path, headers: NAVIGATES } })),
    ...addresses.map((path) => personal("page, player", path, stage.player.token)),
    ...addresses.map((path) => personal("page, employee", path, stage.employee.token)),
    // Signing out is a page too, and the last that this session sees: it is asked for elsewhere.
    ...addresses
      .filter((path) => !path.endsWith(pathOf("signOut", "fr")) && !path.endsWith(pathOf("signOut", "en")))
      .map((path) => personal("page, administrator", path, stage.admin.token)),
    ...addresses
      .filter((path) => /^\/[^?]*$/.test(path) && path !== "/")
      .map((path) => ({ name: "page's data", visit: { path: `${path}/q-data.json` } })),
    ...addresses.map((path) => ({ name: "page, HEAD", visit: { path, method: "HEAD", headers: NAVIGATES } })),
  ];
}

function personal(name: string, path: string, token: string): Kind {
  return { name, visit: { path, headers: cookie(token) }, isPersonal: true };
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Every operation that the service describes, for nobody, a player and an administrator, and by HEAD and OPTIONS. */
export async function apiKinds(stage: Stage): Promise<Kind[]> {
  const { body } = await stage.house.ask<Description>("/openapi.json");
  const kinds: Kind[] = [];
  for (const [template, methods] of Object.entries(body.paths)) {
    const path = template
      .replace("{shard}", "0")
      .replace("{slug}", stage.campaign.slug)
      .replace(/\{[^}]+\}/g, SOME_ID);
    for (const method of Object.keys(methods).map((name) => name.toUpperCase())) {
      const sends = method === "GET" || method === "DELETE" ? {} : { body: "{}", headers: JSON_BODY };
      kinds.push({ name: "API, nobody", visit: { path, method, ...sends } });
      for (const role of ["CLIENT", "ADMIN"] as const) {
        const { token } = await stage.someone(role); // their own: an operation may end the session
        const headers = { ...sends.headers, ...bearer(token) };
        const name = role === "CLIENT" ? "API, player" : "API, administrator";
        kinds.push({ name, visit: { path, method, ...sends, headers }, isPersonal: true });
      }
    }
    for (const method of ["HEAD", "OPTIONS"]) kinds.push({ name: `API, ${method}`, visit: { path, method } });
  }
  return [...kinds, ...playKinds(stage), ...ledgerKinds(stage)];
}

function playKinds(stage: Stage): Kind[] {
  const headers = { ...JSON_BODY, ...bearer(stage.player.token) };
  function plays(ticketCode: string, name = "API, a play", campaign = stage.campaign.slug): Kind {
    const body = JSON.stringify({ ticketCode, campaign });
    return { name, visit: { path: "/api/game/play", method: "POST", headers, body }, isPersonal: true };
  }
  const { empty } = stage;
  return [
    plays(stage.freshCode(), "API, a play that wins"),
    plays("0000000000"),
    plays(""),
    plays(empty.codes.codeOf(0), "API, a play without prizes", empty.slug),
  ];
}

function ledgerKinds(stage: Stage): Kind[] {
  const query = `?campaign=${stage.closed.slug}`;
  const paths = ["/api/campaign/ledger", "/api/campaign/ledger/0"].map((path) => path + query);
  const known = { "if-none-match": "*" };
  return paths.flatMap((path) => [
    { name: "public ledgers", visit: { path } },
    { name: "public ledgers, known already", visit: { path, headers: known } },
  ]);
}

/** Every file of the built site, and one that is not there. */
export function fileKinds(): Kind[] {
  const missing = ["/assets/none.css", "/build/none.js"];
  return [
    ...builtFiles().map((path) => ({ name: "built file", visit: { path } })),
    ...missing.map((path) => ({ name: "missing file", visit: { path } })),
  ];
}

/** What stands at addresses of its own. */
export function otherKinds(): Kind[] {
  const paths = [
    ...["/", "/openapi.json", "/docs", "/db-check", "/metrics"],
    ...["/.well-known/security.txt", "/robots.txt", "/sitemap.xml"],
    ...["/dev/mailbox", "/dev/mailbox.json"],
  ];
  return [
    ...paths.map((path) => ({ name: path, visit: { path } })),
    { name: "home page", visit: { path: "/", headers: NAVIGATES } },
    { name: "unknown page", visit: { path: "/nulle-part", headers: NAVIGATES } },
    { name: "unknown address", visit: { path: "/nowhere" } },
    { name: "unknown API", visit: { path: "/api/none" } },
  ];
}

/** Forms, and whatever is wrong with a request before anybody reads it. */
export async function refusedKinds(stage: Stage): Promise<Kind[]> {
  const { email } = stage.player;
  const { url } = stage.house;
  const signIn = await formAction(stage, "/connexion");
  function form(name: string, password: string, origin: string): Kind {
    const body = new URLSearchParams({ email, password }).toString();
    return { name, visit: { path: signIn, method: "POST", headers: { ...FORM_BODY, origin }, body } };
  }
  function api(name: string, visit: Omit<Visit, "path">): Kind {
    return { name, visit: { path: "/api/auth/login", method: "POST", ...visit } };
  }
  return [
    { ...form("form, signs in", PLAYER_PASSWORD, url), isPersonal: true },
    form("form, refused", "Wrong1234", url),
    form("form of another site", PLAYER_PASSWORD, "https://evil.example"),
    api("not JSON", { headers: JSON_BODY, body: "{" }),
    api("another type", { headers: { "content-type": "text/plain" }, body: "x" }),
    {
      name: "till, no tickets left",
      visit: {
        path: "/api/purchases",
        method: "POST",
        headers: { ...JSON_BODY, ...bearer(stage.till) },
        body: JSON.stringify({ receipt: "LAST", amountCents: 5_240 }),
      },
    },
    api("too large", { headers: JSON_BODY, body: TOO_LARGE }),
    { name: "page, too large", visit: { path: signIn, method: "POST", headers: FORM_BODY, body: TOO_LARGE } },
    { name: "page, other method", visit: { path: "/jouer", method: "PUT", headers: NAVIGATES } },
    { name: "broken address", visit: { path: "/%ff", headers: NAVIGATES } },
    { name: "unreadable host", visit: { path: "/", headers: { host: "a b" } } },
  ];
}

/** Makes one address guess until it is refused. */
export async function limitedKinds(stage: Stage): Promise<Kind[]> {
  const body = JSON.stringify({ email: stage.employee.email, password: "Wrong1234" });
  const headers = { ...JSON_BODY, "cf-connecting-ip": "203.0.113.77" }; // RFC 5737: nobody's
  const visit = { path: "/api/auth/login", method: "POST", headers, body };
  const port = Number(new URL(stage.house.url).port);
  for (let guess = 0; guess < GUESSES; guess++) if ((await ask(port, visit)).status === 429) break;
  return [{ name: "API, too many attempts", visit }];
}

async function formAction(stage: Stage, path: string): Promise<string> {
  const { body } = await stage.house.ask<string>(path, { headers: NAVIGATES });
  const [, action = path] = /<form[^>]*action="([^"]*qaction=[^"]*)"/.exec(body) ?? [];
  const { pathname, search } = new URL(action.replaceAll("&amp;", "&"), stage.house.url + path);
  return pathname + search;
}
