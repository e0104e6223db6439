import type { Language } from "../i18n/pages.ts";
import type { FieldName } from "./field-name.ts";

export type AccountText = {
  readonly fields: Record<FieldName, { readonly label: string; readonly problem: string }>;
  readonly passwordRules: string;
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
      firstName: { label: "Prénom", problem: "Saisissez votre prénom, de 2 à 100 caractères." },
      lastName: { label: "Nom", problem: "Saisissez votre nom, de 2 à 100 caractères." },
    },
    passwordRules: "De 8 à 128 caractères, dont une majuscule, une minuscule et un chiffre.",
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
      firstName: { label: "First name", problem: "Enter your first name, 2 to 100 characters." },
      lastName: { label: "Last name", problem: "Enter your last name, 2 to 100 characters." },
    },
    passwordRules: "8 to 128 characters, including an upper-case letter, a lower-case letter and a digit.",
    formProblem: "Some fields need another look.",
    tooLong: "This text is too long.",
    tooMany: "Too many attempts. Please wait a few minutes, then try again.",
  },
};
