import type { Role } from "../../../worker/services.ts";
import type { Language } from "../i18n/pages.ts";

export type PeopleText = {
  readonly roles: Record<Role, string>;
  readonly verified: string;
  readonly unverified: string;
  readonly noShop: string;
  readonly unavailable: string;
  readonly formProblem: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly shop: string;
  readonly role: string;
  readonly nameProblem: string;
  readonly emailProblem: string;
};

export const peopleWords: Record<Language, PeopleText> = {
  fr: {
    roles: { CLIENT: "Joueur", EMPLOYEE: "Employé", ADMIN: "Administrateur" },
    verified: "Adresse confirmée",
    unverified: "Adresse non confirmée",
    noShop: "Aucune boutique",
    unavailable: "Le service est momentanément indisponible. Rien n’a été changé. Réessayez dans un instant.",
    formProblem: "Certains champs sont à revoir.",
    firstName: "Prénom",
    lastName: "Nom",
    email: "Adresse e-mail",
    shop: "Boutique",
    role: "Rôle",
    nameProblem: "De 2 à 100 caractères, sans adresse web ni point entre deux mots.",
    emailProblem: "Une adresse e-mail complète, par exemple camille@exemple.fr.",
  },
  en: {
    roles: { CLIENT: "Player", EMPLOYEE: "Employee", ADMIN: "Administrator" },
    verified: "Address confirmed",
    unverified: "Address not confirmed",
    noShop: "No shop",
    unavailable: "The service is unavailable for a moment. Nothing was changed. Please try again shortly.",
    formProblem: "Some fields need another look.",
    firstName: "First name",
    lastName: "Last name",
    email: "Email address",
    shop: "Shop",
    role: "Role",
    nameProblem: "2 to 100 characters, with no web address and no dot between words.",
    emailProblem: "A complete email address, such as camille@example.com.",
  },
};
