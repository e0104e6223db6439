/**
 * The grand draw itself (DESIGN §5, docs/fairness.md): from the seed, the entrants' hash and the public entropy to the
 * winner and the alternates. WebCrypto alone, so that server, browser and auditor run these very lines.
 */

const encoder = new TextEncoder();
const NUMBER_RANGE = 2n ** 64n;

/** Whose entry a line of the entrants' file is: what stands before the number of a ticket, where one does. */
export function personOf(entrant: string): string {
  const dot = entrant.indexOf(".");
  return dot < 0 ? entrant : entrant.slice(0, dot);
}

/** SHA-256, hex. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** The bytes of a hex text; undefined when it is none. */
export function bytesOf(hex: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[0-9a-f]{2})+$/.test(hex)) return undefined;
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** What the numbers of a draw come from: HMAC-SHA256(seed, "thetiptop grand draw|<entrants' hash>|<entropy>"). */
export async function drawSeedOf(
  seed: Uint8Array<ArrayBuffer>,
  entrantsHash: string,
  entropy: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return hmac(await keyOf(seed), `thetiptop grand draw|${entrantsHash}|${entropy}`);
}

export interface Drawing {
  readonly drawSeed: Uint8Array<ArrayBuffer>;
  readonly entrantCount: number;
  /** How many different persons the lines are of. */
  readonly personCount: number;
  /** Winner and alternates together; as many as there are persons, if those are fewer. */
  readonly placeCount: number;
  /** A line of the sorted entrants' file, the first being 0. */
  readonly lineAt: (position: number) => string | Promise<string>;
}

/** The entrants drawn, in order: no person twice. */
export async function drawEntrants(drawing: Drawing): Promise<readonly string[]> {
  const { drawSeed, entrantCount, personCount, placeCount, lineAt } = drawing;
  const places = Math.min(placeCount, personCount);
  const drawn: string[] = [];
  const persons = new Set<string>();
  if (places === 0) return drawn;
  for await (const position of numbersBelow(drawSeed, entrantCount)) {
    const entrant = await lineAt(position);
    if (persons.has(personOf(entrant))) continue;
    persons.add(personOf(entrant));
    drawn.push(entrant);
    if (drawn.length === places) break;
  }
  return drawn;
}

/**
 * Numbers in `[0, bound)`, each as likely as any other: the first 8 bytes of HMAC-SHA256(drawSeed, "number|<counter>"),
 * big-endian, counter 0, 1, 2 …; one at or above the largest multiple of `bound` is passed over.
 * @param bound whole, at least 1
 */
export async function* numbersBelow(
  drawSeed: Uint8Array<ArrayBuffer>,
  bound: number,
): AsyncGenerator<number> {
  if (!Number.isSafeInteger(bound) || bound < 1) throw new RangeError(`cannot draw below ${bound}`);
  const key = await keyOf(drawSeed);
  for (let counter = 0; ; counter++) {
    const digest = await hmac(key, `number|${counter}`);
    const number = acceptedNumber(new DataView(digest.buffer).getBigUint64(0), bound);
    if (number !== undefined) yield number;
  }
}

/** @param drawn 8 bytes as a number */
export function acceptedNumber(drawn: bigint, bound: number): number | undefined {
  const accepted = NUMBER_RANGE - (NUMBER_RANGE % BigInt(bound));
  return drawn < accepted ? Number(drawn % BigInt(bound)) : undefined;
}

function keyOf(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

async function hmac(key: CryptoKey, message: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(message)));
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
