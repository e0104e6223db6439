/** What may be asked of prizes, in the contract's terms: euros with two decimals, probabilities from 0 to 1. */

import { z } from "@hono/zod-openapi";
import { MAX_STOCK, PPM } from "../../durable-objects/campaign-desk/campaign-record.ts";
import { VALUE_CENTS_MAX } from "../campaigns/definition-schema.ts";
import { ERRORS } from "../http/errors.ts";

const NAME_MAX = 100; // as in a campaign's definition
const DESCRIPTION_MAX = 1000;
const CENTS_PER_EURO = 100;
const VALUE_MAX = VALUE_CENTS_MAX / CENTS_PER_EURO;
/** A double that stands for a decimal is off by far less than this; one with a digit too many, by far more. */
const ROUNDING = 1e-6;

const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const CONTROL_BUT_NEW_LINE = /(?!\n)[\p{Cc}\p{Cs}]/u;
const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,64}$/;

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < ROUNDING;
}

/** A required text: absence and wrong type have their own sentence. */
function text(label: string) {
  return z.string({
    error: ({ input }) =>
      input === undefined ? `Le champ ${label} est requis` : `Le champ ${label} doit être un texte`,
  });
}

function nameOf(label: string) {
  return text(label)
    .overwrite((typed) => typed.normalize("NFC").trim())
    .min(1, `Le champ ${label} est requis`)
    .max(NAME_MAX, `Le champ ${label} doit compter au plus ${NAME_MAX} caractères`)
    .refine((typed) => !CONTROL.test(typed), `Le champ ${label} contient des caractères interdits`);
}

function descriptionOf(label: string) {
  return text(label)
    .overwrite((typed) => typed.replaceAll("\r\n", "\n").normalize("NFC").trim())
    .max(DESCRIPTION_MAX, `Le champ ${label} doit compter au plus ${DESCRIPTION_MAX} caractères`)
    .refine(
      (typed) => !CONTROL_BUT_NEW_LINE.test(typed),
      `Le champ ${label} contient des caractères interdits`,
    );
}

const VALUE_SENTENCE = `Le champ value doit être un montant en euros de 0 à ${VALUE_MAX}, avec au plus deux décimales`;

const value = z
  .union(
    [
      z.string().regex(/^(?:\d{1,6}(?:\.\d{1,2})?|1000000(?:\.00?)?)$/, VALUE_SENTENCE),
      z
        .number()
        .min(0, VALUE_SENTENCE)
        .max(VALUE_MAX, VALUE_SENTENCE)
        .refine((euros) => isWhole(euros * CENTS_PER_EURO), VALUE_SENTENCE)
        .openapi({ multipleOf: 1 / CENTS_PER_EURO }),
    ],
    { error: VALUE_SENTENCE },
  )
  .openapi({ description: "Euros, with at most two decimals", example: "69.00" });

const PROBABILITY_SENTENCE = "Le champ probability doit être un nombre de 0 à 1, avec au plus six décimales";

const probability = z
  .number({ error: PROBABILITY_SENTENCE })
  .min(0, PROBABILITY_SENTENCE)
  .max(1, PROBABILITY_SENTENCE)
  .refine((share) => isWhole(share * PPM), PROBABILITY_SENTENCE)
  .openapi({ multipleOf: 1 / PPM, example: 0.15 });

const STOCK_SENTENCE = `Le champ stock doit être un nombre entier de 0 à ${MAX_STOCK}`;
const stock = z
  .int({ error: STOCK_SENTENCE })
  .min(0, STOCK_SENTENCE)
  .max(MAX_STOCK, STOCK_SENTENCE)
  .openapi({ description: "Units still to be given out", example: 200 });

const type = z.enum(["PHYSICAL", "DISCOUNT"], {
  error: "Le champ type doit être PHYSICAL ou DISCOUNT",
});
const isActive = z.boolean({ error: "Le champ isActive doit être vrai ou faux" });

const name = nameOf("name");
const description = descriptionOf("description");
const englishTexts = {
  nameEn: nameOf("nameEn").optional(),
  descriptionEn: descriptionOf("descriptionEn").optional(),
};
const BODY = { error: "Le corps de la requête doit être un objet JSON" };

/** The contract's 6.3; the English texts are this service's own. */
export const newPrizeSchema = z.object(
  { type, name, description, ...englishTexts, value, probability, stock },
  BODY,
);

/** The contract's 6.4: everything may be left out. */
export const prizeChangesSchema = z.object(
  {
    name: name.optional(),
    description: description.optional(),
    ...englishTexts,
    value: value.optional(),
    probability: probability.optional(),
    stock: stock.optional(),
    isActive: isActive.optional(),
  },
  BODY,
);

export const prizeParams = z.object({ id: z.string().min(1).max(64) });

export const newPrizeHeaders = z.object({
  "idempotency-key": z
    .string()
    .regex(IDEMPOTENCY_KEY, ERRORS["invalid-idempotency-key"].fr)
    .optional()
    .openapi({ description: "The same key sent again gives the same answer, and no second prize" }),
});

/** Cents of a value that `value` let through. */
export function centsOf(euros: string | number): number {
  return Math.round(Number(euros) * CENTS_PER_EURO);
}

/** Parts per million of a probability. */
export function ppmOf(share: number): number {
  return Math.round(share * PPM);
}
