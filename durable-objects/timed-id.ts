/** Ids that rise with time, so that a table's key is also its order. */

const RANDOM_BYTES = 10;

/**
 * A UUID of version 7 (RFC 9562 §5.7): 48 bits of time, 74 random ones.
 * @param now milliseconds since the epoch
 */
export function timedId(now: number): string {
  const random = Buffer.from(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)));
  random.writeUInt8((random.readUInt8(0) & 0x0f) | 0x70, 0); // version
  random.writeUInt8((random.readUInt8(2) & 0x3f) | 0x80, 2); // variant
  const rest = random.toString("hex");
  return `${firstIdAt(now)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}`;
}

/** Below every id of an instant and above all before it. @param at milliseconds since the epoch; before it nothing was */
export function firstIdAt(at: number): string {
  const time = Math.max(0, at).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}
