import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type InvitationText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly submit: string;
  readonly invalidLink: string;
};

export const invitationWords: Record<Language, InvitationText> = {
  fr: {
    title: "Bienvenue dans l’équipe · ThéTipTop",
    description: "Choisissez le mot de passe de votre accès au personnel.",
    heading: "Bienvenue dans l’équipe",
    lead: "Choisissez votre mot de passe. Votre adresse sera confirmée du même geste, et vous pourrez vous connecter.",
    submit: "Ouvrir mon accès",
    invalidLink: "Cette invitation a expiré ou a déjà servi. Demandez au siège de la renvoyer.",
  },
  en: {
    title: "Welcome to the team · ThéTipTop",
    description: "Choose the password of your staff access.",
    heading: "Welcome to the team",
    lead: "Choose your password. Your address is confirmed with it, and you can sign in.",
    submit: "Open my access",
    invalidLink: "This invitation has expired or was used before. Ask head office to send it again.",
  },
};
