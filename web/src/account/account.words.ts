import type { Language } from "../i18n/pages.ts";
import type { FieldName } from "./field-name.ts";

export type AccountText = {
  readonly fields: Record<FieldName, { readonly label: string; readonly problem: string }>;
  readonly passwordRules: string;
  readonly reveal: string;
  readonly optional: string;
  readonly formProblem: string;
  readonly tooLong: string;
  /** Too many attempts: of signing in, registering, asking for mails. */
  readonly tooMany: string;
};

export const accountWords: Record<Language, AccountText> = {
  fr: {
    fields: {
      email: {
        label: "Adresse e-mail",
        problem: "Saisissez une adresse e-mail complète, par exemple camille@exemple.fr.",
      },
      password: {
        label: "Mot de passe",
        problem:
          "Choisissez un mot de passe de 8 à 128 caractères, avec une majuscule, une minuscule et un chiffre.",
      },
      confirmPassword: {
        label: "Mot de passe, une seconde fois",
        problem: "Les deux mots de passe ne sont pas identiques.",
      },
      currentPassword: {
        label: "Mot de passe actuel",
        problem: "Saisissez votre mot de passe actuel.",
      },
      newPassword: {
        label: "Nouveau mot de passe",
        problem:
          "Choisissez un nouveau mot de passe de 8 à 128 caractères, avec une majuscule, une minuscule et un chiffre.",
      },
      firstName: {
        label: "Prénom",
        problem: "Saisissez votre prénom, de 2 à 100 caractères, sans adresse web ni point entre deux mots.",
      },
      lastName: {
        label: "Nom",
        problem: "Saisissez votre nom, de 2 à 100 caractères, sans adresse web ni point entre deux mots.",
      },
      phone: {
        label: "Téléphone",
        problem: "Saisissez un numéro français à dix chiffres, par exemple 06 12 34 56 78.",
      },
      address: { label: "Adresse", problem: "Saisissez une adresse de 200 caractères au plus." },
      postalCode: { label: "Code postal", problem: "Saisissez un code postal à cinq chiffres." },
      city: { label: "Ville", problem: "Saisissez une ville, de 100 caractères au plus." },
    },
    passwordRules: "De 8 à 128 caractères, dont une majuscule, une minuscule et un chiffre.",
    reveal: "Afficher ce que je saisis",
    optional: "(facultatif)",
    formProblem: "Certains champs sont à revoir.",
    tooLong: "Ce texte est trop long.",
    tooMany: "Trop de tentatives. Patientez quelques minutes, puis réessayez.",
  },
  en: {
    fields: {
      email: {
        label: "Email address",
        problem: "Enter a complete email address, such as camille@example.com.",
      },
      password: {
        label: "Password",
        problem:
          "Choose a password of 8 to 128 characters, with an upper-case letter, a lower-case letter and a digit.",
      },
      confirmPassword: { label: "Password, once more", problem: "The two passwords are not the same." },
      currentPassword: { label: "Current password", problem: "Enter your current password." },
      newPassword: {
        label: "New password",
        problem:
          "Choose a new password of 8 to 128 characters, with an upper-case letter, a lower-case letter and a digit.",
      },
      firstName: {
        label: "First name",
        problem: "Enter your first name, 2 to 100 characters, with no web address and no dot between words.",
      },
      lastName: {
        label: "Last name",
        problem: "Enter your last name, 2 to 100 characters, with no web address and no dot between words.",
      },
      phone: {
        label: "Telephone",
        problem: "Enter a French number of ten digits, such as 06 12 34 56 78.",
      },
      address: { label: "Address", problem: "Enter an address of 200 characters at most." },
      postalCode: { label: "Postcode", problem: "Enter a postcode of five digits." },
      city: { label: "Town", problem: "Enter a town, 100 characters at most." },
    },
    passwordRules: "8 to 128 characters, including an upper-case letter, a lower-case letter and a digit.",
    reveal: "Show what I type",
    optional: "(optional)",
    formProblem: "Some fields need another look.",
    tooLong: "This text is too long.",
    tooMany: "Too many attempts. Please wait a few minutes, then try again.",
  },
};
