import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type NewPasswordText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly submit: string;
  readonly invalidLink: string;
};

export const newPasswordWords: Record<Language, NewPasswordText> = {
  fr: {
    title: "Nouveau mot de passe · ThéTipTop",
    description: "Choisissez un nouveau mot de passe pour votre compte ThéTipTop.",
    heading: "Nouveau mot de passe",
    lead: "Choisissez un nouveau mot de passe. Vous serez déconnecté partout ailleurs.",
    submit: "Enregistrer le mot de passe",
    invalidLink: "Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.",
  },
  en: {
    title: "New password · ThéTipTop",
    description: "Choose a new password for your ThéTipTop account.",
    heading: "New password",
    lead: "Choose a new password. You will be signed out everywhere else.",
    submit: "Save the password",
    invalidLink: "This link has expired or was used before. Ask for a new one.",
  },
};
