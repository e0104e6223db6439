/** What a person sees and changes of their own account. */

import { eq } from "drizzle-orm";
import { users } from "../../migrations/schema.ts";
import { databaseOf } from "../database.ts";
import type { Env } from "../env.ts";
import { problemsOf } from "../http/problems.ts";
import type { Profile, ProfileChanges, UpdateProfileOutcome } from "./outcomes.ts";
import { forgetAccount } from "./sessions.ts";
import { profileSchema } from "./validation.ts";

const COLUMNS = {
  id: users.id,
  email: users.email,
  firstName: users.firstName,
  lastName: users.lastName,
  phone: users.phone,
  address: users.address,
  city: users.city,
  postalCode: users.postalCode,
  role: users.role,
  isVerified: users.isVerified,
  createdAt: users.createdAt,
};

function profileOf(row: Omit<Profile, "createdAt"> & { readonly createdAt: number }): Profile {
  return { ...row, createdAt: new Date(row.createdAt).toISOString() };
}

/** The profile as D1 has it now; undefined when the account is gone, though this isolate may still remember its session. */
export async function readProfile(bindings: Pick<Env, "DB">, userId: string): Promise<Profile | undefined> {
  const [row] = await databaseOf(bindings.DB).select(COLUMNS).from(users).where(eq(users.id, userId));
  return row && profileOf(row);
}

/** Changes what is named and nothing else; shows at once in this isolate, within 30 s in others. */
export async function updateProfile(
  bindings: Pick<Env, "DB">,
  userId: string,
  changes: ProfileChanges,
): Promise<UpdateProfileOutcome> {
  const parsed = profileSchema.safeParse(changes);
  if (!parsed.success) return { kind: "invalid", problems: problemsOf(parsed.error) };
  const named = Object.values(parsed.data).some((value) => value !== undefined);
  const profile = named ? await write(bindings, userId, parsed.data) : await readProfile(bindings, userId);
  forgetAccount(userId);
  return profile ? { kind: "updated", profile } : { kind: "gone" };
}

async function write(
  bindings: Pick<Env, "DB">,
  userId: string,
  changes: ProfileChanges,
): Promise<Profile | undefined> {
  const [row] = await databaseOf(bindings.DB)
    .update(users)
    .set(changes)
    .where(eq(users.id, userId))
    .returning(COLUMNS);
  return row && profileOf(row);
}
