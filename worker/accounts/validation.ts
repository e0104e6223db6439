/**
 * What an account may look like: one set of rules for the API and the site. Everything is normalised before it
 * is measured, so that the same person typing on another keyboard has the same address and password.
 */

import { z } from "@hono/zod-openapi";

const EMAIL_MAX = 254; // RFC 5321: the longest address a mail server takes
export const PASSWORD_MAX = 128; // longer adds no strength, and every character is hashed
const PASSWORD_MIN = 8; // the contract's
const NAME_MIN = 2; // the contract's
const NAME_MAX = 100; // the contract's
const ADDRESS_MAX = 200; // four lines of 38 characters (NF Z10-011), with room
const CITY_MAX = 100; // the longest name of a French town has 45

const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const PHONE = /^0[1-9]\d{8}$/;
const POSTAL_CODE = /^\d{5}$/;

/** The form in which addresses are stored and compared. */
export function normaliseEmail(typed: string): string {
  return typed.normalize("NFKC").trim().toLowerCase();
}

/** The form in which passwords are hashed: a composed and a decomposed "é" are one password. */
export function normalisePassword(typed: string): string {
  return typed.normalize("NFKC");
}

/** National form, `0612345678`, from what people write: spaces, dots, dashes, +33, 0033, (0). */
function normalisePhone(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\s.\-()]/g, "")
    .replace(/^(?:\+33|0033)0?/, "0");
}

function normaliseLine(typed: string): string {
  return typed.normalize("NFC").trim();
}

/** A required text: absence and wrong type have their own sentence. */
function text(label: string) {
  return z.string({
    error: (issue) =>
      issue.input === undefined ? `Le champ ${label} est requis` : `Le champ ${label} doit être un texte`,
  });
}

/** Forms send an empty text for a field left blank, some clients null: both mean absent. */
function optional<Rule extends z.ZodType>(rule: Rule) {
  return z.preprocess((value) => (value === null || value === "" ? undefined : value), rule.optional());
}

function line(label: string, min: number, max: number) {
  return text(label)
    .overwrite(normaliseLine)
    .min(min, `Le champ ${label} doit compter au moins ${min} caractères`)
    .max(max, `Le champ ${label} doit compter au plus ${max} caractères`)
    .refine((value) => !CONTROL.test(value), `Le champ ${label} contient des caractères interdits`);
}

const email = text("email")
  .overwrite(normaliseEmail)
  .min(1, { error: "Le champ email est requis", abort: true })
  .max(EMAIL_MAX, { error: `L'adresse email doit compter au plus ${EMAIL_MAX} caractères`, abort: true })
  .regex(z.regexes.email, "L'adresse email n'est pas valide");

/** The rules of a new password; also those of a reset. */
const password = text("password")
  .overwrite(normalisePassword)
  .min(PASSWORD_MIN, `Le mot de passe doit compter au moins ${PASSWORD_MIN} caractères`)
  .max(PASSWORD_MAX, {
    error: `Le mot de passe doit compter au plus ${PASSWORD_MAX} caractères`,
    abort: true,
  })
  .regex(/\p{Lu}/u, "Le mot de passe doit contenir au moins une majuscule")
  .regex(/\p{Ll}/u, "Le mot de passe doit contenir au moins une minuscule")
  .regex(/\p{Nd}/u, "Le mot de passe doit contenir au moins un chiffre");

export const BODY_MUST_BE_AN_OBJECT = "Le corps de la requête doit être un objet JSON";

/** The contract's registration body (2.1). Parsing it twice gives the same: normalising is idempotent. */
export const registerSchema = z
  .object(
    {
      email,
      password,
      confirmPassword: text("confirmPassword").overwrite(normalisePassword),
      firstName: line("firstName", NAME_MIN, NAME_MAX),
      lastName: line("lastName", NAME_MIN, NAME_MAX),
      phone: optional(
        text("phone")
          .overwrite(normalisePhone)
          .regex(PHONE, "Le numéro de téléphone n'est pas un numéro français valide"),
      ),
      address: optional(line("address", 1, ADDRESS_MAX)),
      city: optional(line("city", 1, CITY_MAX)),
      postalCode: optional(
        text("postalCode")
          .overwrite(normaliseLine)
          .regex(POSTAL_CODE, "Le code postal doit compter 5 chiffres"),
      ),
    },
    { error: BODY_MUST_BE_AN_OBJECT },
  )
  .refine((body) => body.password === body.confirmPassword, {
    path: ["confirmPassword"],
    error: "Les mots de passe ne correspondent pas",
  });

export type Registration = z.infer<typeof registerSchema>;

/** The contract's log-in body (2.2). Only bounds: whether an address has the right form is nobody's business here. */
export const logInSchema = z.object(
  {
    email: text("email")
      .overwrite(normaliseEmail)
      .min(1, "Le champ email est requis")
      .max(EMAIL_MAX, `L'adresse email doit compter au plus ${EMAIL_MAX} caractères`),
    password: text("password")
      .overwrite(normalisePassword)
      .min(1, "Le champ password est requis")
      .max(PASSWORD_MAX, `Le mot de passe doit compter au plus ${PASSWORD_MAX} caractères`),
  },
  { error: BODY_MUST_BE_AN_OBJECT },
);
