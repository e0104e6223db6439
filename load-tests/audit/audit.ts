/**
 * `npm run audit -- <file, folder or address>`: replays published ledgers from the published seed alone and says
 * whether they are valid, or what the first thing is that is not. Exit code 0, 1 when something is wrong with the
 * ledgers, 2 when they could not be read.
 */

import { parseArgs } from "node:util";
import { CampaignAudit } from "../../worker/ledger-audit/campaign-audit.ts";
import { LedgerProblem } from "../../worker/ledger-audit/ledger-line.ts";
import { endOnSignals } from "../local/ending.ts";
import { UserError } from "../local/user-error.ts";
import { auditDraw } from "./draw-audit.ts";
import { type LedgerSource, type StockSource, sourcesOfService, sourcesOnDisk } from "./sources.ts";

const USAGE = `Usage: npm run audit -- <file.ndjson | folder | https://…> [--seed-hash H] [--stock N,N,…] [--campaign SLUG]
  --seed-hash  the seed's hash as you noted it before the first play
  --stock      how many there were to be of each prize, as announced: held against the account of the stock
  --campaign   with an address: another campaign than the default one
  --draw proof.json entrants.txt   checks a grand draw instead, from its published proof and list
  AUDIT_TOKEN  in the environment, with an address: an administrator's token. The house's own copy is read then,
               with its players, and every hash of the chain is made anew.`;
const EXIT_NOT_VALID = 1;
const EXIT_NOT_READ = 2;

const OPTIONS = {
  "seed-hash": { type: "string" },
  stock: { type: "string" },
  campaign: { type: "string" },
  draw: { type: "string" },
} as const;

endOnSignals();
try {
  process.exit(await audit());
} catch (error) {
  if (error instanceof LedgerProblem) {
    console.log(`NOT VALID: ${error.message}`);
    process.exit(EXIT_NOT_VALID);
  }
  console.error(error instanceof UserError ? error.message : error);
  process.exit(EXIT_NOT_READ);
}

async function audit(): Promise<number> {
  const { place, seedHash, stock: announced, campaign, draw } = readOptions();
  if (draw !== undefined) {
    const { isValid, lines } = await auditDraw(draw, place);
    for (const line of lines) console.log(line);
    return isValid ? 0 : EXIT_NOT_VALID;
  }
  const isService = /^https?:\/\//.test(place);
  const { ledgers, stock } = isService
    ? await sourcesOfService(place, { campaign, token: process.env["AUDIT_TOKEN"] || undefined })
    : sourcesOnDisk(place);
  const audited = new CampaignAudit();
  for (const source of ledgers) {
    const problem = await problemOf(audited, source, seedHash);
    if (problem !== undefined) {
      console.log(`NOT VALID: ${source.name}: ${problem}`);
      return EXIT_NOT_VALID;
    }
  }
  const isOneFile = !isService && ledgers.length === 1;
  if (!isOneFile && audited.missing().length > 0) {
    console.log(`NOT VALID: no ledger of shard ${audited.missing().join(", ")}`);
    return EXIT_NOT_VALID;
  }
  const problem = await stockProblemOf(audited, stock, announced);
  if (problem !== undefined) {
    console.log(`NOT VALID: ${problem}`);
    return EXIT_NOT_VALID;
  }
  return report(audited);
}

async function problemOf(
  audited: CampaignAudit,
  source: LedgerSource,
  seedHash: string | undefined,
): Promise<string | undefined> {
  try {
    const { start, rows, redemptions, headHash } = await audited.take(source.open(), {
      ...source.expected,
      // A hash from before the first play says more than the one that stands beside the seed now.
      seedHash: seedHash ?? source.expected.seedHash,
    });
    console.log(`shard ${start.shard}: ${rows} rows, ${redemptions} draws, last hash ${headHash}`);
    return undefined;
  } catch (error) {
    if (error instanceof LedgerProblem) return error.message;
    throw error;
  }
}

/** Checks where the stock came from, and says so. @returns what is wrong with it */
async function stockProblemOf(
  audited: CampaignAudit,
  source: StockSource | undefined,
  announced: string | undefined,
): Promise<string | undefined> {
  if (!source) {
    if (announced !== undefined)
      return "without the account of the stock nothing can be held against what was announced";
    console.log("no account of the stock is here: whether it is the one that was announced was not checked");
    return undefined;
  }
  try {
    const { prizes, announced: first, atOpening, stock, reserve } = await audited.takeStock(source.open());
    if (announced !== undefined && announced !== first.join(","))
      return `the stock that was announced is ${announced}, the account begins with ${first.join(",")}`;
    console.log(`prizes: ${prizes.join(", ")}`);
    console.log(
      `stock announced: ${first.join(", ")}; given to the shards at the opening: ${atOpening.join(", ")}; at the end ${stock.join(", ")} = awarded + left + reserve ${reserve.join(", ")}`,
    );
    return undefined;
  } catch (error) {
    if (error instanceof LedgerProblem) return `${source.name}: ${error.message}`;
    throw error;
  }
}

function report(audited: CampaignAudit): number {
  const { ledgers, awarded, left } = audited;
  const draws = ledgers.reduce((sum, { redemptions }) => sum + redemptions, 0);
  const sealed = ledgers.reduce((sum, { sealedRows }) => sum + sealedRows, 0);
  const missing = audited.missing();
  console.log(`awarded by prize: ${awarded.join(", ")}; left: ${left.join(", ")}`);
  if (sealed > 0)
    console.log(
      `players are withheld in ${sealed} rows: their hashes are taken as published, all else is computed`,
    );
  const part = missing.length > 0 ? `, one of ${1 + missing.length} shards` : "";
  console.log(`VALID: ${draws} draws recomputed from the seed ${ledgers[0]?.start.seed}${part}`);
  return 0;
}

function readOptions() {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
    const [place, ...more] = positionals;
    if (place === undefined || more.length > 0) throw new UserError("name one file, folder or address");
    return {
      place,
      seedHash: values["seed-hash"]?.toLowerCase(),
      stock: values.stock?.replace(/\s/g, ""),
      campaign: values.campaign,
      draw: values.draw,
    };
  } catch (error) {
    throw new UserError(`audit: ${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
