/** Somebody with data everywhere: what they do, and what staff do about them, through the service's own doors. */

import { randomUUID } from "node:crypto";
import type { Player } from "../players.ts";
import type { TestCampaign } from "../system/campaigns.ts";
import { type House, until } from "../system/house.ts";
import { type PlayBody, play } from "../system/plays.ts";
import { openShop } from "../system/shops.ts";
import type { Needles } from "./stored-text.ts";

/** RFC 5737. */
export const NETWORK_ADDRESS = "198.51.100.77";
const LEVEL_MS = 15_000;
const MAIL_MS = 15_000;
const SHOP = "nice";

/** Made up so that nobody else's row can hold a part of it. */
export const PERSON = {
  firstName: "Quetzaline",
  lastName: "Wintermutan",
  email: "quetzaline.wintermutan@example.test",
  password: "Zwiebelfisch-1987",
  phone: "0698765432",
  address: "17 impasse des Alouettes-Zinzolines",
  city: "Castelnau-Trucmuche",
  postalCode: "09988",
} as const;

/** What may be nowhere once the person is erased. A postal code alone names nobody: five digits stand in other numbers. */
export const PERSONAL: Needles = {
  firstName: PERSON.firstName,
  lastName: PERSON.lastName,
  email: PERSON.email,
  phone: PERSON.phone.slice(1),
  address: PERSON.address,
  city: PERSON.city,
};

export interface Everywhere {
  readonly id: string;
  readonly token: string;
  /** Every secret that went over the wire meanwhile: tokens, codes, links. */
  readonly secrets: Needles;
}

interface Mail {
  readonly links: readonly string[];
}

/** Lives a customer's life. The campaign's codes from 0 on are used up. */
export async function liveEverywhere(house: House, campaign: TestCampaign): Promise<Everywhere> {
  const headers = {
    "cf-connecting-ip": NETWORK_ADDRESS,
    "user-agent": "Mozilla/5.0 (Linux; Android 15) Chrome/140",
  };
  const ask = <Body>(path: string, body?: unknown, token?: string) =>
    house.ask<Body>(path, {
      headers,
      ...(body !== undefined && { body }),
      ...(token !== undefined && { token }),
    });
  const code = (serial: number) => campaign.codes.codeOf(serial);

  expectStatus(201, await ask("/api/auth/register", { ...PERSON, confirmPassword: PERSON.password }));
  const proof = await linkTo(house, "verification");
  expectStatus(200, await ask(`/api/auth/verify-email/${proof}`));
  expectStatus(401, await ask("/api/auth/login", { email: PERSON.email, password: "Falsch-4711" }));
  const { token, id } = await logIn(ask);
  expectStatus(200, await ask("/api/auth/forgot-password", { email: PERSON.email }));
  const reset = await linkTo(house, "nouveau-mot-de-passe");

  const { till } = await openShop(house, SHOP);
  const sale = { receipt: "NCE-2026-0042", amountCents: 5_240, email: PERSON.email };
  expectStatus(201, await house.ask("/api/purchases", { token: till, body: sale }));
  await until(
    async () => (await mailsOf(house)).some(({ links }) => links.some((link) => link.includes("code="))),
    MAIL_MS,
  );

  const player: Player = { id, email: PERSON.email, token };
  const tickets: string[] = [];
  for (const serial of [0, 1, 2]) {
    const answer = await play(house, { player, code: code(serial), key: randomUUID() });
    expectStatus(200, answer);
    tickets.push(answer.body.data?.ticket.id ?? "");
  }
  expectStatus(400, await play(house, { player, code: code(0) }));
  expectStatus(404, await play(house, { player, code: unknownCode(campaign) }));
  expectStatus(400, await ask("/api/game/play", "{ no json of quetzaline", token));
  await house.untilLevel(campaign.slug, LEVEL_MS);

  const [employee] = await house.players(1, "EMPLOYEE");
  if (!employee) throw new Error("nobody was seeded");
  await house.query("UPDATE users SET store_id = ? WHERE id = ?", SHOP, employee.id);
  const decide = (ticketId: string, body: object) =>
    house.ask("/api/employee/validate-ticket", { token: employee.token, body: { ticketId, ...body } });
  const [claimed = "", refused = ""] = tickets;
  expectStatus(200, await decide(claimed, { action: "validate" }));
  expectStatus(
    200,
    await house.ask("/api/employee/hand-over", { token: employee.token, body: { ticketId: claimed } }),
  );
  const rejectionReason = `Pièce d'identité illisible, ${PERSON.firstName} ${PERSON.lastName} revient demain`;
  expectStatus(200, await decide(refused, { action: "reject", rejectionReason }));
  for (const typed of [
    PERSON.email,
    `${PERSON.firstName} ${PERSON.lastName}`,
    `${PERSON.lastName}x Nobody`,
    unknownCode(campaign),
  ])
    await lookUp(house, employee.token, typed);
  const admin = await house.adminToken();
  await house.ask(`/administration/utilisateurs/${id}`, {
    headers: { accept: "text/html", cookie: `__Host-session=${admin}` },
  });

  await deadMails(house, id);
  const secrets = {
    "session token": token,
    "link that proves the address": proof,
    "link that sets a password": reset,
    "till's key": till,
    password: PERSON.password,
    ...Object.fromEntries([0, 1, 2].map((serial) => [`code ${serial}`, code(serial)])),
  };
  return { id, token, secrets };
}

type AskAs = <Body>(
  path: string,
  body?: unknown,
  token?: string,
) => ReturnType<House["ask"]> & Promise<{ body: Body }>;

async function logIn(ask: AskAs): Promise<{ token: string; id: string }> {
  interface LoggedIn {
    readonly token: string;
    readonly user: { readonly id: string };
  }
  const answer = await ask<LoggedIn>("/api/auth/login", { email: PERSON.email, password: PERSON.password });
  expectStatus(200, answer);
  const { token, user } = answer.body;
  return { token, id: user.id };
}

/** Mails that nobody could deliver: one of the account's, one to the address alone. */
async function deadMails(house: House, userId: string): Promise<void> {
  for (const owner of [`'${userId}'`, "NULL"])
    await house.query(
      `INSERT INTO mails (id, occasion, recipient, language, user_id, kind, fields, state, created_at, last_error)
       VALUES (?1, ?1, ?2, 'fr', ${owner}, 'password-changed', ?3, 'dead', ?4, '550')`,
      randomUUID(),
      PERSON.email,
      JSON.stringify({ firstName: PERSON.firstName }),
      Date.now(),
    );
}

/** The counter's one field, as a browser without a script sends it. */
async function lookUp(house: House, token: string, typed: string): Promise<void> {
  const headers = { accept: "text/html", cookie: `__Host-session=${token}` };
  const { body: page } = await house.ask<string>("/comptoir", { headers });
  const action = /<form[^>]*action="([^"]*qaction[^"]*)"/u.exec(page)?.[1]?.replaceAll("&amp;", "&");
  if (action === undefined) throw new Error("the counter has no form");
  const path = action.startsWith("?") ? `/comptoir${action}` : action;
  const answer = await house.ask<string>(path, {
    body: new URLSearchParams({ typed }).toString(),
    headers: { ...headers, origin: originOf(house), "content-type": "application/x-www-form-urlencoded" },
  });
  expectStatus(200, answer);
}

function originOf(house: House): string {
  return house.url;
}

async function mailsOf(house: House): Promise<readonly Mail[]> {
  const { body } = await house.ask<readonly Mail[]>(
    `/dev/mailbox.json?to=${encodeURIComponent(PERSON.email)}`,
  );
  return body;
}

/** The token in the last link that leads to a page. */
async function linkTo(house: House, page: string): Promise<string> {
  let token: string | undefined;
  await until(async () => {
    const links = (await mailsOf(house)).flatMap((mail) => mail.links);
    token = links
      .find((link) => link.includes(`/${page}/`))
      ?.split("/")
      .at(-1);
    return token !== undefined;
  }, MAIL_MS);
  return token ?? "";
}

/** Of the right form, and no ticket's. */
function unknownCode({ codes }: TestCampaign): string {
  for (let number = 1; ; number++) {
    const code = String(number).padStart(10, "0");
    if (codes.serialOf(code).kind === "unknown") return code;
  }
}

export function expectStatus(
  status: number,
  answer: { readonly status: number; readonly body: unknown },
): void {
  if (answer.status !== status)
    throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
}

export type { PlayBody };
