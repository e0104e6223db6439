/** A shop as the rest of the house sees it. */

export interface OpeningSpan {
  /** As ISO 8601 counts: 1 is Monday. */
  readonly days: readonly number[];
  /** Local time, `HH:MM`. */
  readonly from: string;
  readonly to: string;
}

/** An ordinary week. On one day no two spans overlap. */
export type OpeningHours = readonly OpeningSpan[];

export interface Store {
  /** A short name in lower case, such as `nice`. */
  readonly id: string;
  readonly name: string;
  readonly street: string;
  /** Five digits. */
  readonly postalCode: string;
  readonly city: string;
  /** National form, `0493000000`; null when there is none. */
  readonly phone: string | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly openingHours: OpeningHours;
}

/** The spans of one day of the week, earliest first. @param weekday 1 is Monday */
export function spansOn(hours: OpeningHours, weekday: number): OpeningSpan[] {
  return hours
    .filter(({ days }) => days.includes(weekday))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

export type ChooseShopOutcome =
  | { readonly kind: "chosen"; readonly store: Store }
  | { readonly kind: "unknown-store" };
