/**
 * The button "repeat every draw": the audit of `npm run audit` in the browser. A ledger is read as it comes and let go
 * of; what stays is a line of totals for each, and the ids of the stock's movements.
 */

import { CampaignAudit, type Expected } from "../../../worker/ledger-audit/campaign-audit.ts";
import { LedgerProblem } from "../../../worker/ledger-audit/ledger-line.ts";
import { readLedgerFile, readStockFile } from "../../../worker/ledger-audit/read-file.ts";
import { LEDGERS_RESULT_ID } from "./ledger-verifier.tsx";
import type { LedgerVerifierText } from "./ledger-verifier.words.ts";

type Spoken = Omit<
  LedgerVerifierText,
  "heading" | "lead" | "files" | "filesHint" | "verify" | "withoutScript"
>;
type Bytes = AsyncIterable<Uint8Array>;

interface Source {
  readonly name: string;
  readonly expected: Expected;
  open(): Promise<Bytes>;
}

interface Sources {
  readonly ledgers: readonly Source[];
  readonly stock: Source | undefined;
}

interface Index {
  readonly seedHash: string;
  readonly campaign: string;
  readonly shardCount: number;
  readonly shards: readonly { readonly index: number; readonly rows: number; readonly headHash: string }[];
}

/** As the file's first line begins. */
const STOCK_BEGINS = '{"kind":"stock-account"';
const TRIES_MAX = 5;

/** Checks and writes down what came of it. Takes everything from the page, so that it need keep no state. */
export async function verifyLedgers(form: HTMLFormElement): Promise<void> {
  const result = document.getElementById(LEDGERS_RESULT_ID);
  const { words, index, stock } = form.dataset;
  if (!result || words === undefined || index === undefined || stock === undefined) return;
  const text: Spoken = JSON.parse(words);
  function say(sentence: string): void {
    if (result) result.textContent = sentence;
  }
  delete result.dataset["verdict"];
  say(text.working);
  try {
    const sources = (await chosen(form)) ?? (await published(index, stock));
    say(await verdictOn(sources, text, say));
    result.dataset["verdict"] = "right";
  } catch (error) {
    const isProblem = error instanceof LedgerProblem;
    say(isProblem ? filled(text.wrong, { problem: error.message }) : text.unable);
    result.dataset["verdict"] = isProblem ? "wrong" : "unable";
  }
}

/** @throws LedgerProblem at the first thing that is wrong */
async function verdictOn(
  { ledgers, stock }: Sources,
  text: Spoken,
  say: (text: string) => void,
): Promise<string> {
  const audit = new CampaignAudit();
  function count(number: number): string {
    return number.toLocaleString(text.locale);
  }
  let draws = 0;
  for (const [at, source] of ledgers.entries()) {
    say(filled(text.progress, { number: count(at + 1), count: count(ledgers.length), draws: count(draws) }));
    const ledger = await named(source, async () =>
      audit.take(readLedgerFile(await source.open()), source.expected),
    );
    draws += ledger.redemptions;
  }
  const figures = { draws: count(draws), ledgers: count(ledgers.length) };
  const missing = audit.missing();
  if (missing.length > 0 && stock !== undefined)
    throw new LedgerProblem(filled(text.missing, { problem: missing.join(", ") }));
  if (!stock) return filled(text.rightWithoutStock, figures);
  const { announced } = await named(stock, async () => audit.takeStock(readStockFile(await stock.open())));
  const [all, awarded, left] = [announced, audit.awarded, audit.left].map((units) =>
    units.map(count).join(" + "),
  );
  return filled(text.right, { ...figures, announced: all ?? "", awarded: awarded ?? "", left: left ?? "" });
}

/** Puts the file's name before what is wrong with it. */
async function named<Value>({ name }: Source, check: () => Promise<Value>): Promise<Value> {
  try {
    return await check();
  } catch (error) {
    throw error instanceof LedgerProblem ? new LedgerProblem(`${name}: ${error.message}`) : error;
  }
}

/** The visitor's files; undefined when none is chosen. */
async function chosen(form: HTMLFormElement): Promise<Sources | undefined> {
  const field = form.elements.namedItem("files");
  const files = field instanceof HTMLInputElement ? [...(field.files ?? [])] : [];
  if (files.length === 0) return undefined;
  const ledgers: Source[] = [];
  let stock: Source | undefined;
  for (const file of files) {
    const source = { name: file.name, expected: {}, open: async () => bytesOf(file.stream()) };
    if ((await file.slice(0, STOCK_BEGINS.length).text()) === STOCK_BEGINS) stock = source;
    else ledgers.push(source);
  }
  return { ledgers, stock };
}

/** What the house publishes, each ledger to be held against the end that its index states. */
async function published(indexAddress: string, stock: string): Promise<Sources> {
  const { data }: { data: Index } = await (await download(indexAddress)).json();
  if (new Set(data.shards.map(({ index }) => index)).size !== data.shardCount)
    throw new LedgerProblem(`${indexAddress}: ${data.shards.length} / ${data.shardCount}`);
  const ledgers = data.shards.map(({ index, rows, headHash }) => {
    const address = indexAddress.replace("?", `/${index}?`);
    const expected = { campaign: data.campaign, seedHash: data.seedHash, head: { rows, headHash } };
    return { name: address, expected, open: () => bytesAt(address) };
  });
  return { ledgers, stock: { name: stock, expected: {}, open: () => bytesAt(stock) } };
}

async function bytesAt(address: string): Promise<Bytes> {
  const { body } = await download(address);
  if (!body) throw new Error(`${address} has no body`);
  return bytesOf(body);
}

/** Waits as it is told when this address has fetched more than its share. @throws Error when it is not given */
async function download(address: string): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(address);
    if (answer.ok) return answer;
    const retryAfterSeconds = Number(answer.headers.get("Retry-After") ?? Number.NaN);
    if (Number.isNaN(retryAfterSeconds) || attempt === TRIES_MAX)
      throw new Error(`${address} answered ${answer.status}`);
    await new Promise((resolve) => setTimeout(resolve, retryAfterSeconds * 1000));
  }
}

/** Not every browser can walk through a stream by itself. */
async function* bytesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
