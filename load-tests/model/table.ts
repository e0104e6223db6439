/** The model in words that a report takes: Markdown, the same from the same figures. */

import { FORMATS } from "../../durable-objects/codes/format.ts";
import {
  type Demand,
  type Deployment,
  databaseCeiling,
  deploymentFor,
  type LocalFigures,
  REPORTS_PER_SECOND,
} from "./deployment.ts";
import { PLAY_ROWS } from "./play-rows.ts";
import { DATABASE_LIMITS, OBJECT_MEMORY_GB, OBJECT_RATES, PRICES, READ_ON } from "./prices.ts";

/**
 * Measured on the machine of docs/capacity.md and rounded against us: processor time of the whole runtime, winners
 * with all their indexes ("Lists of a million winners"), bytes of tables and indexes (`npm run bench:size`).
 */
export const LOCAL_FIGURES: LocalFigures = {
  cpuMsPerPlay: 0.3,
  winnersPerSecond: 17_900,
  bytesPerRedemption: { shards: 160, database: 510, mail: 560 },
};

const RATES = [1_000, 10_000, 100_000];
/** The rates' own shards cost the same a play; what differs is how much they have to do: the last is the demo's mean over its 30 days. */
const MONEY_AT = [
  { shards: 100, playsPerSecond: 10_000 },
  { shards: 100, playsPerSecond: 1_000 },
  { shards: 100, playsPerSecond: 0.6 },
];

/** The whole section: shards, D1, money, and where each figure is from. Ends without a line break. */
export function modelMarkdown(local: LocalFigures): string {
  return [
    "What one shard is trusted with, and the shards that takes (decimal codes name 1, 10, 100 or 1,000):",
    "",
    shardTable(local),
    "",
    boardNote(),
    "",
    "D1's time, of which one database has one second a second, at 100 plays a shard and second:",
    "",
    databaseTable(local),
    "",
    ...ceilings(local),
    "",
    "Dollars for a million plays beyond what the plan includes, by how busy the shards are:",
    "",
    moneyTable(local),
    "",
    ...sources(local),
  ].join("\n");
}

function deploymentsAt(differs: Partial<Demand>, local: LocalFigures): Deployment[] {
  const { perSecond: perShard } = OBJECT_RATES.careful;
  return RATES.map((playsPerSecond) =>
    deploymentFor({ playsPerSecond, perShard, sessionReadsPerPlay: 1, ...differs }, local),
  );
}

function shardTable(local: LocalFigures): string {
  const rows = Object.entries(OBJECT_RATES).map(([name, { perSecond, source }]) => [
    `${perSecond.toLocaleString("en")}/s, ${name} (${source})`,
    ...deploymentsAt({ perShard: perSecond }, local).map(({ shards: { needed, chosen } }) =>
      chosen === null ? `${whole(needed)}: too many for a code` : `${whole(needed)}, so ${whole(chosen)}`,
    ),
  ]);
  return table(["a shard", ...rateHeads()], rows);
}

/** The one object that hears from every shard. */
function boardNote(): string {
  const shards = Math.max(...FORMATS["decimal-10"].shardCounts);
  const watched = shards * REPORTS_PER_SECOND;
  return (
    `The live board hears every shard ${REPORTS_PER_SECOND} times a second while somebody watches: ${whole(watched)} reports/s of ` +
    `${whole(shards)} shards, beyond what one object takes (${whole(OBJECT_RATES.limit.perSecond)}); a report that fails is repeated ever ` +
    "later and holds up no play, but with so many shards the board shows less than it could. Up to 100 shards are no trouble."
  );
}

function databaseTable(local: LocalFigures): string {
  const known = deploymentsAt({ sessionReadsPerPlay: 0 }, local);
  const fresh = deploymentsAt({ sessionReadsPerPlay: 1 }, local);
  return table(
    ["of one database", ...rateHeads()],
    [
      ["winners: inserts and rows", ...known.map(({ database }) => share(database.winnersShare))],
      ["sessions, each play another player's", ...fresh.map(({ database }) => share(database.sessionsShare))],
      [
        "level after a minute at that rate, players known",
        ...known.map(({ database }) => `${whole(Math.ceil(database.levelAfterMinuteSeconds))} s`),
      ],
      ["databases, players known", ...known.map(({ database }) => whole(database.databases))],
      ["databases, players all new", ...fresh.map(({ database }) => whole(database.databases))],
    ],
  );
}

function ceilings(local: LocalFigures): string[] {
  const { perSecond: perShard } = OBJECT_RATES.careful;
  const known = databaseCeiling({ perShard, sessionReadsPerPlay: 0 }, local);
  const fresh = databaseCeiling({ perShard, sessionReadsPerPlay: 1 }, local);
  const [{ database: first }] = deploymentsAt({}, local) as [Deployment];
  return [
    `One database keeps up with ${hundreds(known)} plays/s of players whom an isolate has seen within 30 s, and with ` +
      `${hundreds(fresh)} of players who are all new, whose session it must be asked for. Beyond that plays go on being ` +
      "durable in the shards, and D1's lag grows and is caught up afterwards; what new players wait for is their session. " +
      "So a peak of new players needs the sessions out of the one database (read replicas, or several databases by " +
      "player) before it needs anything for winners, which may wait in the ledgers.",
    "",
    `One database of ${DATABASE_LIMITS.storageGb} GB holds ${(first.playsStored / 1e6).toFixed(1)} million plays with ` +
      "their mails; a mail goes 30 days after it was sent.",
  ];
}

function moneyTable(local: LocalFigures): string {
  const columns = MONEY_AT.map(({ playsPerSecond, shards }) =>
    deploymentFor({ playsPerSecond, perShard: playsPerSecond / shards, sessionReadsPerPlay: 1 }, local),
  );
  const rows = Object.values(PRICES).map((price) => {
    const lines = columns.map(({ costs }) => costs.find((line) => line.price.what === price.what));
    return [
      price.what,
      `${dollars(price.dollars)} for ${price.per === 1 ? `a ${price.unit}` : `a million ${price.unit}`}`,
      ...lines.map((line) => dollars(line?.dollars ?? Number.NaN)),
    ];
  });
  const sums = ["**together**", "", ...columns.map((one) => `**${dollars(one.dollarsPerMillionPlays)}**`)];
  const heads = MONEY_AT.map(
    ({ playsPerSecond, shards }) => `${whole(shards)} shards, ${playsPerSecond.toLocaleString("en")} plays/s`,
  );
  return table(["what", "price", ...heads], [...rows, sums]);
}

function sources({ cpuMsPerPlay, winnersPerSecond, bytesPerRedemption: bytes }: LocalFigures): string[] {
  const pages = [...new Set(Object.values(PRICES).map(({ source }) => source)), DATABASE_LIMITS.source];
  const { ledger, winner, mailQueued, mailSent } = PLAY_ROWS;
  const inDatabase = winner + mailQueued + mailSent;
  const included = Math.floor(PRICES.databaseRowsWritten.included / inDatabase / 1e5) / 10;
  return [
    `Rows as the runtime counts them (\`rows-written.workerd.test.ts\`): ${ledger} in the shard, ${winner} in D1 for the ` +
      `winner with its indexes and sums, ${mailQueued} for its mail in the queue, ${mailSent} when that was sent. So an index ` +
      `on winners costs a dollar for a million plays, and what the plan includes is used up by ${included} million plays a month.`,
    "",
    `Local, measured on one machine: ${cpuMsPerPlay} ms of processor for a play (Worker, object and database together; ` +
      `Cloudflare bills the Worker's), ${whole(winnersPerSecond)} winners/s into one database, bytes a play ${bytes.shards} in its ` +
      `shard, ${bytes.database} in winners, ${bytes.mail} in mails. A query is reckoned as ${DATABASE_LIMITS.queryMs} ms, the vendor's own example. A shard is billed for ${OBJECT_MEMORY_GB} GB while it is awake; on a quiet day each play is reckoned to keep one awake for a second.`,
    "",
    `Prices and limits as read on ${READ_ON}: ${pages.join("; ")}. Not in the sums: the plan's $5 a month, pages and log-ins ` +
      "(a password's hash is about 150 ms of processor: $3 for a million log-ins), and staff.",
  ];
}

/** Columns as wide as their widest cell, figures to the right: as the house's formatter leaves it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)),
  );
  const rules = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  const padded = (cells: readonly string[]) =>
    cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
  return [padded(head), rules, ...rows.map(padded)].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function rateHeads(): string[] {
  return RATES.map((rate) => `${whole(rate)} plays/s`);
}

function whole(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 0 });
}

/** Two figures are all that a reckoning from round figures has. */
function hundreds(value: number): string {
  return Number(value.toPrecision(2)).toLocaleString("en");
}

function share(value: number): string {
  return value >= 10 ? whole(value) : value.toFixed(2);
}

function dollars(value: number): string {
  return `$${value.toFixed(value < 0.01 ? 3 : 2)}`;
}
