/** What is fuzzed: a server of its own, a campaign with a prize for every ticket, people of every role, real values. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { call, campaignStatus, createCampaign, setCampaignState } from "../local/api-client.ts";
import { readSecrets } from "../local/secrets.ts";
import { type LocalServer, startLocalServer } from "../local/server.ts";
import { PLAYER_PASSWORD, type Player, seedPlayers } from "../players.ts";
import { definitionOf } from "../system/campaigns.ts";
import { until } from "../system/house.ts";

export const ROLES = ["anonymous", "client", "employee", "administrator"] as const;
export type FuzzRole = (typeof ROLES)[number];

/** Who calls, for hooks.py. */
export interface People {
  /** Tokens of those who own the played tickets; they never end their sessions. */
  readonly regulars: readonly string[];
  readonly others: readonly string[];
  /** Authorization headers that no session stands behind. */
  readonly forged: readonly string[];
}

/** Bodies that pass, by operation, for what no schema can say: members that must fit one another. `{n}` is any number. */
export type Bodies = Readonly<Record<string, unknown>>;

export interface Stage {
  readonly server: LocalServer;
  readonly people: Readonly<Record<FuzzRole, People>>;
  readonly bodies: Bodies;
  /** Real values by the name of their dictionary in schemathesis.toml. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

const CAMPAIGN = "fuzz";
/** Campaigns that the administrators' run opens, closes and empties; plays need the first one as it is. */
const WORKSHOPS = ["atelier-1", "atelier-2", "atelier-3"];
const TICKETS = 20_000;
/** Far more than the calls that end a session or lock an account: most calls must come from somebody signed in. */
const PEOPLE_A_ROLE = 1_500;
const REGULARS = 8;
const PLAYED_A_REGULAR = 12;
/** Codes nobody has played yet; a part is played on the way. */
const FRESH_CODES = 400;
const USERS_NAMED = 200;
/** Accounts whose address is not proved yet: what a link in a mail is for. */
const REGISTERED = 8;
const FORGETFUL = 12;
const LEVEL_TIMEOUT_MS = 15_000;

/** Starts the server on an empty data directory and fills it. */
export async function setStage(dataDir: string, onLog: (line: string) => void): Promise<Stage> {
  const server = await startLocalServer({
    port: 0,
    dataDir,
    bindings: { DEFAULT_CAMPAIGN: CAMPAIGN },
    onLog,
  });
  const clients = await seed(server, dataDir, "CLIENT");
  const employees = await seed(server, dataDir, "EMPLOYEE");
  const administrators = await seed(server, dataDir, "ADMIN");
  const token = administrators[0]?.token ?? "";
  for (const slug of [CAMPAIGN, ...WORKSHOPS]) {
    await createCampaign(server.url, token, definitionOf(slug, TICKETS));
    await setCampaignState(server.url, token, slug, "open");
  }
  const codes = createCampaignCodes({
    rootKey: readSecrets(dataDir).codeKey,
    campaign: CAMPAIGN,
    format: "decimal-10",
    ticketCount: TICKETS,
    shardCount: (await campaignStatus(server.url, token, CAMPAIGN)).catalogue.shardCount,
  });
  const played: Played[] = [];
  for (const [index, player] of clients.slice(0, REGULARS).entries()) {
    for (let n = 0; n < PLAYED_A_REGULAR; n++) {
      played.push(await play(server, player, codes.codeOf(index * PLAYED_A_REGULAR + n)));
    }
  }
  await until(
    async () => (await campaignStatus(server.url, token, CAMPAIGN)).outbox.depth === 0,
    LEVEL_TIMEOUT_MS,
  );
  const fresh = Array.from({ length: FRESH_CODES }, (_, n) => codes.codeOf(played.length + n));
  const forgetful = clients.slice(-FORGETFUL);
  const anyone: People = { regulars: [], others: [], forged: forgedFrom(token) };
  return {
    server,
    people: {
      anonymous: anyone,
      client: peopleOf(clients, anyone),
      employee: peopleOf(employees, anyone),
      administrator: peopleOf(administrators, anyone),
    },
    bodies: passingBodies(),
    values: {
      batch: await batchesOf(server, token),
      code: [...fresh, ...played.map(({ code }) => code)],
      ticket: played.map(({ id }) => id),
      user: [...clients.slice(-USERS_NAMED), ...employees.slice(-USERS_NAMED)].map(({ id }) => id),
      email: [...clients.slice(-USERS_NAMED), ...employees.slice(-REGULARS)].map(({ email }) => email),
      password: [PLAYER_PASSWORD],
      slug: WORKSHOPS,
      "readable-slug": [...WORKSHOPS, CAMPAIGN],
      prize: await prizesOf(server, token),
      "link-token": await linkTokens(server, forgetful),
      mail: (await listed(server, token, "/api/admin/mails?state=sent&limit=50", "mails")).ids,
      cursor: await cursors(server, token),
    },
  };
}

function passingBodies(): Bodies {
  const campaign = definitionOf("fuzz-{n}", TICKETS);
  const { opensAt, closesAt, claimUntil } = campaign;
  return {
    "POST /api/admin/campaigns": campaign,
    "POST /api/admin/campaigns/{slug}/dates": { opensAt, closesAt, claimUntil },
    "POST /api/auth/register": newcomer("{n}"),
    "POST /users/signup": newcomer("{n}"),
    "POST /api/admin/employees": newcomer("employe-{n}"),
    "POST /users/add-employee": newcomer("employe-{n}"),
  };
}

function newcomer(name: string) {
  return {
    email: `${name}@example.test`,
    password: PLAYER_PASSWORD,
    confirmPassword: PLAYER_PASSWORD,
    firstName: "Zoé",
    lastName: "Lefèvre",
  };
}

/** Writes the values as dictionaries in libFuzzer's form: one quoted text a line. */
export function writeDictionaries(values: Stage["values"], folder: string): void {
  for (const [name, list] of Object.entries(values)) {
    if (list.length === 0) throw new Error(`there is no real value for the dictionary ${name}`);
    writeFileSync(join(folder, `${name}.dict`), list.map((value) => `${JSON.stringify(value)}\n`).join(""));
  }
}

async function seed(server: LocalServer, dataDir: string, role: "CLIENT" | "EMPLOYEE" | "ADMIN") {
  const database = await server.miniflare.getD1Database("DB");
  const { sessionSecret } = readSecrets(dataDir);
  return seedPlayers(
    (sql, ...parameters) =>
      database
        .prepare(sql)
        .bind(...parameters)
        .run(),
    sessionSecret,
    PEOPLE_A_ROLE,
    role,
  );
}

function peopleOf(players: readonly Player[], { forged }: People): People {
  const tokens = players.map(({ token }) => token);
  return { regulars: tokens.slice(0, REGULARS), others: tokens.slice(REGULARS), forged };
}

function forgedFrom(token: string): string[] {
  const [header, claims] = token.split(".");
  return [
    "Bearer",
    "Bearer x",
    "Basic eDp5",
    `Bearer ${header}.${claims}.`,
    `Bearer ${header}.${claims}.AAAA`,
    `Bearer ${"a".repeat(4_000)}`,
  ];
}

interface Played {
  readonly id: string;
  readonly code: string;
}

async function play(server: LocalServer, { token }: Player, ticketCode: string): Promise<Played> {
  const body = { ticketCode };
  const { data } = await call<{ data: { ticket: Played } }>(server.url, "/api/game/play", { token, body });
  return { id: data.ticket.id, code: ticketCode };
}

async function batchesOf(server: LocalServer, token: string): Promise<string[]> {
  const campaigns = WORKSHOPS.map((slug) => campaignStatus(server.url, token, slug));
  return (await Promise.all(campaigns)).flatMap(({ catalogue }) => catalogue.batches.map(({ id }) => id));
}

async function prizesOf(server: LocalServer, token: string): Promise<string[]> {
  const { data } = await call<{ data: { id: string }[] }>(server.url, "/api/admin/prizes", { token });
  return data.map(({ id }) => id);
}

/** Tokens that came in mails: of new accounts, and of people who forgot their password. */
async function linkTokens(server: LocalServer, forgetful: readonly Player[]): Promise<string[]> {
  for (let n = 0; n < REGISTERED; n++) {
    await call(server.url, "/api/auth/register", { body: newcomer(`nouveau-${n}`) });
  }
  for (const { email } of forgetful) await call(server.url, "/api/auth/forgot-password", { body: { email } });
  let tokens: string[] = [];
  await until(async () => {
    const mails = await call<{ links: string[] }[]>(server.url, "/dev/mailbox.json");
    tokens = mails.flatMap(({ links }) => links.flatMap((link) => link.match(/[0-9a-f]{64}/) ?? []));
    return tokens.length >= REGISTERED + FORGETFUL;
  }, LEVEL_TIMEOUT_MS);
  return tokens;
}

/** Where a second page of each list begins. */
async function cursors(server: LocalServer, token: string): Promise<string[]> {
  const lists = [
    ["/api/admin/users?limit=1", "users"],
    ["/api/admin/tickets?limit=1", "tickets"],
    ["/api/admin/mails?state=sent&limit=1", "mails"],
    ["/api/employee/pending-tickets?limit=1", "tickets"],
  ] as const;
  const found = await Promise.all(lists.map(([path, name]) => listed(server, token, path, name)));
  return found.flatMap(({ nextCursor }) => nextCursor ?? []);
}

async function listed(server: LocalServer, token: string, path: string, name: string) {
  type List = { data: Record<string, { id: string }[]> & { pagination: { nextCursor: string | null } } };
  const { data } = await call<List>(server.url, path, { token });
  return { ids: (data[name] ?? []).map(({ id }) => id), nextCursor: data.pagination.nextCursor };
}
