/**
 * What an account may look like: one set of rules for the API and the site. Everything is normalised before it
 * is measured, so that the same person typing on another keyboard has the same address and password.
 */

import { z } from "@hono/zod-openapi";

const EMAIL_MAX = 254; // RFC 5321: the longest address a mail server takes
const LOCAL_PART_MAX = 64; // RFC 5321: what may stand before the @
const NO_ADDRESS = "L'adresse email n'est pas valide";
export const PASSWORD_MAX = 128; // longer adds no strength, and every character is hashed
const PASSWORD_MIN = 8; // the contract's
const NAME_MIN = 2; // the contract's
const NAME_MAX = 100; // the contract's
const FULL_NAME_MAX = 2 * NAME_MAX + 1; // both, and a space
const ADDRESS_MAX = 200; // four lines of 38 characters (NF Z10-011), with room
const CITY_MAX = 100; // the longest name of a French town has 45

const CONTROL = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/**
 * What a mail program would make a link of. Mails greet by name, and anybody can have us write to anybody by
 * registering: a name must not be able to carry an invitation. `J.-P.` and `M.Dupont` pass. Nothing in it repeats
 * without end, so that it looks at each place of a text once.
 */
export const LINK = /:\/\/|www\.|[@/\\]|[\p{L}\p{N}]{2}[.\u3002][\p{L}\p{N}]{2}/iu;
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
  return (
    text(label)
      .overwrite(normaliseLine)
      .min(min, `Le champ ${label} doit compter au moins ${min} caractères`)
      // What is too long is not looked at any further: a body may have 64 KiB.
      .max(max, { error: `Le champ ${label} doit compter au plus ${max} caractères`, abort: true })
      .refine((value) => !CONTROL.test(value), `Le champ ${label} contient des caractères interdits`)
  );
}

/** A name as people have them, so nothing that reads as a link. */
function personName(label: string) {
  return line(label, NAME_MIN, NAME_MAX).refine(
    (value) => !LINK.test(value.normalize("NFKC")),
    `Le champ ${label} ne peut pas contenir de lien ni d'adresse`,
  );
}

const email = text("email")
  .overwrite(normaliseEmail)
  .min(1, { error: "Le champ email est requis", abort: true })
  .max(EMAIL_MAX, { error: `L'adresse email doit compter au plus ${EMAIL_MAX} caractères`, abort: true })
  // One rule, not two: an abort between them would keep the body's other rules from being heard.
  .refine((value) => z.regexes.email.test(value) && value.indexOf("@") <= LOCAL_PART_MAX, NO_ADDRESS);

/** The rules of a new password, wherever one is set. */
function newPassword(label: string) {
  return (
    text(label)
      .overwrite(normalisePassword)
      .min(PASSWORD_MIN, `Le mot de passe doit compter au moins ${PASSWORD_MIN} caractères`)
      .max(PASSWORD_MAX, {
        error: `Le mot de passe doit compter au plus ${PASSWORD_MAX} caractères`,
        abort: true,
      })
      // Refinements, not patterns: a description in JSON Schema cannot say \p{Lu}, and would tell clients something wrong.
      .refine((typed) => /\p{Lu}/u.test(typed), "Le mot de passe doit contenir au moins une majuscule")
      .refine((typed) => /\p{Ll}/u.test(typed), "Le mot de passe doit contenir au moins une minuscule")
      .refine((typed) => /\p{Nd}/u.test(typed), "Le mot de passe doit contenir au moins un chiffre")
      .openapi({
        format: "password",
        description: "With an upper-case letter, a lower-case letter and a digit",
        example: "Password123",
      })
  );
}

/** A password that was set before: bounded and no more, for its rules may have been others. */
function givenPassword(label: string) {
  return text(label)
    .overwrite(normalisePassword)
    .min(1, `Le champ ${label} est requis`)
    .max(PASSWORD_MAX, `Le mot de passe doit compter au plus ${PASSWORD_MAX} caractères`);
}

/** A password alone, to be compared with the one that an account has. */
export const givenPasswordSchema = givenPassword("password");

/** Ours have about 350 characters. */
const CHALLENGE_MAX = 1024;
/** A recovery code has 24 letters and 5 dashes; people add spaces. */
const SECOND_FACTOR_MAX = 64;

const confirmPassword = text("confirmPassword").overwrite(normalisePassword);
const UNCONFIRMED = { path: ["confirmPassword"], error: "Les mots de passe ne correspondent pas" };

const phone = text("phone")
  .overwrite(normalisePhone)
  .regex(PHONE, "Le numéro de téléphone n'est pas un numéro français valide");
const address = line("address", 1, ADDRESS_MAX);
const city = line("city", 1, CITY_MAX);
const postalCode = text("postalCode")
  .overwrite(normaliseLine)
  .regex(POSTAL_CODE, "Le code postal doit compter 5 chiffres");

/** Rules by field, for what administrators may set. */
export const accountFields = {
  email,
  password: newPassword("password"),
  firstName: personName("firstName"),
  lastName: personName("lastName"),
};

export const BODY_MUST_BE_AN_OBJECT = "Le corps de la requête doit être un objet JSON";

const BODY = { error: BODY_MUST_BE_AN_OBJECT };

/** The contract's registration body (2.1). Parsing it twice gives the same: normalising is idempotent. */
export const registerSchema = z
  .object(
    {
      ...accountFields,
      confirmPassword,
      phone: optional(phone),
      address: optional(address),
      city: optional(city),
      postalCode: optional(postalCode),
    },
    BODY,
  )
  .refine((body) => body.password === body.confirmPassword, UNCONFIRMED);

export type Registration = z.infer<typeof registerSchema>;

/** The contract's log-in body (2.2). Only bounds: whether an address has the right form is nobody's business here. */
export const logInSchema = z.object(
  {
    email: text("email")
      .overwrite(normaliseEmail)
      .min(1, "Le champ email est requis")
      .max(EMAIL_MAX, `L'adresse email doit compter au plus ${EMAIL_MAX} caractères`),
    password: givenPassword("password"),
  },
  BODY,
);

/** The second half of a log-in. Whether challenge and code are right is not a question of form. */
export const secondFactorSchema = z.object(
  {
    challenge: text("challenge")
      .min(1, "Le champ challenge est requis")
      .max(CHALLENGE_MAX, "Ce challenge est trop long"),
    code: text("code").min(1, "Le champ code est requis").max(SECOND_FACTOR_MAX, "Ce code est trop long"),
  },
  BODY,
);

/** The contract's body 2.4. */
export const forgotPasswordSchema = z.object({ email }, BODY);

/** The contract's body 2.5. Whether the token is one of ours is not a question of form. */
export const resetPasswordSchema = z
  .object(
    {
      token: text("token").min(1, "Le champ token est requis"),
      password: accountFields.password,
      confirmPassword,
    },
    BODY,
  )
  .refine((body) => body.password === body.confirmPassword, UNCONFIRMED);

/** The contract's body 3.3. */
export const changePasswordSchema = z
  .object(
    {
      currentPassword: givenPassword("currentPassword"),
      newPassword: newPassword("newPassword"),
      confirmPassword,
    },
    BODY,
  )
  .refine((body) => body.newPassword === body.confirmPassword, UNCONFIRMED);

/** Null and an empty text clear the field; leaving it out keeps it. */
function clearable<Rule extends z.ZodType>(rule: Rule) {
  return z.preprocess((value) => (value === "" ? null : value), rule.nullable().optional());
}

/** The contract's body 3.2: only what is named changes. */
export const profileSchema = z.object(
  {
    firstName: accountFields.firstName.optional(),
    lastName: accountFields.lastName.optional(),
    phone: clearable(phone),
    address: clearable(address),
    city: clearable(city),
    postalCode: clearable(postalCode),
  },
  BODY,
);

const nameParts = z.object({ firstName: personName("name"), lastName: personName("name") });

/**
 * The one `name` of the older calls: the first word is the first name, the rest the last name. A single word is both,
 * since an account needs two and the person gave no other.
 */
export const fullName = text("name")
  .overwrite(normaliseLine)
  .max(FULL_NAME_MAX, `Le champ name doit compter au plus ${FULL_NAME_MAX} caractères`)
  .transform((name, { issues }) => {
    const [first = "", ...rest] = name.split(/\s+/);
    const parts = nameParts.safeParse({ firstName: first, lastName: rest.join(" ") || first });
    if (parts.success) return parts.data;
    const [problem] = parts.error.issues;
    issues.push({ code: "custom", message: problem?.message, input: name });
    return z.NEVER;
  });

/** The brief's body of POST /users/signup. */
export const signupSchema = z
  .object({ name: fullName, email, password: accountFields.password, confirmPassword }, BODY)
  .refine((body) => body.password === body.confirmPassword, UNCONFIRMED)
  .transform(({ name, ...rest }) => ({ ...rest, ...name }));

/** The brief's body of PUT /users/update-profile: `name`, or the newer fields, which win. */
export const olderProfileSchema = profileSchema
  .extend({ name: fullName.optional() })
  .transform(({ name, ...changes }) => ({ ...name, ...changes }));
