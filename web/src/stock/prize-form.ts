/** A prize as it is typed, and what it means. Pure. */

import type { PrizeStanding } from "../../../worker/prizes/effect.ts";
import { centsIn, countIn } from "./amounts.ts";

export const PRIZE_FIELDS = [
  "name",
  "nameEn",
  "description",
  "descriptionEn",
  "value",
  "share",
  "stock",
  "stockShown",
  "isActive",
  "type",
] as const;
export type TypedPrize = Readonly<Record<(typeof PRIZE_FIELDS)[number], string>>;

export interface PrizeValues {
  readonly type: "PHYSICAL" | "DISCOUNT";
  readonly name: string;
  readonly nameEn: string;
  readonly description: string;
  readonly descriptionEn: string;
  readonly valueCents: number;
  readonly oddsPpm: number;
  /** Null when it was left as it was shown: what was played meanwhile is not given back. */
  readonly stock: number | null;
  readonly isActive: boolean;
}

export type PrizeProblem = "name" | "nameEn" | "description" | "descriptionEn" | "value" | "share" | "stock";

export type ReadPrize =
  | { readonly kind: "read"; readonly values: PrizeValues }
  | { readonly kind: "wrong"; readonly fields: readonly PrizeProblem[] };

// As the prizes' own routes have them (worker/prizes/prize-schemas.ts).
export const NAME_MAX = 100;
export const DESCRIPTION_MAX = 1000;
const VALUE_CENTS_MAX = 100_000_000;
const PPM = 1_000_000;
const PPM_PER_PERCENT = 10_000;
const CONTROL_BUT_NEW_LINE = /(?!\n)[\p{Cc}\p{Cs}]/u;
const SHARE = /^(\d{1,3})(?:[.,](\d{1,4}))?$/;

export function readPrize(typed: TypedPrize): ReadPrize {
  const name = tidy(typed.name);
  const nameEn = tidy(typed.nameEn) || name;
  const description = tidy(typed.description);
  const descriptionEn = tidy(typed.descriptionEn) || description;
  const valueCents = centsIn(typed.value);
  const oddsPpm = ppmIn(typed.share);
  const stock = countIn(typed.stock);
  const wrong: readonly (readonly [PrizeProblem, boolean])[] = [
    ["name", !isText(name, NAME_MAX) || name === "" || name.includes("\n")],
    ["nameEn", !isText(nameEn, NAME_MAX) || nameEn.includes("\n")],
    ["description", !isText(description, DESCRIPTION_MAX)],
    ["descriptionEn", !isText(descriptionEn, DESCRIPTION_MAX)],
    ["value", valueCents === undefined || valueCents > VALUE_CENTS_MAX],
    ["share", oddsPpm === undefined],
    ["stock", stock === undefined],
  ];
  const fields = wrong.flatMap(([field, isWrong]) => (isWrong ? [field] : []));
  if (fields.length > 0 || valueCents === undefined || oddsPpm === undefined || stock === undefined)
    return { kind: "wrong", fields };
  return {
    kind: "read",
    values: {
      type: typed.type === "DISCOUNT" ? "DISCOUNT" : "PHYSICAL",
      name,
      nameEn,
      description,
      descriptionEn,
      valueCents,
      oddsPpm,
      stock: typed.stockShown !== "" && countIn(typed.stockShown) === stock ? null : stock,
      isActive: typed.isActive === "yes",
    },
  };
}

/** A prize as its form shows it. @param decimalSign of the language */
export function typedPrize({ prize, left }: PrizeStanding, decimalSign: string): TypedPrize {
  const cents = String(prize.valueCents % 100).padStart(2, "0");
  return {
    type: prize.type,
    name: prize.name,
    nameEn: prize.nameEn,
    description: prize.description,
    descriptionEn: prize.descriptionEn,
    value: `${Math.floor(prize.valueCents / 100)}${cents === "00" ? "" : decimalSign + cents}`,
    share: String(prize.oddsPpm / PPM_PER_PERCENT).replace(".", decimalSign),
    stock: String(left),
    stockShown: String(left),
    isActive: prize.isActive ? "yes" : "",
  };
}

export const EMPTY_PRIZE: TypedPrize = {
  type: "PHYSICAL",
  name: "",
  nameEn: "",
  description: "",
  descriptionEn: "",
  value: "",
  share: "0",
  stock: "",
  stockShown: "",
  isActive: "yes",
};

function tidy(text: string): string {
  return text.replaceAll("\r\n", "\n").normalize("NFC").trim();
}

function isText(text: string, lengthMax: number): boolean {
  return text.length <= lengthMax && !CONTROL_BUT_NEW_LINE.test(text);
}

/** Millionths of a share in percent: `15`, `12,5`. */
function ppmIn(typed: string): number | undefined {
  const [, whole, decimals = ""] = SHARE.exec(typed.trim().replace(/\s*%$/, "")) ?? [];
  if (whole === undefined) return undefined;
  const ppm = Number(whole) * PPM_PER_PERCENT + Number(decimals.padEnd(4, "0"));
  return ppm <= PPM ? ppm : undefined;
}
