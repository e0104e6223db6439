import type { MailMessage } from "../message.ts";
import type { Template } from "./content.ts";
import { greeting } from "./content.ts";

type Change = Extract<MailMessage, { kind: "second-factor" }>["change"];

export interface SecondFactorFacts {
  readonly firstName: string;
  readonly change: Change;
  readonly forgottenPasswordUrl: string;
}

interface Said {
  readonly subject: string;
  /** Goes on after the name. */
  readonly happened: string;
}

const FR: Record<Change, Said> = {
  enrolled: {
    subject: "La double authentification est activée",
    happened:
      "une application d’authentification vient d’être associée à votre compte ThéTipTop. À chaque connexion, son code vous sera demandé après le mot de passe. Par prudence, vos autres appareils ont été déconnectés.",
  },
  "turned-off": {
    subject: "La double authentification est désactivée",
    happened:
      "la double authentification de votre compte ThéTipTop vient d’être désactivée : le mot de passe suffit de nouveau pour se connecter.",
  },
  reset: {
    subject: "Votre double authentification a été réinitialisée",
    happened:
      "un administrateur vient de réinitialiser la double authentification de votre compte ThéTipTop. Tous vos appareils ont été déconnectés. Vous pourrez associer une nouvelle application dès votre prochaine connexion.",
  },
  "recovery-code-used": {
    subject: "Un code de secours a été utilisé",
    happened:
      "un code de secours de votre compte ThéTipTop vient d’être utilisé. Il ne servira plus ; s’il vous en reste peu, renouvelez-les depuis votre profil.",
  },
  "codes-renewed": {
    subject: "Vos codes de secours ont été renouvelés",
    happened:
      "de nouveaux codes de secours viennent d’être créés pour votre compte ThéTipTop. Les anciens ne servent plus.",
  },
};

const EN: Record<Change, Said> = {
  enrolled: {
    subject: "Two-factor authentication is on",
    happened:
      "an authenticator app has just been linked to your ThéTipTop account. Each time you sign in, its code will be asked for after the password. To be safe, your other devices were signed out.",
  },
  "turned-off": {
    subject: "Two-factor authentication is off",
    happened:
      "two-factor authentication of your ThéTipTop account has just been turned off: the password alone is enough to sign in again.",
  },
  reset: {
    subject: "Your two-factor authentication was reset",
    happened:
      "an administrator has just reset the two-factor authentication of your ThéTipTop account. All your devices were signed out. You can link a new app when you next sign in.",
  },
  "recovery-code-used": {
    subject: "A recovery code was used",
    happened:
      "a recovery code of your ThéTipTop account has just been used. It will not work again; if few are left, renew them in your profile.",
  },
  "codes-renewed": {
    subject: "Your recovery codes were renewed",
    happened:
      "new recovery codes have just been made for your ThéTipTop account. The old ones do not work any more.",
  },
};

export const secondFactor: Template<SecondFactorFacts> = {
  fr: ({ firstName, change, forgottenPasswordUrl }) => ({
    subject: FR[change].subject,
    preheader: "Si c’était prévu, vous n’avez rien à faire.",
    heading: FR[change].subject,
    blocks: [
      { kind: "paragraph", text: `${greeting("Bonjour", firstName)}, ${FR[change].happened}` },
      {
        kind: "paragraph",
        text: "C’était vous, ou vous l’aviez demandé ? Tout est en ordre, vous n’avez rien à faire.",
      },
      {
        kind: "paragraph",
        text: "Sinon, quelqu’un connaît sans doute votre mot de passe. Choisissez-en un nouveau sans attendre, et prévenez un administrateur.",
      },
      { kind: "action", label: "Choisir un mot de passe", url: forgottenPasswordUrl },
    ],
    reason:
      "Vous recevez ce message parce que la double authentification d’un compte lié à cette adresse a changé ou servi : nous le signalons toujours à la personne qui en est titulaire.",
  }),
  en: ({ firstName, change, forgottenPasswordUrl }) => ({
    subject: EN[change].subject,
    preheader: "If you expected it, there is nothing to do.",
    heading: EN[change].subject,
    blocks: [
      { kind: "paragraph", text: `${greeting("Hello", firstName)}, ${EN[change].happened}` },
      { kind: "paragraph", text: "Was it you, or did you ask for it? All is well, there is nothing to do." },
      {
        kind: "paragraph",
        text: "If not, somebody probably knows your password. Choose a new one right away, and tell an administrator.",
      },
      { kind: "action", label: "Choose a password", url: forgottenPasswordUrl },
    ],
    reason:
      "You receive this message because two-factor authentication of an account with this address was changed or used: we always tell its owner.",
  }),
};
