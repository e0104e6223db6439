import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type SecurityText = PageText & {
  readonly heading: string;
  readonly password: {
    readonly heading: string;
    readonly lead: string;
    readonly submit: string;
    readonly wrong: string;
  };
  readonly sessions: {
    readonly heading: string;
    readonly lead: string;
    readonly unknownDevice: string;
    readonly current: string;
    readonly opened: (when: string) => string;
    readonly end: string;
    /** After `end`, for whoever hears the button without its surroundings. */
    readonly endOf: (device: string, when: string) => string;
    readonly endOthers: string;
    readonly delay: string;
  };
  /** For staff. */
  readonly secondFactor: {
    readonly heading: string;
    readonly lead: string;
    readonly on: string;
    readonly off: string;
    readonly manage: string;
    readonly turnOn: string;
  };
  readonly notices: Record<
    "password-changed" | "session-ended" | "sessions-ended" | "second-factor-off",
    string
  >;
};

export const securityWords: Record<Language, SecurityText> = {
  fr: {
    title: "Sécurité · ThéTipTop",
    description: "Changez votre mot de passe et voyez où votre compte est ouvert.",
    heading: "Sécurité",
    password: {
      heading: "Changer de mot de passe",
      lead: "Vous resterez connecté ici, et serez déconnecté partout ailleurs.",
      submit: "Changer le mot de passe",
      wrong: "Le mot de passe actuel est incorrect.",
    },
    sessions: {
      heading: "Où vous êtes connecté",
      lead: "Vous ne reconnaissez pas l’un de ces appareils ? Déconnectez-le, puis changez de mot de passe.",
      unknownDevice: "Appareil inconnu",
      current: "Cet appareil",
      opened: (when) => `Connecté depuis le ${when}`,
      end: "Déconnecter",
      endOf: (device, when) => `${device}, connecté depuis le ${when}`,
      endOthers: "Déconnecter tous les autres",
      delay: "La déconnexion prend effet en trente secondes au plus.",
    },
    secondFactor: {
      heading: "Double authentification",
      lead: "Un code de votre téléphone, en plus du mot de passe, à chaque connexion.",
      on: "Active",
      off: "Inactive",
      manage: "Gérer la double authentification",
      turnOn: "Activer la double authentification",
    },
    notices: {
      "second-factor-off": "La double authentification est désactivée.",
      "password-changed": "Votre mot de passe est changé. Vous êtes déconnecté partout ailleurs.",
      "session-ended": "L’appareil est déconnecté.",
      "sessions-ended": "Tous les autres appareils sont déconnectés.",
    },
  },
  en: {
    title: "Security · ThéTipTop",
    description: "Change your password and see where your account is open.",
    heading: "Security",
    password: {
      heading: "Change your password",
      lead: "You will stay signed in here and be signed out everywhere else.",
      submit: "Change the password",
      wrong: "The current password is wrong.",
    },
    sessions: {
      heading: "Where you are signed in",
      lead: "Is there a device you do not recognise? Sign it out, then change your password.",
      unknownDevice: "Unknown device",
      current: "This device",
      opened: (when) => `Signed in since ${when}`,
      end: "Sign out",
      endOf: (device, when) => `${device}, signed in since ${when}`,
      endOthers: "Sign out all others",
      delay: "Signing out takes effect within thirty seconds.",
    },
    secondFactor: {
      heading: "Two-factor authentication",
      lead: "A code from your phone, on top of the password, each time you sign in.",
      on: "On",
      off: "Off",
      manage: "Manage two-factor authentication",
      turnOn: "Turn on two-factor authentication",
    },
    notices: {
      "second-factor-off": "Two-factor authentication is off.",
      "password-changed": "Your password has been changed. You are signed out everywhere else.",
      "session-ended": "The device is signed out.",
      "sessions-ended": "All other devices are signed out.",
    },
  },
};
