/** Apart from the desk, because a browser that audits a campaign computes it too: nothing of node's is needed. */

import { bytesOfHex, RunningSha256 } from "../sha256/running.ts";

/** What is published before the first play: SHA-256 of the seed's bytes, hex. */
export function seedHashOf(seed: string): string {
  const hash = new RunningSha256();
  hash.update(bytesOfHex(seed));
  return hash.digest();
}
