/** A steady rate for long: whether anything grows, slows or falls behind. Bounded by SECONDS. */

import { optionsOf, steady, WINS_ONLY } from "../house/options.ts";
import { playNext } from "./play-next.ts";

/** Far from the knee: what is slower than this has begun to queue. */
const P99_MS = 1_000;

export const options = optionsOf({ soak: steady() }, { ...WINS_ONLY, play_duration: [`p(99)<${P99_MS}`] });

export default playNext;
export { handleSummary } from "../house/options.ts";
