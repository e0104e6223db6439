import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type VerifyText = PageText & {
  readonly ask: { readonly heading: string; readonly text: string; readonly submit: string };
  readonly verified: { readonly heading: string; readonly text: string };
  readonly invalid: { readonly heading: string; readonly text: string };
};

export const verifyWords: Record<Language, VerifyText> = {
  fr: {
    title: "Adresse e-mail · ThéTipTop",
    description: "Confirmez l’adresse e-mail de votre compte ThéTipTop.",
    ask: {
      heading: "Confirmez votre adresse",
      text: "Un dernier geste : confirmez que cette adresse e-mail est bien la vôtre. Si vous n’avez pas créé de compte, fermez simplement cette page.",
      submit: "Confirmer mon adresse",
    },
    verified: {
      heading: "Votre adresse est confirmée",
      text: "Merci. C’est à cette adresse que nous vous écrirons au sujet de vos gains.",
    },
    invalid: {
      heading: "Ce lien ne fonctionne plus",
      text: "Il a expiré, ou l’adresse a été confirmée autrement. Connectez-vous : votre compte et vos gains sont toujours là.",
    },
  },
  en: {
    title: "Email address · ThéTipTop",
    description: "Confirm the email address of your ThéTipTop account.",
    ask: {
      heading: "Confirm your address",
      text: "One last step: confirm that this email address is yours. If you did not create an account, simply close this page.",
      submit: "Confirm my address",
    },
    verified: {
      heading: "Your address is confirmed",
      text: "Thank you. This is where we shall write to you about your prizes.",
    },
    invalid: {
      heading: "This link no longer works",
      text: "It has expired, or the address was confirmed another way. Sign in: your account and your prizes are still there.",
    },
  },
};
