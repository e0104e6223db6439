/** SHA-256's compression function (FIPS 180-4 §6.2.2) on 32-bit words. */

const ROUNDS = 64;
const MESSAGE_WORDS = 16;

/** The first 32 bits of the fractional part of a root of each of the first primes (§4.2.2 and §5.3.3 make them so). */
function fractionsOf(root: (prime: number) => number, count: number): Int32Array {
  const words: number[] = [];
  for (let candidate = 2; words.length < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) isPrime = false;
    if (isPrime) words.push((root(candidate) % 1) * 2 ** 32);
  }
  return Int32Array.from(words, (word) => word | 0);
}

/** H⁽⁰⁾: from the square roots of the first eight primes. */
export const INITIAL: Int32Array = fractionsOf(Math.sqrt, 8);
/** K: from the cube roots of the first 64. */
const K = fractionsOf(Math.cbrt, ROUNDS);

/**
 * Takes one block into a digest.
 * @param digest eight words, changed in place
 * @param schedule 64 words, of which the first 16 are the block; the others are overwritten
 */
export function compress(digest: Int32Array, schedule: Int32Array): void {
  for (let t = MESSAGE_WORDS; t < ROUNDS; t++) {
    const x = at(schedule, t - 15);
    const y = at(schedule, t - 2);
    const sigma0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const sigma1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    schedule[t] = (sigma1 + at(schedule, t - 7) + sigma0 + at(schedule, t - 16)) | 0;
  }
  let a = at(digest, 0);
  let b = at(digest, 1);
  let c = at(digest, 2);
  let d = at(digest, 3);
  let e = at(digest, 4);
  let f = at(digest, 5);
  let g = at(digest, 6);
  let h = at(digest, 7);
  for (let t = 0; t < ROUNDS; t++) {
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + sum1 + ((e & f) ^ (~e & g)) + at(K, t) + at(schedule, t)) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  digest[0] = at(digest, 0) + a;
  digest[1] = at(digest, 1) + b;
  digest[2] = at(digest, 2) + c;
  digest[3] = at(digest, 3) + d;
  digest[4] = at(digest, 4) + e;
  digest[5] = at(digest, 5) + f;
  digest[6] = at(digest, 6) + g;
  digest[7] = at(digest, 7) + h;
}

/** Every place asked for is there; the compiler cannot know. */
function at(words: Int32Array, place: number): number {
  return words[place] ?? 0;
}
