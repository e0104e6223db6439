/** Finds shops by what a visitor types: a city, a postcode, a department, part of a name. */

import type { Store } from "../../../worker/services.ts";

/** The longest name of a French town has 45 letters; there is room for a postcode beside it. */
export const QUERY_MAX = 60;

export type SearchOutcome =
  /** Nothing was asked. */
  | { readonly kind: "all"; readonly shops: readonly Store[] }
  | { readonly kind: "found"; readonly query: string; readonly shops: readonly Store[] }
  /** None at that postcode, some in its department. */
  | { readonly kind: "nearby"; readonly query: string; readonly shops: readonly Store[] }
  | { readonly kind: "none"; readonly query: string };

/** @param typed as it stands in the address, of any length */
export function searchShops(shops: readonly Store[], typed: string): SearchOutcome {
  const query = typed.slice(0, QUERY_MAX).trim();
  const terms = termsOf(query);
  if (terms.length === 0) return query === "" ? { kind: "all", shops } : { kind: "none", query };
  const found = shops.filter((shop) => terms.every((term) => isAbout(shop, term)));
  if (found.length > 0) return { kind: "found", query, shops: found };
  const department = departmentOf(terms);
  const nearby = shops.filter(({ postalCode }) => department && postalCode.startsWith(department));
  return nearby.length > 0 ? { kind: "nearby", query, shops: nearby } : { kind: "none", query };
}

/** Words without accents and case, as people type them on a phone: « Saint-Étienne » and « saint etienne » are one. */
function termsOf(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/œ/gi, "oe")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  );
}

const POSTCODE_LENGTH = 5;
const DEPARTMENT_LENGTH = 2;

function isAbout({ name, street, city, postalCode }: Store, term: string): boolean {
  if (/^\d+$/.test(term)) return postalCode.startsWith(term.padStart(DEPARTMENT_LENGTH, "0"));
  if (/^2[ab]$/.test(term)) return postalCode.startsWith("20"); // Corsica's two departments share it
  return termsOf(`${name} ${street} ${city}`).some((word) => word.startsWith(term));
}

/** The department of a postcode among the terms. */
function departmentOf(terms: readonly string[]): string | undefined {
  const postcode = terms.find((term) => term.length === POSTCODE_LENGTH && /^\d+$/.test(term));
  return postcode?.slice(0, DEPARTMENT_LENGTH);
}
