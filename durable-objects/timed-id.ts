/** Ids that rise with time, so that a table's key is also its order. */

const RANDOM_BYTES = 8;
/** The counter's twelve bits. It starts in their lower half, so that two thousand ids of one instant have room. */
const COUNTER_END = 0x1000;
const COUNTER_START_BITS = 0x7ff;

/** The last id made here: those of one instant are counted, so that they come in the order in which they were made. */
const last = { at: -1, counter: 0 };

/**
 * A UUID of version 7 (RFC 9562 §5.7, counted by §6.2 method 1): 48 bits of time, 12 of a counter, 62 random ones. Those
 * made one after another for one instant rise, as far as one isolate can see.
 * @param now milliseconds since the epoch
 */
export function timedId(now: number): string {
  const random = Buffer.from(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)));
  const isSameInstant = last.at === now && last.counter + 1 < COUNTER_END;
  last.counter = isSameInstant ? last.counter + 1 : random.readUInt16BE(0) & COUNTER_START_BITS;
  last.at = now;
  random.writeUInt8((random.readUInt8(0) & 0x3f) | 0x80, 0); // variant
  const counter = last.counter.toString(16).padStart(3, "0");
  const rest = random.toString("hex");
  return `${firstIdAt(now)}-7${counter}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}

/** Below every id of an instant and above all before it. @param at milliseconds since the epoch; before it nothing was */
export function firstIdAt(at: number): string {
  const time = Math.max(0, at).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}
