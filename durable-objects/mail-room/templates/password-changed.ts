import type { Template } from "./content.ts";
import { greeting } from "./content.ts";

export interface PasswordChangedFacts {
  readonly firstName: string;
  readonly forgottenPasswordUrl: string;
}

export const passwordChanged: Template<PasswordChangedFacts> = {
  fr: ({ firstName, forgottenPasswordUrl }) => ({
    subject: "Votre mot de passe a été changé",
    preheader: "Si c’était vous, vous n’avez rien à faire.",
    heading: "Votre mot de passe a été changé",
    blocks: [
      {
        kind: "paragraph",
        text: `${greeting("Bonjour", firstName)}, le mot de passe de votre compte ThéTipTop vient d’être changé. Par prudence, vos autres appareils ont été déconnectés.`,
      },
      { kind: "paragraph", text: "C’était vous ? Tout est en ordre, vous n’avez rien à faire." },
      {
        kind: "paragraph",
        text: "Ce n’était pas vous ? Choisissez sans attendre un nouveau mot de passe : toutes les connexions en cours seront fermées.",
      },
      { kind: "action", label: "Choisir un mot de passe", url: forgottenPasswordUrl },
    ],
    reason:
      "Vous recevez ce message parce que le mot de passe d’un compte lié à cette adresse a changé : nous le signalons toujours à la personne qui en est titulaire.",
  }),
  en: ({ firstName, forgottenPasswordUrl }) => ({
    subject: "Your password was changed",
    preheader: "If it was you, there is nothing to do.",
    heading: "Your password was changed",
    blocks: [
      {
        kind: "paragraph",
        text: `${greeting("Hello", firstName)}, the password of your ThéTipTop account has just been changed. To be safe, your other devices were signed out.`,
      },
      { kind: "paragraph", text: "Was it you? All is well, there is nothing to do." },
      {
        kind: "paragraph",
        text: "Was it not you? Choose a new password right away: everyone who is signed in to your account will be signed out.",
      },
      { kind: "action", label: "Choose a password", url: forgottenPasswordUrl },
    ],
    reason:
      "You receive this message because the password of an account with this address was changed: we always tell its owner.",
  }),
};
