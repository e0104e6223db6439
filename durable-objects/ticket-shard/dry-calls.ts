/** Calls that found a shard's quotas empty: the desk is asked for stock once for all of them. */

import type { RestockAnswer } from "../campaign-desk/running-campaign.ts";
import type { RedemptionOutcome } from "./outcome.ts";

export interface DryCallsDeps<Call> {
  readonly askForStock: () => Promise<RestockAnswer>;
  /** Whether the shard has anything to give by now. */
  readonly hasStock: () => boolean;
  readonly decideAnew: (call: Call) => void;
  readonly refuse: (
    call: Call,
    outcome: Extract<RedemptionOutcome, { kind: "no-prize-left" | "unavailable" }>,
  ) => void;
}

export class DryCalls<Call> {
  readonly #deps: DryCallsDeps<Call>;
  readonly #waiting: Call[] = [];
  #isRestocking = false;

  constructor(deps: DryCallsDeps<Call>) {
    this.#deps = deps;
  }

  add(call: Call): void {
    this.#waiting.push(call);
  }

  /**
   * Asks the desk for stock, once for all calls that are dry, and lets them be decided anew; only the desk can say
   * that nothing is left anywhere. Calls that turn out dry meanwhile have to ask again: its word is older than they.
   * And it is about all others: what came here while the question was on its way (moved by head office, or granted to a
   * copy of the same question) is for the shard itself to see.
   */
  async restock(): Promise<void> {
    if (this.#isRestocking) return;
    this.#isRestocking = true;
    while (this.#waiting.length > 0) {
      const calls = this.#waiting.splice(0);
      const answer = await this.#deps.askForStock();
      for (const call of calls) {
        if (answer === "granted" || this.#deps.hasStock()) this.#deps.decideAnew(call);
        else this.#deps.refuse(call, { kind: answer === "none-left" ? "no-prize-left" : "unavailable" });
      }
    }
    this.#isRestocking = false;
  }
}
