/** Who stands behind the entrants of a draw, as far as they still have an account. */

import { inArray } from "drizzle-orm";
import { deskOf } from "../../durable-objects/objects.ts";
import { users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { ServiceContext } from "../service-context.ts";
import { accountOf } from "./pseudonyms.ts";
import type { PlaceRow } from "./record.ts";

export interface DrawnPerson {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly language: "fr" | "en";
}

/** The accounts at some places of a draw, by place; those that were erased are left out. */
export async function personsAt(
  { env }: Pick<ServiceContext, "env">,
  campaign: string,
  places: readonly Pick<PlaceRow, "place" | "entrant">[],
): Promise<ReadonlyMap<number, DrawnPerson>> {
  if (places.length === 0) return new Map();
  const keys = await deskOf(env, campaign).drawKeys(false);
  if (keys.kind === "none") throw new Error(`the desk of ${campaign} lost the keys of its draw`);
  const ids = new Map(places.map(({ place, entrant }) => [place, accountOf(keys.pseudonymKey, entrant)]));
  const { id, email, firstName, lastName, language } = users;
  const found = await databaseOf(env.DB)
    .select({ id, email, firstName, lastName, language })
    .from(users)
    .where(inArray(users.id, [...ids.values()])); // winner and alternates: 51 at most
  const byId = new Map(found.map((person) => [person.id, person]));
  return new Map(
    [...ids].flatMap(([place, accountId]): [number, DrawnPerson][] => {
      const person = byId.get(accountId);
      return person ? [[place, person]] : [];
    }),
  );
}

/** « Zoé L. » */
export function publicName({ firstName, lastName }: Pick<DrawnPerson, "firstName" | "lastName">): string {
  return `${firstName.trim()} ${initialOf(lastName)}.`;
}

/** « Z. L. » */
export function maskedName({ firstName, lastName }: Pick<DrawnPerson, "firstName" | "lastName">): string {
  return `${initialOf(firstName)}. ${initialOf(lastName)}.`;
}

function initialOf(name: string): string {
  return (Array.from(name.trim())[0] ?? "").toLocaleUpperCase("fr");
}
