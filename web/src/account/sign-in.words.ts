import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type SignInText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly submit: string;
  readonly noAccount: string;
  readonly refused: string;
  readonly afterRegistration: string;
  readonly afterReset: string;
  readonly forgotten: string;
  readonly codeKept: string;
};

export const signInWords: Record<Language, SignInText> = {
  fr: {
    title: "Se connecter · ThéTipTop",
    description:
      "Connectez-vous à votre compte ThéTipTop pour jouer le code de votre ticket et retrouver vos gains.",
    heading: "Se connecter",
    lead: "Retrouvez vos gains et jouez un nouveau ticket.",
    submit: "Se connecter",
    noAccount: "Pas encore de compte ?",
    refused: "L’adresse e-mail ou le mot de passe est incorrect.",
    afterRegistration:
      "Votre demande est enregistrée, et un message est en route. Connectez-vous avec votre adresse et votre mot de passe.",
    codeKept: "Votre code est gardé : vous le retrouverez après la connexion.",
    afterReset: "Votre nouveau mot de passe est enregistré. Vous pouvez vous connecter.",
    forgotten: "Mot de passe oublié ?",
  },
  en: {
    title: "Sign in · ThéTipTop",
    description: "Sign in to your ThéTipTop account to play the code of your ticket and find your prizes.",
    heading: "Sign in",
    lead: "Find your prizes and play a new ticket.",
    submit: "Sign in",
    noAccount: "No account yet?",
    refused: "The email address or the password is wrong.",
    afterRegistration:
      "Your request has been recorded, and a message is on its way. Sign in with your address and your password.",
    codeKept: "Your code is kept: you will find it again after signing in.",
    afterReset: "Your new password is set. You can sign in now.",
    forgotten: "Forgotten your password?",
  },
};
