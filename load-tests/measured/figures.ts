/**
 * What load tests measure and keep: the form of the raw JSON in docs/capacity/, which the charts are drawn from and
 * which anybody can recompute the report with. Rates are per second, times in milliseconds unless the name says more.
 */

/** On what a figure was taken; figures of two machines or two hours are never compared. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly node: string;
  readonly workerd: string;
  /** The k6 that asked, where one did. */
  readonly k6?: string;
}

/** Several rounds of one figure: always said with how far apart they were. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What the verifier found after a run (load-tests/verify/). */
export interface Verdict {
  /** True when every check below holds. */
  readonly sound: boolean;
  /** Wins that players were told of, replays counted once. */
  readonly acknowledged: number;
  /** Redemptions in the shards' ledgers. */
  readonly stored: number;
  /** Rows in D1's winners. */
  readonly winners: number;
  /** Codes that were redeemed more than once, in ledgers or by what players were told. */
  readonly redeemedTwice: number;
  /** Each check by name, with what is wrong; empty text when it holds. */
  readonly checks: readonly { readonly name: string; readonly problem: string }[];
  /** How far D1 was behind while the load ran and how long it took to be level after it. */
  readonly databaseLag: { readonly worstMs: number; readonly levelAfterMs: number };
}

/** One stretch of a run at one offered rate. */
export interface Step {
  readonly offeredPerSecond: number;
  readonly achievedPerSecond: number;
  readonly latency: Latency;
  /** Answers that were neither a win nor what the scenario hoped for. */
  readonly failures: number;
  /** Requests that k6 could not even begin: a step with any is beyond what was reached. */
  readonly dropped: number;
  readonly databaseLagMs: number;
}

/** A k6 run: `npm run load -- <scenario>`. */
export interface LoadRun {
  readonly kind: "load";
  readonly scenario: string;
  readonly at: string;
  readonly machine: Machine;
  /** "local", or the address in full. */
  readonly target: string;
  readonly campaign: { readonly tickets: number; readonly shards: number };
  readonly seconds: number;
  readonly requests: number;
  readonly droppedIterations: number;
  /** The run's own thresholds that were crossed, in k6's words. */
  readonly crossedThresholds: readonly string[];
  readonly latency: Latency;
  /** Latencies of what else was asked, by its name: pages, sign-ins, what staff do, honest plays beside guessers. */
  readonly parts?: Readonly<Record<string, Latency>>;
  /** Resident memory of the runtime, where it is on this machine: seconds since the start, MiB. */
  readonly memory?: readonly { readonly second: number; readonly mib: number }[];
  /** Counts by what was answered: won, already-used, unknown-code, limited, … */
  readonly outcomes: Readonly<Record<string, number>>;
  /** `peak` only: the ladder, the knee, and both latencies at 70 % of it, in turn. */
  readonly peak?: {
    readonly steps: readonly Step[];
    /** The highest offered rate that was met: nothing dropped, nothing failed, p99 below the stated bound. */
    readonly kneePerSecond: number;
    readonly at70Percent: {
      readonly ratePerSecond: number;
      readonly play: readonly Latency[];
      readonly ping: readonly Latency[];
      /** p99 of a play over p99 of a ping, round by round. */
      readonly ratio: Spread;
    };
  };
  /** `sell-out` only. */
  readonly sellOut?: {
    readonly wallSeconds: number;
    readonly perSecond: number;
    /** Units given by prize, as ledgers and D1 have them. */
    readonly table: readonly {
      readonly prize: string;
      readonly printed: number;
      readonly ledgers: number;
      readonly database: number;
    }[];
    /** Resident memory of the runtime over the run: seconds since the start, MiB. */
    readonly memory: readonly { readonly second: number; readonly mib: number }[];
    readonly bytesPerRedemption: { readonly shards: number; readonly database: number };
  };
  readonly verdict: Verdict;
}

/** `npm run bench:peers`: the same work by other designs, in turn with ours. */
export interface PeersRun {
  readonly kind: "peers";
  readonly at: string;
  readonly machine: Machine;
  readonly rounds: number;
  readonly secondsPerPhase: number;
  readonly connections: number;
  /** How many milliseconds longer each storage waited for its disk than this machine's takes; 0 when left out. */
  readonly diskMs?: number;
  readonly peers: readonly {
    readonly name: string;
    /** How it was tuned: processes, pool, settings. */
    readonly tuning: string;
    readonly perSecond: Spread;
    readonly latency: Latency;
    /** Our redemptions/s over its, round by round; 1 for ours. */
    readonly ratio: Spread;
    /**
     * Processor time of all its server processes, storage included, until the plays owe nothing more (ours: rows and
     * mails in D1). Peers take several cores where there are some: throughput alone does not say what a play costs.
     */
    readonly cpuMicrosecondsPerPlay?: Spread;
    /** How many times ours a play of its costs in processor time, round by round; 1 for ours. */
    readonly cpuRatio?: Spread;
    readonly doubleSpend: {
      readonly attempts: number;
      readonly codes: number;
      /** Codes of which more than one player was told that they had won. */
      readonly redeemedTwice: number;
      /** Prize units given beyond the stock. */
      readonly overGiven: number;
    };
    /** What was tried to find the tuning, in short phases: only a hint at what each setting is worth. */
    readonly trials?: readonly {
      readonly settings: Readonly<Record<string, number>>;
      readonly perSecond: number;
    }[];
    /** Wins that players were told of in trials, warm-up and rounds together, every one of them found stored. */
    readonly acknowledged?: number;
  }[];
  /** What was wrong when each storage was compared with what players were told; none when all was well. */
  readonly problems?: readonly string[];
}

/** `npm run bench:size`: what a play costs as campaigns grow, and as shards become more. */
export interface SizeRun {
  readonly kind: "size";
  readonly at: string;
  readonly machine: Machine;
  readonly rounds: number;
  readonly playsPerPhase: number;
  readonly bySize: readonly SizePoint[];
  readonly byShards: readonly SizePoint[];
  /** Of all redemptions of the run: pages of tables and indexes, as SQLite counts them. */
  readonly bytesPerRedemption?: {
    readonly shards: number;
    readonly database: number;
    /** The row in the queue of mails, which goes 30 days after the mail was sent. */
    readonly mail: number;
  };
}

export interface SizePoint {
  readonly tickets: number;
  readonly shards: number;
  /** Processor time of the runtime a play, microseconds: what others on the machine disturb least. */
  readonly cpuMicrosecondsPerPlay: Spread;
  readonly perSecond: Spread;
  /** Cost over that of the smallest campaign (or of one shard), round by round. */
  readonly ratio: Spread;
  /** What its codes look like: `base32-11` or `decimal-10`. */
  readonly codeFormat?: string;
  /** How long the creation of such a campaign took over HTTP, milliseconds. */
  readonly creationMs?: Spread;
}
