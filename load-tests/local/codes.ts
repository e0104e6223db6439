/**
 * Prints codes of the local demo campaign, one a line, for scripts and the curious:
 * `codes --count N [--offset M]` gives those of serials M … M+N-1 in canonical form.
 */

import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { type CampaignCodes, createCampaignCodes } from "../../worker/tickets/codes/codes.ts";
import { DEMO_CAMPAIGN } from "./demo.ts";
import { dataDir } from "./paths.ts";
import { readSecrets } from "./secrets.ts";
import { isSeeded } from "./seed.ts";

const USAGE = "Usage: npm run --silent codes -- --count N [--offset M]";
const EXIT_USAGE = 2;
const CODES_PER_WRITE = 4_096; // about 45 kB, below the 64 kB a pipe holds

interface SerialRange {
  readonly first: number;
  readonly count: number;
}

type ParsedRange =
  | { readonly kind: "range"; readonly range: SerialRange }
  | { readonly kind: "wrong"; readonly problem: string };

function parseRange(args: readonly string[], ticketCount: number): ParsedRange {
  let values: { count?: string; offset?: string };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: { count: { type: "string" }, offset: { type: "string" } },
    }));
  } catch (error) {
    return { kind: "wrong", problem: error instanceof Error ? error.message : String(error) };
  }
  if (values.count === undefined) return { kind: "wrong", problem: "--count is missing" };
  const count = parseWhole(values.count);
  if (count === null || count < 1)
    return { kind: "wrong", problem: `--count must be a whole number from 1, not "${values.count}"` };
  const first = parseWhole(values.offset ?? "0");
  if (first === null)
    return { kind: "wrong", problem: `--offset must be a whole number from 0, not "${values.offset}"` };
  if (first + count > ticketCount) {
    return {
      kind: "wrong",
      problem: `the demo has the serials 0 to ${ticketCount - 1}; asked were ${first} to ${first + count - 1}`,
    };
  }
  return { kind: "range", range: { first, count } };
}

/** Null for anything but up to 15 plain digits, which always fit a double. */
function parseWhole(text: string): number | null {
  return /^[0-9]{1,15}$/.test(text) ? Number(text) : null;
}

function* linesOf(codes: CampaignCodes, { first, count }: SerialRange): Generator<string> {
  const end = first + count;
  for (let from = first; from < end; from += CODES_PER_WRITE) {
    let lines = "";
    for (let serial = from; serial < Math.min(from + CODES_PER_WRITE, end); serial++)
      lines += `${codes.codeOf(serial)}\n`;
    yield lines;
  }
}

function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}

const { slug, codeFormat, ticketCount, shardCount } = DEMO_CAMPAIGN;
const parsed = parseRange(process.argv.slice(2), ticketCount);
if (parsed.kind === "wrong") {
  process.stderr.write(`codes: ${parsed.problem}\n${USAGE}\n`);
  process.exitCode = EXIT_USAGE;
} else {
  if (!isSeeded(dataDir())) {
    process.stderr.write(
      `codes: no demo in ${dataDir()} yet; \`npm start\` with this DATA_DIR makes the one they are of\n`,
    );
  }
  const codes = createCampaignCodes({
    rootKey: readSecrets(dataDir()).codeKey,
    campaign: slug,
    format: codeFormat,
    ticketCount,
    shardCount,
  });
  try {
    await pipeline(Readable.from(linesOf(codes, parsed.range)), process.stdout);
  } catch (error) {
    if (!isClosedPipe(error)) throw error; // `| head` has read enough
  }
}
