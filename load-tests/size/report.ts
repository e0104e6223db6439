/** The figures of `npm run bench:size`: from rounds to what is kept and printed. Pure. */

import type { SizePoint } from "../measured/figures.ts";
import { ratioByRound, spreadOf } from "../measured/spread.ts";
import type { Arm } from "./arms.ts";
import type { PhaseFigures } from "./phase.ts";

export interface MeasuredArm {
  readonly arm: Arm;
  /** In turn. */
  readonly rounds: readonly PhaseFigures[];
  readonly creationMs: readonly number[];
}

/** Every arm's figures, each against the first one's of the same round. */
export function pointsOf([base, ...others]: readonly [MeasuredArm, ...MeasuredArm[]]): SizePoint[] {
  const costsOf = ({ rounds }: MeasuredArm) => rounds.map((phase) => phase.cpuMicrosecondsPerPlay);
  return [base, ...others].map((measured) => ({
    tickets: measured.arm.tickets,
    shards: measured.arm.shards,
    codeFormat: measured.arm.codeFormat,
    cpuMicrosecondsPerPlay: spreadOf(costsOf(measured)),
    perSecond: spreadOf(measured.rounds.map(({ perSecond }) => perSecond)),
    ratio: ratioByRound(costsOf(measured), costsOf(base)),
    creationMs: spreadOf(measured.creationMs),
  }));
}

export const TABLE_HEAD = [
  "                                 processor µs/play      redemptions/s   cost ratio            creation ms",
  "      tickets  shards  codes        median (min–max)         median     median (min–max)           median",
].join("\n");

/** One line of the printed table. */
export function tableLine({
  tickets,
  shards,
  codeFormat,
  cpuMicrosecondsPerPlay: cost,
  perSecond,
  ratio,
  creationMs,
}: SizePoint): string {
  return [
    tickets.toLocaleString("en").padStart(13),
    String(shards).padStart(7),
    ` ${(codeFormat ?? "").padEnd(10)}`,
    `${cost.median.toFixed(0)} (${cost.min.toFixed(0)}–${cost.max.toFixed(0)})`.padStart(17),
    perSecond.median.toFixed(0).padStart(14),
    `    ${ratio.median.toFixed(2)} (${ratio.min.toFixed(2)}–${ratio.max.toFixed(2)})`.padEnd(24),
    (creationMs?.median ?? Number.NaN).toFixed(0).padStart(12),
  ].join(" ");
}
