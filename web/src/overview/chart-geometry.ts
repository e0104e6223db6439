/** Where bars and lines stand in a box of 100 by 100: charts are stretched to their place, their words are HTML beside them. */

import { scaleBand, scaleLinear, scalePoint } from "d3-scale";
import { area, curveMonotoneX, line } from "d3-shape";

const SIZE = 100;
const GAP = 0.25;
/** Few enough lines to be read, whatever the height. */
const TICKS = 4;

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Axis {
  /** From 0 to the top of the box, equally far apart. */
  readonly ticks: readonly number[];
  /** How high a value stands, counted from the top. */
  readonly y: (value: number) => number;
}

/** An axis of whole numbers that ends at or above the greatest value. */
export function axisFor(values: readonly number[]): Axis {
  const scale = scaleLinear([0, Math.max(1, ...values)], [SIZE, 0]).nice(TICKS);
  const ticks = scale.ticks(TICKS).filter(Number.isInteger);
  return { ticks, y: scale };
}

/** @param slots how many places there are, when more than values */
export function barsOf(values: readonly number[], { y }: Axis, slots = values.length): Bar[] {
  const places = Array.from({ length: Math.max(slots, values.length) }, (_, index) => index);
  const x = scaleBand(places, [0, SIZE])
    .paddingInner(GAP)
    .paddingOuter(GAP / 2);
  return values.map((value, index) => ({
    x: rounded(x(index) ?? 0),
    y: rounded(y(value)),
    width: rounded(x.bandwidth()),
    height: rounded(SIZE - y(value)),
  }));
}

/** The paths of a line and of the area under it; a single value is a level line. */
export function linePaths(values: readonly number[], { y }: Axis): { line: string; area: string } {
  const shown = values.length === 1 ? [...values, ...values] : values;
  const x = scalePoint(
    shown.map((_, index) => index),
    [0, SIZE],
  );
  function xOf(_: number, index: number): number {
    return rounded(x(index) ?? 0);
  }
  function yOf(value: number): number {
    return rounded(y(value));
  }
  return {
    line: line<number>(xOf, yOf).curve(curveMonotoneX)(shown) ?? "",
    area: area<number>(xOf, SIZE, yOf).curve(curveMonotoneX)(shown) ?? "",
  };
}

/** A hundredth of the box is finer than a pixel. */
function rounded(length: number): number {
  return Math.round(length * SIZE) / SIZE;
}
