/** The options of `npm run load`, each bounded. */

import { parseArgs } from "node:util";
import { FORMATS } from "../../durable-objects/codes/format.ts";
import { inRepository } from "../local/paths.ts";
import { parsed } from "../local/read-options.ts";
import { UserError } from "../local/user-error.ts";
import { isScenario, SCENARIO_NAMES, type ScenarioName } from "./scenarios.ts";

export type LoadCommand =
  | { readonly kind: "run"; readonly options: RunOptions }
  | { readonly kind: "prepare"; readonly options: PrepareOptions }
  | { readonly kind: "verify"; readonly options: VerifyOptions };

export interface RunOptions {
  readonly scenario: ScenarioName;
  /** Address of a deployed service; undefined for a server of its own on this machine. */
  readonly url: string | undefined;
  /** What `prepare` made, for a deployed service. */
  readonly input: string | undefined;
  /** Undefined where the scenario says how many it needs. */
  readonly tickets: number | undefined;
  readonly shards: number;
  /** Iterations a second: what `spike` begins with, and `peak` climbs from. */
  readonly rate: number | undefined;
  readonly seconds: number | undefined;
  /** Codes of `double-spend`. */
  readonly codes: number | undefined;
  /** Pairs of play and ping at 70 % of the knee. */
  readonly rounds: number;
  readonly stepsMax: number;
  readonly p99Ms: number;
  /** Where the JSON goes, absolute. */
  readonly out: string;
}

export interface PrepareOptions {
  readonly campaign: string;
  readonly tickets: number;
  readonly shards: number;
  readonly format: "decimal-10" | "base32-11";
  readonly firstSerial: number;
  readonly codes: number;
  readonly players: number;
  readonly out: string;
}

export interface VerifyOptions {
  readonly wins: readonly string[];
  readonly url: string | undefined;
  readonly input: string | undefined;
}

/** What no deployed service is asked, and why. */
const HERE_ONLY: Partial<Record<ScenarioName, string>> = {
  peak: "it compares plays with the bare ping, which only local mode has",
  "sell-out": "it plays every ticket of the demo campaign",
  "brute-force": "it would lock this network address for a day",
};

const TICKETS_MAX = 100_000_000;
const SHARDS_MAX = 1_024;
const RATE_MAX = 100_000;
const SECONDS_MAX = 24 * 3_600; // a soak of a day; a longer one is nobody's test
const CODES_MAX = 1_000_000;
const ROUNDS_MAX = 20;
const STEPS_MAX = 40;
const P99_MS_MAX = 10_000;
const PLAYERS_MAX = 100_000;

const TEXT = { type: "string" } as const;
const OPTIONS = {
  url: TEXT,
  input: TEXT,
  tickets: TEXT,
  shards: TEXT,
  rate: TEXT,
  seconds: TEXT,
  codes: TEXT,
  rounds: TEXT,
  steps: TEXT,
  "p99-ms": TEXT,
  out: TEXT,
  campaign: TEXT,
  format: TEXT,
  "first-serial": TEXT,
  players: TEXT,
  wins: { type: "string", multiple: true },
} as const;

/** @throws UserError naming what is wrong */
export function readCommand(args: readonly string[]): LoadCommand {
  const { values, positionals } = parse(args);
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0)
    throw new UserError(`Usage: npm run load -- <${SCENARIO_NAMES.join("|")}|prepare|verify> [options]`);
  const url = values.url === undefined ? undefined : deployedUrl(values.url);
  const isWhole = (url === undefined) === (values.input === undefined);
  if (!isWhole)
    throw new UserError("--url and --input belong together: `npm run load -- prepare` makes the input.");
  if (name === "verify") {
    if (values.wins === undefined) throw new UserError("--wins must name a file of wins (may be repeated).");
    return { kind: "verify", options: { wins: values.wins, url, input: values.input } };
  }
  const number = (option: keyof typeof OPTIONS, max: number, min = 1) => {
    const given = values[option];
    return typeof given === "string" ? whole(`--${option}`, given, min, max) : undefined;
  };
  if (name === "prepare") return { kind: "prepare", options: prepareOptions(values, number) };
  if (!isScenario(name))
    throw new UserError(`There is no scenario "${name}": choose one of ${SCENARIO_NAMES.join(", ")}.`);
  const hereOnly = url === undefined ? undefined : HERE_ONLY[name];
  if (hereOnly !== undefined) throw new UserError(`--url: ${name} runs on this machine only: ${hereOnly}.`);
  return {
    kind: "run",
    options: {
      scenario: name,
      url,
      input: values.input,
      tickets: number("tickets", TICKETS_MAX),
      shards: shardCountOf(number("shards", SHARDS_MAX) ?? 1),
      rate: number("rate", RATE_MAX),
      seconds: number("seconds", SECONDS_MAX),
      codes: number("codes", CODES_MAX),
      rounds: number("rounds", ROUNDS_MAX) ?? 3,
      stepsMax: number("steps", STEPS_MAX) ?? 24,
      p99Ms: number("p99-ms", P99_MS_MAX) ?? 500,
      out: inRepository(values.out ?? `dist/load-${name}.json`),
    },
  };
}

/** The codes of a local campaign are decimal, so its shards are a power of ten (durable-objects/codes/format.ts). */
function shardCountOf(count: number): number {
  const { shardCounts } = FORMATS["decimal-10"];
  if (!shardCounts.includes(count)) throw new UserError(`--shards must be one of ${shardCounts.join(", ")}.`);
  return count;
}

type Values = ReturnType<typeof parse>["values"];

function prepareOptions(
  values: Values,
  number: (option: keyof typeof OPTIONS, max: number, min?: number) => number | undefined,
): PrepareOptions {
  const { campaign, format = "decimal-10", out } = values;
  if (campaign === undefined) throw new UserError("--campaign must name the campaign by its slug.");
  if (out === undefined) throw new UserError("--out must name the folder that the files go to.");
  if (format !== "decimal-10" && format !== "base32-11")
    throw new UserError(`--format must be decimal-10 or base32-11, not "${format}".`);
  const tickets = number("tickets", TICKETS_MAX);
  const shards = number("shards", SHARDS_MAX);
  if (tickets === undefined || shards === undefined)
    throw new UserError("--tickets and --shards must be those of the campaign.");
  return {
    campaign,
    tickets,
    shards,
    format,
    firstSerial: number("first-serial", tickets - 1, 0) ?? 0,
    codes: number("codes", CODES_MAX) ?? 10_000,
    players: number("players", PLAYERS_MAX) ?? 1_000,
    out: preparedFolder(out),
  };
}

/** Tokens and codes must not end in a commit: outside the repository, or in dist/, which git ignores. */
function preparedFolder(given: string): string {
  const folder = inRepository(given);
  const isTracked = folder.startsWith(inRepository("")) && !folder.startsWith(inRepository("dist"));
  if (isTracked)
    throw new UserError(`--out must be in dist/ or outside the repository, not "${given}": it holds tokens.`);
  return folder;
}

function parse(args: readonly string[]) {
  return parsed(() => parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }));
}

/** A deployed service is named in full, so that nobody loads one by a slip of the hand. */
function deployedUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== "https:" || url.pathname !== "/" || url.search !== "" || url.username !== "")
    throw new UserError(`--url must be the https:// address of a deployed service, not "${given}".`);
  return url.origin;
}

function whole(name: string, given: string, min: number, max: number): number {
  const number = Number(given);
  if (!/^\d+$/.test(given) || number < min || number > max)
    throw new UserError(`${name} must be a whole number from ${min} to ${max}, not "${given}".`);
  return number;
}
