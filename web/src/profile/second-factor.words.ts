import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type SecondFactorText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly required: string;
  readonly back: string;
  readonly steps: {
    readonly app: string;
    readonly appText: string;
    readonly scan: string;
    readonly scanText: string;
    readonly qr: string;
    readonly byHand: string;
    readonly open: string;
    readonly confirm: string;
    readonly confirmText: string;
  };
  readonly password: string;
  readonly code: string;
  readonly codeHint: string;
  readonly anyCode: string;
  readonly anyCodeHint: string;
  readonly turnOn: string;
  readonly on: {
    readonly heading: string;
    readonly since: (when: string) => string;
    readonly left: (count: number) => string;
    readonly few: string;
  };
  readonly codes: {
    readonly heading: string;
    readonly lead: string;
    readonly listLabel: string;
    readonly noted: string;
  };
  readonly renew: { readonly heading: string; readonly lead: string; readonly submit: string };
  readonly off: {
    readonly heading: string;
    readonly lead: string;
    readonly leadRequired: string;
    readonly submit: string;
  };
  readonly refusals: Record<
    "wrong-password" | "wrong-code" | "offer-over" | "not-possible" | "not-on",
    string
  >;
};

export const secondFactorWords: Record<Language, SecondFactorText> = {
  fr: {
    title: "Double authentification · ThéTipTop",
    description: "Protégez votre compte du personnel par un code de votre téléphone.",
    heading: "Double authentification",
    lead: "Un mot de passe se devine ou se vole. Avec un code de votre téléphone en plus, votre compte reste le vôtre.",
    required:
      "La maison demande la double authentification à tout le personnel. Pour accéder à votre espace, activez-la.",
    back: "Retour à la sécurité du compte",
    steps: {
      app: "Installez une application d’authentification",
      appText:
        "Toute application qui affiche des codes à six chiffres convient : Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator, ou votre gestionnaire de mots de passe.",
      scan: "Ajoutez-y votre compte",
      scanText: "Scannez ce carré depuis l’application.",
      qr: "Code QR à scanner avec l’application d’authentification",
      byHand: "Impossible de scanner ? Saisissez cette clé dans l’application :",
      open: "Ouvrir dans l’application de cet appareil",
      confirm: "Confirmez avec un premier code",
      confirmText: "Vos autres appareils seront déconnectés.",
    },
    password: "Mot de passe actuel",
    code: "Code à six chiffres",
    codeHint: "Celui que l’application affiche maintenant pour ThéTipTop.",
    anyCode: "Code de l’application, ou code de secours",
    anyCodeHint: "Un code de secours ne sert qu’une fois, ici aussi.",
    turnOn: "Activer",
    on: {
      heading: "Elle est active",
      since: (when) => `Depuis le ${when}. Un code vous est demandé à chaque connexion.`,
      left: (count) =>
        count === 0
          ? "Il ne vous reste aucun code de secours."
          : `Il vous reste ${count} code${count > 1 ? "s" : ""} de secours.`,
      few: "Renouvelez-les sans attendre : sans eux, un téléphone perdu vous ferme la porte.",
    },
    codes: {
      heading: "Vos codes de secours",
      lead: "Ils remplacent votre téléphone s’il est perdu ou cassé. Chacun ne sert qu’une fois. Notez-les ou imprimez cette page, et gardez-les ailleurs que sur votre téléphone : ils ne seront plus jamais affichés.",
      listLabel: "Codes de secours",
      noted: "J’ai noté mes codes",
    },
    renew: {
      heading: "Renouveler les codes de secours",
      lead: "Dix nouveaux codes prennent la place des anciens, qui ne serviront plus.",
      submit: "Créer de nouveaux codes",
    },
    off: {
      heading: "Désactiver",
      lead: "Le mot de passe suffira de nouveau pour se connecter. Pour changer de téléphone, désactivez-la ici puis activez-la avec le nouveau.",
      leadRequired:
        "Pour changer de téléphone, désactivez-la ici puis activez-la aussitôt avec le nouveau : sans elle, votre espace reste fermé.",
      submit: "Désactiver la double authentification",
    },
    refusals: {
      "wrong-password": "Le mot de passe actuel est incorrect.",
      "wrong-code":
        "Ce code est incorrect ou a déjà servi. Attendez le suivant, puis réessayez. Si cela persiste, vérifiez l’heure de votre téléphone.",
      "offer-over":
        "Cette page était ouverte depuis trop longtemps. Supprimez ce compte de l’application et scannez le nouveau carré.",
      "not-possible": "Rien n’a été changé : la double authentification est déjà active sur ce compte.",
      "not-on": "La double authentification n’est plus active sur ce compte.",
    },
  },
  en: {
    title: "Two-factor authentication · ThéTipTop",
    description: "Protect your staff account by a code from your phone.",
    heading: "Two-factor authentication",
    lead: "A password can be guessed or stolen. With a code from your phone on top, your account stays yours.",
    required: "The house asks all staff for two-factor authentication. Turn it on to reach your pages.",
    back: "Back to the security of the account",
    steps: {
      app: "Install an authenticator app",
      appText:
        "Any app that shows six-digit codes will do: Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator, or your password manager.",
      scan: "Add your account to it",
      scanText: "Scan this square from the app.",
      qr: "QR code to scan with the authenticator app",
      byHand: "Cannot scan? Enter this key in the app:",
      open: "Open in the app on this device",
      confirm: "Confirm with a first code",
      confirmText: "Your other devices will be signed out.",
    },
    password: "Current password",
    code: "Six-digit code",
    codeHint: "The one the app shows now for ThéTipTop.",
    anyCode: "Code from the app, or a recovery code",
    anyCodeHint: "A recovery code works once, here too.",
    turnOn: "Turn on",
    on: {
      heading: "It is on",
      since: (when) => `Since ${when}. You are asked for a code each time you sign in.`,
      left: (count) =>
        count === 0
          ? "You have no recovery code left."
          : `You have ${count} recovery code${count > 1 ? "s" : ""} left.`,
      few: "Renew them right away: without them, a lost phone locks you out.",
    },
    codes: {
      heading: "Your recovery codes",
      lead: "They stand in for your phone if it is lost or broken. Each works once. Write them down or print this page, and keep them elsewhere than on your phone: they will never be shown again.",
      listLabel: "Recovery codes",
      noted: "I have written down my codes",
    },
    renew: {
      heading: "Renew the recovery codes",
      lead: "Ten new codes take the place of the old ones, which will not work any more.",
      submit: "Make new codes",
    },
    off: {
      heading: "Turn off",
      lead: "The password alone will be enough to sign in again. To change phones, turn it off here, then on with the new one.",
      leadRequired:
        "To change phones, turn it off here, then on at once with the new one: without it, your pages stay closed.",
      submit: "Turn off two-factor authentication",
    },
    refusals: {
      "wrong-password": "The current password is wrong.",
      "wrong-code":
        "This code is wrong or was used already. Wait for the next one, then try again. If it keeps happening, check your phone’s clock.",
      "offer-over":
        "This page was open for too long. Remove this account from the app and scan the new square.",
      "not-possible": "Nothing was changed: two-factor authentication is on for this account already.",
      "not-on": "Two-factor authentication is not on for this account any more.",
    },
  },
};
