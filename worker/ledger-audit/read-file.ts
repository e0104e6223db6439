/** From the bytes of a published ledger or stock account to its lines, with the checksum that its last line states. */

import { RunningSha256 } from "../../durable-objects/sha256/running.ts";
import { type LedgerLine, LedgerProblem, ledgerLine, lineOf } from "./ledger-line.ts";
import { type StockLine, stockLineSchema } from "./stock-line.ts";

/** The longest row names 50 prizes: some 2 kB. A line of more than this comes from no ledger and is not kept. */
const LINE_CHARACTERS_MAX = 65_536;

/** @throws LedgerProblem at the first line that is none, and at the end when the checksum is another */
export function readLedgerFile(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<LedgerLine> {
  return readLines(bytes, ledgerLine);
}

/** The same for a stock account. */
export function readStockFile(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<StockLine> {
  return readLines(bytes, (value, line) => lineOf(stockLineSchema, "a stock account", value, line));
}

async function* readLines<Line extends { readonly kind: string; readonly sha256?: string | undefined }>(
  bytes: AsyncIterable<Uint8Array>,
  read: (value: unknown, line: number) => Line,
): AsyncGenerator<Line> {
  const encoder = new TextEncoder();
  let checksum = new RunningSha256();
  let number = 0;
  for await (const text of textLines(bytes)) {
    number++;
    const line = read(parsed(text, number), number);
    if (line.kind === "end") {
      if (line.sha256 === undefined) throw new LedgerProblem(`line ${number} states no checksum`);
      if (checksum.digest() !== line.sha256)
        throw new LedgerProblem("the checksum in the last line is not that of the lines before it");
      checksum = new RunningSha256(); // a digest can be taken once
    } else {
      checksum.update(encoder.encode(`${text}\n`));
    }
    yield line; // what follows an end is the audit's to refuse
  }
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LedgerProblem(`line ${line} is not JSON`);
  }
}

async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LINE_CHARACTERS_MAX) throw new LedgerProblem("a line is longer than any of a ledger");
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
