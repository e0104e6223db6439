/** A service as a rebuild sees it. Every call may be sent again, so a busy service is asked once more. */

import { setTimeout as sleep } from "node:timers/promises";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import type { RebuiltPage, StoredWinner } from "../../worker/winners/rebuild.ts";
import type { Recounted } from "../../worker/winners/recount.ts";
import { ApiError, call } from "../local/api-client.ts";
import type { LedgerReader } from "../verify/ledgers.ts";

const PAGE_ROWS = 1_000; // the most the route gives
const TRIES_MAX = 6;
/** What the brake counts over (docs/security.md): after it the same address may ask again. */
const PAUSE_MS = 10_000;
const BUSY = [429, 503];

/** Puts a shard back, page after page. */
export async function* rebuiltPages(service: LedgerReader, shard: number): AsyncGenerator<RebuiltPage> {
  for (let after: number | null = 0; after !== null; ) {
    const page: RebuiltPage = await order(service, "/rebuild", { shard, after });
    yield page;
    after = page.next;
  }
}

export function recount(service: LedgerReader): Promise<Recounted> {
  return order(service, "/recount", {});
}

/** D1's rows of the campaign, in the order of their ids. */
export async function* storedWinners(service: LedgerReader): AsyncGenerator<StoredWinner> {
  for (let after = ""; ; ) {
    const page = await order<readonly StoredWinner[]>(service, `?after=${after}&limit=${PAGE_ROWS}`);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_ROWS) return;
    after = last.ticketId;
  }
}

/** The row of a shard's ledger that has this number. */
export async function ledgerRowAt(
  service: LedgerReader,
  shard: number,
  seq: number,
): Promise<LedgerRow | undefined> {
  const path = `/api/admin/campaigns/${service.slug}/ledger/${shard}?after=${seq - 1}&limit=1`;
  const { data } = await patiently<{ data: readonly LedgerRow[] }>(service, path);
  return data[0];
}

async function order<Data>(service: LedgerReader, path: string, body?: unknown): Promise<Data> {
  const whole = `/api/admin/campaigns/${service.slug}/winners${path}`;
  return (await patiently<{ data: Data }>(service, whole, body)).data;
}

async function patiently<Answer>(
  { url, adminToken: token }: LedgerReader,
  path: string,
  body?: unknown,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++)
    try {
      return await call<Answer>(url, path, { token, body });
    } catch (error) {
      const isBusy = error instanceof ApiError && BUSY.includes(error.status);
      if (!isBusy || attempt === TRIES_MAX) throw error;
      await sleep(PAUSE_MS);
    }
}
