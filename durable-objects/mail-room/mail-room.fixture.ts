/** Builders for tests of the mail room in workerd: queued mails, and a provider that does as told. */

import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { mailRoomOf } from "../objects.ts";
import type { MailRoom } from "./mail-room.ts";

export const PROVIDER = "https://provider.test/emails";

export interface MailRow {
  readonly state: string;
  readonly attempts: number;
  readonly due_at: number | null;
  readonly sent_at: number | null;
  readonly last_error: string | null;
}

/** Queues a mail that needs no occasion. @returns its id */
export async function queued(changes: { dueAt?: number; recipient?: string; attempts?: number } = {}) {
  const id = crypto.randomUUID();
  const { dueAt = Date.now(), recipient = `${id}@example.com`, attempts = 0 } = changes;
  await env.DB.prepare(
    `INSERT INTO mails (id, occasion, recipient, language, kind, fields, created_at, due_at, attempts)
     VALUES (?1, ?1, ?2, 'fr', 'address-in-use', '{}', ?3, ?4, ?5)`,
  )
    .bind(id, recipient, Date.now(), dueAt, attempts)
    .run();
  return id;
}

/** Queues a mail whose link expires, with its account and its link. @returns its id */
export async function queuedReset(dueAt = Date.now()): Promise<string> {
  const id = await queued({ dueAt });
  const fields = { links: [{ linkId: id, createdAt: 0, isVerified: true }] };
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO users (id, email, password_hash, first_name, last_name, role, created_at)
       VALUES (?1, ?1 || '@example.com', '', 'Zoé', 'L', 'CLIENT', 0)`,
    ).bind(id),
    env.DB.prepare("INSERT INTO account_links VALUES (?1, ?1, 'reset-password', 0, ?2, NULL)").bind(
      id,
      Date.now() + 3_600_000,
    ),
    env.DB.prepare("UPDATE mails SET kind = 'reset-password', fields = ?2 WHERE id = ?1").bind(
      id,
      JSON.stringify(fields),
    ),
  ]);
  return id;
}

export function rowOf(id: string): Promise<MailRow | null> {
  return env.DB.prepare("SELECT state, attempts, due_at, sent_at, last_error FROM mails WHERE id = ?")
    .bind(id)
    .first<MailRow>();
}

/** Makes every waiting mail due, as time would. */
export async function letTimePass(): Promise<void> {
  await env.DB.prepare("UPDATE mails SET due_at = 0 WHERE due_at IS NOT NULL").run();
}

export function room() {
  return mailRoomOf(env);
}

/** Gives the running object other bindings, until it starts anew. */
export async function withBindings(changes: Record<string, unknown>): Promise<void> {
  await runInDurableObject(room(), (instance: MailRoom) => {
    Reflect.set(instance, "env", { ...Reflect.get(instance, "env"), ...changes });
  });
}

export type Provider = (mail: { id: string; to: string }) => Response | Promise<Response>;

/** The driver http, with a provider that answers as told. @returns the ids it was sent, in order */
export async function providerThat(answer: Provider): Promise<string[]> {
  const seen: string[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (request.url !== PROVIDER) throw new Error(`a mail went to ${request.url}`);
    const id = request.headers.get("idempotency-key") ?? "";
    const { to } = await request.json<{ to: string[] }>();
    seen.push(id);
    return answer({ id, to: to[0] ?? "" });
  });
  await withBindings({ MAIL_DRIVER: "http", MAIL_HTTP_URL: PROVIDER, MAIL_HTTP_TOKEN: "secret" });
  return seen;
}

/** When the room's alarm is set for; milliseconds since the epoch. */
export function alarmAt(): Promise<number | null> {
  return runInDurableObject(room(), (_room, state) => state.storage.getAlarm());
}
