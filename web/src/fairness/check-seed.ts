/** The button "check here": the browser itself hashes the seed that stands on the page. */

export const SEED_ID = "fairness-seed";
export const SEED_HASH_ID = "fairness-seed-hash";
/** Has the sentences for each result in `data-same`, `data-other` and `data-unable`. */
export const RESULT_ID = "fairness-result";

/** Compares and writes the result down. Takes everything from the page, so that the page need keep no state for it. */
export async function checkSeed(): Promise<void> {
  const result = document.getElementById(RESULT_ID);
  if (!result) return;
  const { same = "", other = "", unable = "" } = result.dataset;
  try {
    const computed = await sha256(bytesOf(textOf(SEED_ID)));
    result.textContent = `${computed === textOf(SEED_HASH_ID) ? same : other} ${computed}`;
  } catch {
    result.textContent = unable; // WebCrypto is there on https and localhost only
  }
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent?.trim() ?? "";
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
