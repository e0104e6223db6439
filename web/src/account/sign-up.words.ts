import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type SignUpText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly submit: string;
  readonly already: string;
  /** A sentence or two around the links to the terms and the privacy policy. */
  readonly agreement: Record<"before" | "terms" | "between" | "privacy" | "after", string>;
};

export const signUpWords: Record<Language, SignUpText> = {
  fr: {
    title: "Créer un compte · ThéTipTop",
    description:
      "Créez votre compte ThéTipTop pour jouer le code de votre ticket et suivre vos gains jusqu’à leur retrait.",
    heading: "Créer un compte",
    lead: "Une minute suffit. Votre compte garde vos gains jusqu’à leur retrait.",
    submit: "Créer mon compte",
    already: "Déjà un compte ?",
    agreement: {
      before: "Le jeu est réservé aux personnes majeures. En créant votre compte, vous acceptez nos ",
      terms: "conditions d’utilisation",
      between: " ; notre ",
      privacy: "politique de confidentialité",
      after: " dit ce que nous faisons de vos données.",
    },
  },
  en: {
    title: "Create an account · ThéTipTop",
    description:
      "Create your ThéTipTop account to play the code of your ticket and follow your prizes until you collect them.",
    heading: "Create an account",
    lead: "One minute is enough. Your account keeps your prizes until you collect them.",
    submit: "Create my account",
    already: "Already have an account?",
    agreement: {
      before: "The game is open to people aged 18 or over. By creating your account you accept our ",
      terms: "terms of use",
      between: "; our ",
      privacy: "privacy policy",
      after: " says what we do with your data.",
    },
  },
};
