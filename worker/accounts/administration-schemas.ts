/** What administrators may send about accounts; the rules of each field are those of registering. */

import { z } from "@hono/zod-openapi";
import { accountFields, BODY_MUST_BE_AN_OBJECT, fullName, normalisePassword } from "./validation.ts";

const BODY = { error: BODY_MUST_BE_AN_OBJECT };

/** The contract's body for an employee (6.7). */
export const employeeSchema = z.object(accountFields, BODY);

/** The brief's body of POST /users/add-employee, as its sign-up: one `name`. A confirmation, if there is one, must be right. */
export const olderEmployeeSchema = z
  .object(
    {
      name: fullName,
      email: accountFields.email,
      password: accountFields.password,
      confirmPassword: z
        .string("Le champ confirmPassword doit être un texte")
        .overwrite(normalisePassword)
        .optional(),
    },
    BODY,
  )
  .refine((body) => body.confirmPassword === undefined || body.confirmPassword === body.password, {
    path: ["confirmPassword"],
    error: "Les mots de passe ne correspondent pas",
  })
  .transform(({ name, email, password }) => ({ email, password, ...name }));

/** The contract's body for a change (6.8): only what is named changes. */
export const userChangesSchema = z.object(
  {
    role: z.enum(["CLIENT", "EMPLOYEE", "ADMIN"], "Le rôle doit être CLIENT, EMPLOYEE ou ADMIN").optional(),
    isVerified: z.boolean("Le champ isVerified doit être vrai ou faux").optional(),
    firstName: accountFields.firstName.optional(),
    lastName: accountFields.lastName.optional(),
  },
  BODY,
);
