/** What a purchase may look like, wherever it comes from: one set of bounds for counter, till and web shop. */

import { z } from "@hono/zod-openapi";
import type { Invalid } from "../accounts/outcomes.ts";
import { accountFields } from "../accounts/validation.ts";
import { problemsOf } from "../http/problems.ts";
import type { PurchaseInput } from "./purchase.ts";

/** Longer than any till's or shop's numbers that we know of, and still one line on a slip. */
const RECEIPT_MAX = 40;
/** 100,000 €: a slip of the hand, not a purchase of tea. */
export const AMOUNT_MAX_CENTS = 10_000_000;
/** Receipts of tickets without a purchase begin so; nobody's till prints it. */
const GIFT_PREFIX = "SANS-ACHAT-";

const RECEIPT = /^[\p{Lu}\p{N}][\p{Lu}\p{N} ._/#:-]*$/u;
const GIFT_KEY = /^[0-9a-f-]{36}$/;

/** The form in which receipts are kept and compared: scanners and hands differ in case and in spaces. */
export function normaliseReceipt(typed: string): string {
  return typed.normalize("NFKC").trim().replace(/\s+/g, " ").toUpperCase();
}

export const receiptSchema = z
  .string({ error: "Le numéro du ticket de caisse est requis" })
  .max(200, { error: "Le numéro du ticket de caisse est trop long", abort: true }) // before any work is put into it
  .overwrite(normaliseReceipt)
  .min(1, { error: "Le numéro du ticket de caisse est requis", abort: true })
  .max(RECEIPT_MAX, `Le numéro du ticket de caisse doit compter au plus ${RECEIPT_MAX} caractères`)
  .refine(
    (receipt) => RECEIPT.test(receipt) && !receipt.startsWith(GIFT_PREFIX),
    "Le numéro du ticket de caisse contient des caractères interdits",
  )
  .openapi({ example: "NCE-2026-004217" });

export const amountSchema = z
  .int("Le montant doit être un nombre entier de centimes")
  .min(1, "Le montant doit être positif")
  .max(AMOUNT_MAX_CENTS, "Le montant est trop élevé")
  .openapi({ description: "Euro cents", example: 5240 });

export const buyerSchema = z.object({
  email: accountFields.email.nullish().openapi({ description: "Where the code is mailed" }),
  language: z
    .enum(["fr", "en"], "La langue doit être fr ou en")
    .default("fr")
    .openapi({ description: "Of the mail" }),
});

const saleSchema = buyerSchema.extend({ receipt: receiptSchema, amountCents: amountSchema });
const giftSchema = buyerSchema.extend({
  receipt: z
    .string()
    .regex(GIFT_KEY, "La demande n'est pas valide")
    .transform((key) => GIFT_PREFIX + key.toUpperCase()),
});

export interface ReadPurchase {
  readonly kind: "read";
  readonly receipt: string;
  readonly amountCents: number | null;
  readonly email: string | null;
  readonly language: "fr" | "en";
}

/** Checks and normalises. A ticket without a purchase has its form's key for a receipt. */
export function readPurchase(input: PurchaseInput): ReadPurchase | Invalid {
  const { receipt, amountCents, language, key } = input;
  const buyer = { email: input.email || null, language };
  const parsed =
    receipt === null
      ? giftSchema.safeParse({ ...buyer, receipt: key })
      : saleSchema.safeParse({ ...buyer, receipt, amountCents });
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  const { data } = parsed;
  return {
    kind: "read",
    receipt: data.receipt,
    amountCents: receipt === null ? null : amountCents,
    email: data.email ?? null,
    language: data.language,
  };
}
