/** One who is measured: what the comparison asks of each design, ours included. */

/** What a contender's storage holds. */
export interface Stored {
  /** Winner rows by prize. */
  readonly byPrize: readonly number[];
  /** What is left by prize, by the design's own counters. */
  readonly left: readonly number[];
}

/** A stretch of a campaign: codes that are not played, and what there is to win. */
export interface Fill {
  readonly codes: readonly string[];
  /** Units by prize. */
  readonly stock: readonly number[];
}

/** One way to run a contender; the first choice of every knob is where the search begins. */
export type Settings = Readonly<Record<string, number>>;
export type Knobs = Readonly<Record<string, readonly [number, ...number[]]>>;

export interface Contender {
  readonly name: string;
  /** False for a design that promises neither single use nor exact stock. */
  readonly isExact: boolean;
  /** What is tried before it is measured; none for ours, which has no settings. */
  readonly knobs: Knobs;
  /** How it is run, in words, with the settings it has now. */
  tuning(settings: Settings): string;
  /** Ends its server if one runs, and starts one so. @returns the port */
  run(settings: Settings): Promise<number>;
  /** Ids of the processes that serve it, storage included; what descends from them does too. */
  processes(): readonly number[];
  /** Resolves when all is done that the plays owe, such as rows elsewhere; upkeep of the storage is not. */
  finish(): Promise<void>;
  /** Resolves when nothing that a phase began is still under way: nobody pays for another. */
  settle(): Promise<void>;
  stored(): Promise<Stored>;
  /** Empties the storage of a contender and fills it anew, under its running server. */
  refill(fill: Fill, campaign: string): Promise<void>;
  stop(): Promise<void>;
}
