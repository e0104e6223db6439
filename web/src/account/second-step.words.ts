import type { Language } from "../i18n/pages.ts";

export type SecondStepText = {
  readonly heading: string;
  readonly lead: string;
  readonly code: string;
  readonly codeHint: string;
  readonly submit: string;
  readonly lost: string;
  readonly lostText: string;
  readonly recoveryCode: string;
  readonly recoveryHint: string;
  readonly submitRecovery: string;
  readonly startAgain: string;
  readonly wrong: string;
  readonly over: string;
};

export const secondStepWords: Record<Language, SecondStepText> = {
  fr: {
    heading: "Votre code",
    lead: "Le mot de passe est bon. Ouvrez votre application d’authentification et saisissez le code affiché pour ThéTipTop.",
    code: "Code à six chiffres",
    codeHint: "Il change toutes les trente secondes et ne sert qu’une fois.",
    submit: "Se connecter",
    lost: "Vous n’avez pas votre téléphone ?",
    lostText:
      "Utilisez l’un des codes de secours remis à l’activation : chacun ne sert qu’une fois. Si vous n’en avez plus, demandez à un administrateur de réinitialiser votre double authentification.",
    recoveryCode: "Code de secours",
    recoveryHint: "24 chiffres et lettres ; les tirets sont facultatifs.",
    submitRecovery: "Se connecter avec ce code",
    startAgain: "Recommencer avec un autre compte",
    wrong: "Ce code est incorrect ou a déjà servi. Attendez le suivant, puis réessayez.",
    over: "Le temps imparti est écoulé. Saisissez de nouveau votre mot de passe.",
  },
  en: {
    heading: "Your code",
    lead: "The password is right. Open your authenticator app and enter the code it shows for ThéTipTop.",
    code: "Six-digit code",
    codeHint: "It changes every thirty seconds and works once.",
    submit: "Sign in",
    lost: "Don’t have your phone?",
    lostText:
      "Use one of the recovery codes you were given when you set this up: each works once. If you have none left, ask an administrator to reset your two-factor authentication.",
    recoveryCode: "Recovery code",
    recoveryHint: "24 digits and letters; the dashes are optional.",
    submitRecovery: "Sign in with this code",
    startAgain: "Start again with another account",
    wrong: "This code is wrong or was used already. Wait for the next one, then try again.",
    over: "The time for it has run out. Enter your password again.",
  },
};
