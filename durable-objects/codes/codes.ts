/**
 * A campaign's codes without a table: `code = prefix(shard) + FF1(key, tweak = campaign and shard, local)`, where
 * `shard = serial mod shardCount` and `local = ⌊serial / shardCount⌋`. A code that was never printed decrypts to
 * a serial past the end and is refused here, before any object is touched.
 */

import type { CodeFormat } from "../campaign-desk/definition.ts";
import { deriveCampaignKey } from "./campaign-key.ts";
import { expandKey, FF1 } from "./ff1.ts";
import { displayCode, FORMATS, readNumeral, writeNumeral } from "./format.ts";
import { normaliseCode } from "./normalise.ts";
import { codeSizeProblem } from "./shard-count.ts";

export interface CampaignCodesOptions {
  /** Root of the code keys, 64 hex digits. */
  readonly rootKey: string;
  /** Slug of the campaign. */
  readonly campaign: string;
  readonly format: CodeFormat;
  readonly ticketCount: number;
  readonly shardCount: number;
}

export type TypedCode =
  /** `code` is canonical; `shardIndex` owns it. */
  | { readonly kind: "serial"; readonly serial: number; readonly shardIndex: number; readonly code: string }
  /** Not a code of this format at all: a slip, not a guess. */
  | { readonly kind: "malformed" }
  /** The right form, but no ticket of this campaign: counts as a guess. */
  | { readonly kind: "unknown" };

export interface CampaignCodes {
  /**
   * The canonical code of a ticket.
   * @throws RangeError when `serial` is not a whole number in `[0, ticketCount)`.
   */
  codeOf(serial: number): string;
  /** A canonical code as it is printed. */
  display(code: string): string;
  /** The ticket behind what somebody typed. Synchronous; 2 to 6 µs measured. */
  serialOf(typed: string): TypedCode;
  /** The shard that a code of the right form belongs to, whether it is a ticket's or not; null for a malformed one. */
  shardOf(typed: string): number | null;
}

/**
 * Prepares a campaign's codes: derives and expands the key once, and keeps one cipher for each shard met (at most
 * 1,024 of about 200 bytes). Make it once for a campaign in an isolate, not for each request.
 * @throws RangeError when the format cannot carry this campaign (see `codeSizeProblem`).
 * @throws Error when the root key is not 64 hex digits.
 */
export function createCampaignCodes(options: CampaignCodesOptions): CampaignCodes {
  const { rootKey, campaign, format, ticketCount, shardCount } = options;
  const problem = codeSizeProblem(format, ticketCount, shardCount);
  if (problem !== null) throw new RangeError(problem);

  const { alphabet, length, shardCounts } = FORMATS[format];
  const radix = alphabet.length;
  const prefixLength = shardCounts.indexOf(shardCount);
  const localLength = length - prefixLength;
  const highLength = Math.floor(localLength / 2);
  const lowAt = prefixLength + highLength;
  const keySchedule = expandKey(deriveCampaignKey(rootKey, campaign));
  const ciphers: (FF1 | undefined)[] = new Array(shardCount);

  function cipherOf(shardIndex: number): FF1 {
    let cipher = ciphers[shardIndex];
    if (cipher === undefined) {
      const tweak = new TextEncoder().encode(`${campaign}:${shardIndex}`);
      cipher = new FF1({ radix, length: localLength, keySchedule, tweak });
      ciphers[shardIndex] = cipher;
    }
    return cipher;
  }

  function codeOf(serial: number): string {
    if (!Number.isInteger(serial) || serial < 0 || serial >= ticketCount) {
      throw new RangeError(`serial ${serial} is not in 0…${ticketCount - 1}`);
    }
    const shardIndex = serial % shardCount;
    const cipher = cipherOf(shardIndex);
    const local = Math.floor(serial / shardCount);
    const { high, low } = cipher.encrypt({
      high: Math.floor(local / cipher.lowSize),
      low: local % cipher.lowSize,
    });
    return (
      writeNumeral(shardIndex, prefixLength, alphabet) +
      writeNumeral(high, highLength, alphabet) +
      writeNumeral(low, localLength - highLength, alphabet)
    );
  }

  function serialOf(typed: string): TypedCode {
    const code = normaliseCode(format, typed);
    if (code === null) return { kind: "malformed" };
    const shardIndex = readNumeral(code.slice(0, prefixLength), alphabet);
    const cipher = cipherOf(shardIndex);
    const { high, low } = cipher.decrypt({
      high: readNumeral(code.slice(prefixLength, lowAt), alphabet),
      low: readNumeral(code.slice(lowAt), alphabet),
    });
    // Beyond 2^53 this is rounded, which cannot bring it back below any ticket count.
    const serial = (high * cipher.lowSize + low) * shardCount + shardIndex;
    return serial < ticketCount ? { kind: "serial", serial, shardIndex, code } : { kind: "unknown" };
  }

  function shardOf(typed: string): number | null {
    const code = normaliseCode(format, typed);
    return code === null ? null : readNumeral(code.slice(0, prefixLength), alphabet);
  }

  return { codeOf, serialOf, shardOf, display: (code) => displayCode(format, code) };
}
