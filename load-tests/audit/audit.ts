/**
 * `npm run audit -- <file, folder or address>`: replays published ledgers from the published seed alone and says
 * whether they are valid, or what the first thing is that is not. Exit code 0, 1 when something is wrong with the
 * ledgers, 2 when they could not be read.
 */

import { parseArgs } from "node:util";
import { endOnSignals } from "../local/ending.ts";
import { UserError } from "../local/user-error.ts";
import { auditDraw } from "./draw-audit.ts";
import { CampaignAudit } from "./ledger-audit.ts";
import { LedgerProblem } from "./ledger-line.ts";
import { type LedgerSource, ledgersOfService, ledgersOnDisk } from "./sources.ts";

const USAGE = `Usage: npm run audit -- <file.ndjson | folder | https://…> [--seed-hash H] [--campaign SLUG]
  --seed-hash  the seed's hash as you noted it before the first play
  --campaign   with an address: another campaign than the default one
  --draw proof.json entrants.txt   checks a grand draw instead, from its published proof and list
  AUDIT_TOKEN  in the environment, with an address: an administrator's token. The house's own copy is read then,
               with its players, and every hash of the chain is made anew.`;
const EXIT_NOT_VALID = 1;
const EXIT_NOT_READ = 2;

const OPTIONS = {
  "seed-hash": { type: "string" },
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
  const { place, seedHash, campaign, draw } = readOptions();
  if (draw !== undefined) {
    const { isValid, lines } = await auditDraw(draw, place);
    for (const line of lines) console.log(line);
    return isValid ? 0 : EXIT_NOT_VALID;
  }
  const isService = /^https?:\/\//.test(place);
  const sources = isService
    ? await ledgersOfService(place, { campaign, token: process.env["AUDIT_TOKEN"] || undefined })
    : ledgersOnDisk(place);
  const audited = new CampaignAudit();
  for (const source of sources) {
    const problem = await problemOf(audited, source, seedHash);
    if (problem !== undefined) {
      console.log(`NOT VALID: ${source.name}: ${problem}`);
      return EXIT_NOT_VALID;
    }
  }
  return report(audited, !isService && sources.length === 1);
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

/** @param isOneFile somebody may hold a single ledger; who has more of a campaign must have all */
function report(audited: CampaignAudit, isOneFile: boolean): number {
  const { ledgers, awarded, left } = audited;
  const draws = ledgers.reduce((sum, { redemptions }) => sum + redemptions, 0);
  const sealed = ledgers.reduce((sum, { sealedRows }) => sum + sealedRows, 0);
  const missing = audited.missing();
  console.log(`awarded by prize: ${awarded.join(", ")}; left: ${left.join(", ")}`);
  if (sealed > 0)
    console.log(
      `players are withheld in ${sealed} rows: their hashes are taken as published, all else is computed`,
    );
  if (missing.length > 0 && !isOneFile) {
    console.log(`NOT VALID: no ledger of shard ${missing.join(", ")}`);
    return EXIT_NOT_VALID;
  }
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
      campaign: values.campaign,
      draw: values.draw,
    };
  } catch (error) {
    throw new UserError(`audit: ${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
