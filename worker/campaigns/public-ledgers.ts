/** The ledgers of a closed campaign, for anyone (promise 5). */

import type { LedgersOutcome } from "../../durable-objects/campaign-desk/definition.ts";
import type { StockEvent } from "../../durable-objects/campaign-desk/stock-room.ts";
import { deskOf, shardOf } from "../../durable-objects/objects.ts";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import { checksOfAddress, countAttempt } from "../accounts/attempt-checks.ts";
import type { Limited } from "../limits/limiter.ts";
import { limiterOn } from "../limits/limiter-live.ts";
import { withOneRetry } from "../retry.ts";
import type { ServiceContext } from "../service-context.ts";
import { findCampaign } from "./known-campaigns.ts";
import { ledgerFile } from "./ledger-file.ts";
import { type StockFile, stockFile } from "./stock-file.ts";

export type PublicLedgers = Extract<LedgersOutcome, { readonly kind: "public" }>;

export type LedgerFileOutcome =
  | {
      readonly kind: "public";
      readonly ledgers: PublicLedgers;
      /** Hash of the last row: another ledger has another one. */
      readonly headHash: string;
      /** Counted, because each is a walk through the shard; not to be asked for by who has this ledger already. */
      readonly open: () => Promise<OpenedLedger>;
    }
  | { readonly kind: "no-shard" }
  | Exclude<LedgersOutcome, { readonly kind: "public" }>;

export type OpenedLedger =
  /** UTF-8, read from the shard as it is taken. */
  { readonly kind: "opened"; readonly stream: ReadableStream<Uint8Array> } | Limited;

/** 300 KB in the Worker's memory at a time. */
const PAGE_ROWS = 1000;

/**
 * Where the ledgers of a campaign end. Before the seed is public the desk is not troubled with it: what the isolate
 * remembers of the campaign is enough to say so.
 */
export async function publicLedgers({ env, ctx }: ServiceContext, campaign: string): Promise<LedgersOutcome> {
  const known = await findCampaign(env, ctx, campaign);
  if (!known) return { kind: "no-campaign" };
  if (known.catalogue.seed === null) return { kind: "not-public" };
  return withOneRetry<LedgersOutcome>(() => deskOf(env, campaign).ledgers());
}

export type StockFileOutcome =
  | ({ readonly kind: "public"; readonly campaign: string } & StockFile)
  | Exclude<LedgersOutcome, { readonly kind: "public" }>
  | Limited;

/**
 * The desk's account of the stock, whole: some hundred bytes for each movement, of which there are a few a shard. Counted
 * with the ledgers, because it is one more of them.
 */
export async function publicStock(context: ServiceContext, campaign: string): Promise<StockFileOutcome> {
  const { env, ctx, address } = context;
  const known = await findCampaign(env, ctx, campaign);
  if (!known) return { kind: "no-campaign" };
  if (known.catalogue.seed === null) return { kind: "not-public" };
  const refusal = await countAttempt(limiterOn(env), checksOfAddress("ledger-download", address));
  if (refusal) return refusal;
  const events = await withOneRetry<readonly StockEvent[] | null>(() => deskOf(env, campaign).stockAccount());
  if (!events) return { kind: "not-public" };
  return { kind: "public", campaign: known.catalogue.slug, ...stockFile(known.catalogue, events) };
}

/** The ledger of one shard, to be streamed. */
export async function publicLedger(
  context: ServiceContext,
  campaign: string,
  shard: number,
): Promise<LedgerFileOutcome> {
  const ledgers = await publicLedgers(context, campaign);
  if (ledgers.kind !== "public") return ledgers;
  const head = ledgers.heads[shard];
  if (!head) return { kind: "no-shard" };
  const { catalogue, seed } = ledgers;
  function readPage(afterSeq: number): Promise<readonly LedgerRow[]> {
    return withOneRetry<readonly LedgerRow[]>(() =>
      shardOf(context.env, campaign, shard).ledgerPage(afterSeq, PAGE_ROWS),
    );
  }
  const file = { campaign: catalogue, seed, shard, head, readPage };
  async function open(): Promise<OpenedLedger> {
    const { env, address } = context;
    const refusal = await countAttempt(limiterOn(env), checksOfAddress("ledger-download", address));
    return refusal ?? { kind: "opened", stream: streamOf(ledgerFile(file)) };
  }
  return { kind: "public", ledgers, headHash: head.hash, open };
}

/** A stream that asks for the next piece only when the reader has taken the last: a slow line costs no memory. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
