/** The network address a request came from, as limits count it. */

import { isIPv4, isIPv6 } from "node:net";
import type { Env } from "../env.ts";

/** Set by Cloudflare's edge, which replaces whatever a client sent. */
const ADDRESS_HEADER = "cf-connecting-ip";
/** All whose address is not known are one: a limit then holds for them together rather than for none of them. */
const UNKNOWN = "unknown";
const ADDRESS_MAX_LENGTH = 45; // the longest text form of an IPv6 address
const GROUPS = 8;
const GROUPS_OF_A_64 = 4;
const HEXADECIMAL = 16;
/** Of an IPv4 address inside an IPv6 one, `::ffff:a.b.c.d`. */
const MAPPED_PREFIX = [0, 0, 0, 0, 0, 0xffff];

/**
 * The address; IPv6 counts by its /64, which is what one household or phone is given. Without the header: null on the
 * local server, which has no edge (its clients may send the header themselves to be told apart), "unknown" elsewhere.
 * Anything that is no address is "unknown" as well.
 */
export function clientAddressOf(request: Request, env: Pick<Env, "LOCAL_MODE">): string | null {
  const address = request.headers.get(ADDRESS_HEADER);
  if (address === null) return env.LOCAL_MODE === "true" ? null : UNKNOWN;
  if (address.length > ADDRESS_MAX_LENGTH) return UNKNOWN;
  if (isIPv4(address)) return address;
  // A zone (`%eth0`) means something on one link only.
  if (!isIPv6(address) || address.includes("%")) return UNKNOWN;
  return subjectOf(groupsOf(address));
}

function subjectOf(groups: readonly number[]): string {
  if (MAPPED_PREFIX.every((group, index) => groups[index] === group)) {
    return groups.slice(MAPPED_PREFIX.length).flatMap(bytesOf).join(".");
  }
  const network = groups.slice(0, GROUPS_OF_A_64).map((group) => group.toString(HEXADECIMAL));
  return `${network.join(":")}::/64`;
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = "", tail] = address.split("::", 2);
  const front = numbersOf(head);
  if (tail === undefined) return front;
  const back = numbersOf(tail);
  const zeros = new Array<number>(GROUPS - front.length - back.length).fill(0);
  return [...front, ...zeros, ...back];
}

function numbersOf(part: string): number[] {
  if (part === "") return [];
  return part
    .split(":")
    .flatMap((group) => (group.includes(".") ? pairsOf(group) : [Number.parseInt(group, HEXADECIMAL)]));
}

/** `1.2.3.4` as the two groups it stands for. */
function pairsOf(dotted: string): number[] {
  const [a = 0, b = 0, c = 0, d = 0] = dotted.split(".").map(Number);
  return [a * 256 + b, c * 256 + d];
}

function bytesOf(group: number): number[] {
  return [group >> 8, group & 0xff];
}
