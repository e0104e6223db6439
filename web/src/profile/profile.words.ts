import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type ProfileText = PageText & {
  readonly navigation: string;
  readonly pages: Record<"profile" | "security" | "personalData", string>;
  readonly heading: string;
  readonly address: {
    readonly heading: string;
    readonly proved: string;
    readonly unproved: string;
    readonly unprovedHint: string;
    readonly resend: string;
  };
  readonly details: {
    readonly heading: string;
    readonly lead: string;
    readonly phoneHint: string;
    readonly submit: string;
  };
  readonly notices: Record<"saved" | "sent", string>;
};

export const profileWords: Record<Language, ProfileText> = {
  fr: {
    title: "Mon profil · ThéTipTop",
    description: "Votre nom, votre adresse et vos coordonnées chez ThéTipTop.",
    navigation: "Mon compte",
    pages: { profile: "Profil", security: "Sécurité", personalData: "Mes données" },
    heading: "Mon profil",
    address: {
      heading: "Adresse e-mail",
      proved: "Adresse confirmée",
      unproved: "Adresse à confirmer",
      unprovedHint:
        "Nous vous avons écrit à cette adresse : ouvrez le lien du message pour la confirmer. Il est valable 48 heures.",
      resend: "Renvoyer le lien",
    },
    details: {
      heading: "Coordonnées",
      lead: "Votre nom nous sert à vous remettre vos lots en boutique.",
      phoneHint: "Numéro français, par exemple 06 12 34 56 78.",
      submit: "Enregistrer",
    },
    notices: {
      saved: "Vos coordonnées sont enregistrées.",
      sent: "Votre demande est prise en compte. Si l’adresse reste à confirmer, le message arrive dans quelques instants ; pensez aux courriers indésirables.",
    },
  },
  en: {
    title: "My profile · ThéTipTop",
    description: "Your name, your address and your contact details at ThéTipTop.",
    navigation: "My account",
    pages: { profile: "Profile", security: "Security", personalData: "My data" },
    heading: "My profile",
    address: {
      heading: "Email address",
      proved: "Address confirmed",
      unproved: "Address not confirmed yet",
      unprovedHint:
        "We have written to this address: open the link in the message to confirm it. It is good for 48 hours.",
      resend: "Send the link again",
    },
    details: {
      heading: "Contact details",
      lead: "We need your name to hand over your prizes in the shop.",
      phoneHint: "A French number, such as 06 12 34 56 78.",
      submit: "Save",
    },
    notices: {
      saved: "Your contact details have been saved.",
      sent: "Your request has been taken. If the address is still to be confirmed, the message will be there in a moment; do look in your junk mail too.",
    },
  },
};
