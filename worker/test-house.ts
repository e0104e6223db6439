/** Builders for tests in workerd: each makes one thing with only what matters to the test, through the API's own doors. */

import { applyD1Migrations } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import type { Actor } from "../durable-objects/campaign-desk/audit.ts";
import type { CampaignCatalogue, CampaignDefinition } from "../durable-objects/campaign-desk/definition.ts";
import { users } from "../migrations/schema.ts";
import { byPassword } from "./accounts/log-in-proof.ts";
import { hashPassword } from "./accounts/passwords.ts";
import { openSession } from "./accounts/sessions.ts";
import { campaignAdministration } from "./campaigns/admin.ts";
import { databaseOf } from "./database.ts";
import type { FieldProblem, Role } from "./services.ts";
import { type CampaignCodes, createCampaignCodes } from "./tickets/codes/codes.ts";

export const PASSWORD = "Password123";
const HOUR_MS = 3_600_000;

let passwordHash: Promise<string> | undefined;

export function migrateDatabase(): Promise<void> {
  return applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

/** An account with an open session. */
export async function person(role: Role = "CLIENT"): Promise<Person> {
  passwordHash ??= hashPassword(PASSWORD);
  const id = crypto.randomUUID();
  const email = `${id}@example.com`;
  const account = { id, email, firstName: "Zoé", lastName: "Lefèvre", role, createdAt: Date.now() };
  await databaseOf(env.DB)
    .insert(users)
    .values({ ...account, passwordHash: await passwordHash });
  const session = await openSession(env, byPassword({ id, passwordHash: await passwordHash }));
  if (!session) throw new Error("the new account got no session");
  return { id, email, token: session.token };
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A body that holds whatever the test asks about; a missing part is undefined and fails the expectation. */
export interface AnyBody {
  readonly success?: boolean;
  readonly error?: string;
  readonly details?: readonly FieldProblem[];
}

/** One request through the Worker's own fetch. A text body is sent as it is, anything else as JSON. */
export async function ask<Body = AnyBody>(
  path: string,
  options: { method?: string; token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<Body>> {
  const { token, body, headers } = options;
  const response = await exports.default.fetch(
    new Request(`http://thetiptop.test${path}`, {
      method: options.method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** Who asks for changes of campaigns in tests that do not care. */
export const HEAD_OFFICE: Actor = { id: "head-office", role: "ADMIN" };

export interface TestMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly links: readonly string[];
  /** ISO 8601. */
  readonly at: string;
}

/** What the local mailbox holds for an address, newest first, after delivering what is due. */
export async function mailsTo(email: string): Promise<readonly TestMail[]> {
  const { status, body } = await ask<readonly TestMail[]>(
    `/dev/mailbox.json?to=${encodeURIComponent(email)}`,
  );
  if (status !== 200) throw new Error(`the mailbox answered ${status}`);
  return body;
}

export interface TestCampaign {
  readonly slug: string;
  readonly catalogue: CampaignCatalogue;
  readonly codes: CampaignCodes;
  /** The code of a serial, as printed. */
  code(serial: number): string;
}

/** A campaign that is open now, its one batch active, unless the test says otherwise. */
export async function campaign(changes: Partial<CampaignDefinition> = {}): Promise<TestCampaign> {
  const catalogue = await draft(changes);
  await campaignAdministration(env, HEAD_OFFICE).changeState(catalogue.slug, "open");
  const codes = createCampaignCodes({
    rootKey: env.CODE_KEY,
    campaign: catalogue.slug,
    format: catalogue.codeFormat,
    ticketCount: catalogue.ticketCount,
    shardCount: catalogue.shardCount,
  });
  return { slug: catalogue.slug, catalogue, codes, code: (serial) => codes.display(codes.codeOf(serial)) };
}

async function draft(changes: Partial<CampaignDefinition>): Promise<CampaignCatalogue> {
  const outcome = await campaignAdministration(env, HEAD_OFFICE).create(definition(changes));
  if (outcome.kind !== "created") throw new Error(`the campaign was not created: ${JSON.stringify(outcome)}`);
  return outcome.catalogue;
}

/** Twenty thousand tickets over one shard; prizes by share, their stock apportioned. */
export function definition(changes: Partial<CampaignDefinition> = {}): CampaignDefinition {
  const now = Date.now();
  const ticketCount = changes.ticketCount ?? 20_000;
  return {
    slug: `test-${crypto.randomUUID().slice(0, 8)}`,
    name: "Campagne d'essai",
    timeZone: "Europe/Paris",
    codeFormat: "decimal-10",
    ticketCount,
    shardCount: 1,
    drawMode: "quota",
    opensAt: now - HOUR_MS,
    closesAt: now + HOUR_MS,
    claimUntil: now + 2 * HOUR_MS,
    prizes: [
      prize("Infuseur à thé", "Tea infuser", 3900, 600_000),
      prize("Thé détox", "Detox tea", 1250, 400_000),
    ],
    batches: [{ label: "Paris", firstSerial: 0, lastSerial: ticketCount - 1, status: "active" }],
    ...changes,
  };
}

function prize(name: string, nameEn: string, valueCents: number, oddsPpm: number) {
  const description = `${name}, de qualité premium`;
  return { type: "PHYSICAL", name, nameEn, description, descriptionEn: nameEn, valueCents, oddsPpm } as const;
}

/** A busy machine takes seconds for what takes a quiet one milliseconds; only a test that fails waits so long. */
const EVENTUALLY_MS = 20_000;

/** Waits until what is asked for has come, and gives up loudly. */
export async function eventually<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  const until = Date.now() + EVENTUALLY_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error("what the test waited for did not come");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
