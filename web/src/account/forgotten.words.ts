import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type ForgottenText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly submit: string;
  readonly sent: string;
};

export const forgottenWords: Record<Language, ForgottenText> = {
  fr: {
    title: "Mot de passe oublié · ThéTipTop",
    description:
      "Indiquez l’adresse e-mail de votre compte ThéTipTop et recevez un lien pour choisir un nouveau mot de passe.",
    heading: "Mot de passe oublié",
    lead: "Indiquez votre adresse e-mail : nous vous enverrons un lien, valable une heure, pour en choisir un nouveau.",
    submit: "Recevoir le lien",
    sent: "Si cette adresse a un compte, le lien est en route. Pensez à regarder dans les courriers indésirables.",
  },
  en: {
    title: "Forgotten password · ThéTipTop",
    description:
      "Give the email address of your ThéTipTop account and receive a link to choose a new password.",
    heading: "Forgotten password",
    lead: "Enter your email address: we shall send you a link, good for one hour, to choose a new one.",
    submit: "Send me the link",
    sent: "If this address has an account, the link is on its way. Do look in your junk mail too.",
  },
};
