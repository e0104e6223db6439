/** Where ledgers are read from: a file, a folder of them, or a running service. */

import { closeSync, createReadStream, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { LedgerRow } from "../../durable-objects/ticket-shard/ledger.ts";
import type { Expected } from "../../worker/ledger-audit/campaign-audit.ts";
import { LEDGER_FORMAT } from "../../worker/ledger-audit/ledger-format.ts";
import { type LedgerLine, LedgerProblem, ledgerLine } from "../../worker/ledger-audit/ledger-line.ts";
import { readLedgerFile, readStockFile } from "../../worker/ledger-audit/read-file.ts";
import type { StockLine } from "../../worker/ledger-audit/stock-line.ts";
import { UserError } from "../local/user-error.ts";

export interface LedgerSource {
  /** For the report. */
  readonly name: string;
  /** What the place itself says of this ledger elsewhere. */
  readonly expected: Expected;
  readonly open: () => AsyncIterable<LedgerLine>;
}

/** All that is known of a campaign in one place. */
export interface CampaignSources {
  readonly ledgers: readonly LedgerSource[];
  /** The desk's account of the stock; undefined where somebody kept the ledgers alone. */
  readonly stock: StockSource | undefined;
}

export interface StockSource {
  readonly name: string;
  readonly open: () => AsyncIterable<StockLine>;
}

export interface ServiceOptions {
  /** Slug; the default campaign when left out. */
  readonly campaign: string | undefined;
  /** An administrator's: with it the house's own copy is read, players and all, so that every hash is made anew. */
  readonly token: string | undefined;
}

const LEDGER_FILE = /\.ndjson$/;
/** A ledger of 15,000 rows is 2.5 MB; over a poor line that is some minutes. */
const DOWNLOAD_TIMEOUT_MS = 600_000;
const TRIES_MAX = 5;
const PAGE_ROWS = 1000; // the most the administrators' route gives

/** How a stock account begins; a ledger begins otherwise. */
const STOCK_BEGINS = '{"kind":"stock-account"';

/**
 * The ledger in a file, or those in a folder and the stock account beside them.
 * @param given from where npm was called, which is not where it runs us
 * @throws UserError when there is none
 */
export function sourcesOnDisk(given: string): CampaignSources {
  const path = resolve(process.env["INIT_CWD"] ?? "", given);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder === undefined) throw new UserError(`audit: there is no ${path}`);
  const files = isFolder
    ? readdirSync(path)
        .filter((file) => LEDGER_FILE.test(file))
        .sort()
        .map((file) => join(path, file))
    : [path];
  if (files.length === 0) throw new UserError(`audit: there is no .ndjson file in ${path}`);
  const accounts = files.filter(isStockAccount);
  const ledgers = files.filter((file) => !accounts.includes(file));
  if (accounts.length > 1) throw new LedgerProblem(`two accounts of the stock: ${accounts.join(", ")}`);
  if (ledgers.length === 0)
    throw new UserError(`audit: ${path} has no ledger; an account of the stock needs them`);
  const [account] = accounts;
  return {
    ledgers: ledgers.map((file) => ({
      name: file,
      expected: {},
      open: () => readLedgerFile(createReadStream(file)),
    })),
    stock:
      account === undefined
        ? undefined
        : { name: account, open: () => readStockFile(createReadStream(account)) },
  };
}

function isStockAccount(file: string): boolean {
  const descriptor = openSync(file, "r");
  try {
    const start = Buffer.alloc(STOCK_BEGINS.length);
    readSync(descriptor, start);
    return start.toString() === STOCK_BEGINS;
  } finally {
    closeSync(descriptor);
  }
}

const indexSchema = z.object({
  data: z.object({
    campaign: z.string(),
    ticketCount: z.int(),
    shardCount: z.int().min(1),
    seedHash: z.string(),
    seed: z.string(),
    shards: z.array(z.object({ index: z.int(), rows: z.int(), headHash: z.string() })),
  }),
});
type Index = z.infer<typeof indexSchema>["data"];

/**
 * The ledgers that a service publishes, each to be held against what its index says.
 * @param url with or without a path: only its origin counts
 * @throws LedgerProblem when the index leaves a shard out or is of another campaign
 */
export async function sourcesOfService(
  url: string,
  { campaign, token }: ServiceOptions,
): Promise<CampaignSources> {
  const { origin } = new URL(url);
  const query = campaign === undefined ? "" : `?campaign=${encodeURIComponent(campaign)}`;
  const index = indexSchema.parse(
    await (await download(`${origin}/api/campaign/ledger${query}`)).json(),
  ).data;
  if (campaign !== undefined && index.campaign !== campaign)
    throw new LedgerProblem(`${origin} has the ledgers of ${index.campaign}, not of ${campaign}`);
  const listed = new Set(index.shards.map(({ index: shard }) => shard));
  if (listed.size !== index.shardCount)
    throw new LedgerProblem(`${origin} lists ${listed.size} ledgers of ${index.shardCount}`);
  const ledgers = index.shards.map(({ index: shard, rows, headHash }) => {
    const address = `${origin}/api/campaign/ledger/${shard}${query}`;
    return {
      name: address,
      expected: { campaign: index.campaign, seedHash: index.seedHash, head: { rows, headHash } },
      open: () =>
        token === undefined
          ? published(address)
          : wholeLedger(origin, token, index, shard, { rows, headHash }),
    };
  });
  const address = `${origin}/api/campaign/stock${query}`;
  return { ledgers, stock: { name: address, open: () => publishedStock(address) } };
}

async function* publishedStock(address: string): AsyncGenerator<StockLine> {
  const { body } = await download(address);
  if (body) yield* readStockFile(body);
}

async function* published(address: string): AsyncGenerator<LedgerLine> {
  const { body } = await download(address);
  if (body) yield* readLedgerFile(body);
}

/** The house's own copy as the lines of a file. */
async function* wholeLedger(
  origin: string,
  token: string,
  index: Index,
  shard: number,
  head: { readonly rows: number; readonly headHash: string },
): AsyncGenerator<LedgerLine> {
  const { campaign, shardCount, ticketCount, seedHash, seed } = index;
  const start = { kind: "campaign", format: LEDGER_FORMAT, campaign, shard, shardCount } as const;
  let line = 1;
  yield ledgerLine({ ...start, ticketCount, seedHash, seed }, line++);
  for (let seq = 0; ; ) {
    const path = `/api/admin/campaigns/${campaign}/ledger/${shard}?after=${seq}&limit=${PAGE_ROWS}`;
    const { data } = (await (await download(origin + path, token)).json()) as { data: readonly LedgerRow[] };
    for (const row of data) yield ledgerLine(row, line++);
    const last = data.at(-1);
    if (!last) break;
    seq = last.seq;
  }
  yield ledgerLine({ kind: "end", ...head }, line);
}

/** @throws UserError when the service does not give it */
async function download(address: string, token?: string): Promise<Response> {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(address, {
      headers,
      signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS),
    }).catch((error) => {
      throw new UserError(`audit: ${address} cannot be reached (${error.cause ?? error})`);
    });
    if (response.ok) return response;
    const retryAfterSeconds = Number(response.headers.get("Retry-After") ?? Number.NaN);
    if (Number.isNaN(retryAfterSeconds) || attempt === TRIES_MAX)
      throw new UserError(`audit: ${address} answered ${response.status}: ${await response.text()}`);
    await sleep(retryAfterSeconds * 1000);
  }
}
