/** Pages of a list, as the contract asks for them, and the cursor that goes on where a page ended. */

import { z } from "@hono/zod-openapi";

const LIMIT_MAX = 100;
/** Rows a page number may skip: D1 walks over each of them. Further in, the cursor costs the same at any depth. */
const SKIP_MAX = 100_000;
const CURSOR_MAX_LENGTH = 100;

export interface PageRequest {
  /** From 1. */
  readonly page: number;
  readonly limit: number;
  /** From the page before; wins over `page`. */
  readonly cursor?: string | undefined;
}

export interface Pagination {
  readonly total: number;
  readonly page: number;
  readonly limit: number;
  readonly totalPages: number;
  /** Asks for what follows this page, whatever was added meanwhile; null on the last one. */
  readonly nextCursor: string | null;
}

export const paginationSchema = z
  .object({
    total: z.int(),
    page: z.int(),
    limit: z.int(),
    totalPages: z.int(),
    nextCursor: z.string().nullable().openapi({
      description: "Send it as `cursor` for what follows, stable under inserts; null on the last page",
    }),
  })
  .openapi("Pagination");

function wholeNumber(name: string, max: number) {
  const sentence = `Le paramètre ${name} doit être un nombre entier de 1 à ${max}`;
  return z
    .string({ error: sentence })
    .regex(/^\d{1,6}$/, { error: sentence, abort: true })
    .transform(Number)
    .refine((value) => value >= 1 && value <= max, sentence);
}

/** The query parameters of a list; spread into its query schema, then `.refine(isWithinReach, OUT_OF_REACH)`. */
export function pageParameters(limitDefault: number) {
  return {
    page: wholeNumber("page", SKIP_MAX)
      .default(1)
      .openapi({ type: "integer", minimum: 1, maximum: SKIP_MAX, default: 1 }),
    limit: wholeNumber("limit", LIMIT_MAX)
      .default(limitDefault)
      .openapi({ type: "integer", minimum: 1, maximum: LIMIT_MAX, default: limitDefault }),
    cursor: z
      .string()
      .min(1, "Le paramètre cursor est vide")
      .max(CURSOR_MAX_LENGTH, "Le paramètre cursor est trop long")
      .optional(),
  };
}

/** True when a page number reaches that far; refine a list's query schema with it and `OUT_OF_REACH`. */
export function isWithinReach({ page, limit, cursor }: PageRequest): boolean {
  return cursor !== undefined || (page - 1) * limit <= SKIP_MAX;
}

export const OUT_OF_REACH = {
  path: ["page"],
  error: `Les numéros de page vont jusqu'à ${SKIP_MAX} lignes : au-delà, continuez avec cursor`,
};

/** Rows to skip for a page number; none with a cursor. */
export function skipOf({ page, limit, cursor }: PageRequest): number {
  return cursor === undefined ? (page - 1) * limit : 0;
}

/**
 * What an answer says about its page.
 * @param nextCursor of the last row shown; null when nothing follows
 */
export function paginationOf(
  { page, limit }: PageRequest,
  total: number,
  nextCursor: string | null,
): Pagination {
  return { total, page, limit, totalPages: Math.ceil(total / limit), nextCursor };
}
