/** The opening minute: twenty times as many plays within ten seconds, held, and calm again. */

import { numberSetting } from "../house/environment.ts";
import { GRACEFUL_STOP, optionsOf, WINS_ONLY } from "../house/options.ts";
import { spikeStages } from "../house/ramp.ts";
import { playNext } from "./play-next.ts";

/** A player who waits longer than this for the wheel taps again. */
const P99_MS = 2_000;
const BASE = numberSetting("RATE");

export const options = optionsOf(
  {
    spike: {
      executor: "ramping-arrival-rate" as const,
      startRate: BASE,
      timeUnit: "1s",
      stages: spikeStages(BASE, numberSetting("SECONDS")).map(({ target, seconds }) => ({
        target,
        duration: `${seconds}s`,
      })),
      preAllocatedVUs: numberSetting("USERS"),
      gracefulStop: GRACEFUL_STOP,
    },
  },
  { ...WINS_ONLY, play_duration: [`p(99)<${P99_MS}`] },
);

export default playNext;
export { handleSummary } from "../house/options.ts";
