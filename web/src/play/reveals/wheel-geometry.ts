/** Where things are on the wheel: degrees run clockwise from the top, the viewBox is centred on 0. */

/** About this many fields look like a wheel and leave each drawing room. */
const FIELDS_WANTED = 10;
const FULL_TURN_DEGREES = 360;

/** The prize (by position) on each field: the catalogue in order, repeated so that every prize has as many fields. */
export function fieldsOf(prizeCount: number): readonly number[] {
  if (prizeCount === 0) return [];
  const rounds = Math.max(1, Math.round(FIELDS_WANTED / prizeCount));
  return Array.from({ length: prizeCount * rounds }, (_, field) => field % prizeCount);
}

/** Degrees from the top to the middle of a field. */
export function middleOf(field: number, fieldCount: number): number {
  return ((field + 0.5) * FULL_TURN_DEGREES) / fieldCount;
}

/** Degrees from the top to where a field begins: a peg stands there. */
export function edgeOf(field: number, fieldCount: number): number {
  return (field * FULL_TURN_DEGREES) / fieldCount;
}

/** How many pegs have passed the pointer when the wheel stands at an angle. */
export function pegsPassedAt(degrees: number, fieldCount: number): number {
  return Math.floor((degrees * fieldCount) / FULL_TURN_DEGREES);
}

/** How far the wheel is turned when a prize's first field stands under the pointer. */
export function restingAngle(prize: number, prizeCount: number): number {
  const fields = fieldsOf(prizeCount);
  const field = fields.indexOf(prize);
  return field < 0 ? 0 : -middleOf(field, fields.length);
}

/** The outline of a field as an SVG path. */
export function fieldPath(field: number, fieldCount: number, radius: number): string {
  const step = FULL_TURN_DEGREES / fieldCount;
  const [startX, startY] = pointAt(field * step, radius);
  const [endX, endY] = pointAt((field + 1) * step, radius);
  const large = step > FULL_TURN_DEGREES / 2 ? 1 : 0;
  return `M0 0L${startX} ${startY}A${radius} ${radius} 0 ${large} 1 ${endX} ${endY}Z`;
}

/** Where a point of the wheel lies, as SVG writes it. */
export function pointAt(degrees: number, radius: number): readonly [string, string] {
  const radians = (degrees * Math.PI) / 180;
  return [(radius * Math.sin(radians)).toFixed(2), (-radius * Math.cos(radians)).toFixed(2)];
}
