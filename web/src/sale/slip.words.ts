import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type SlipText = PageText & {
  readonly heading: string;
  readonly back: string;
  readonly backToPurchases: string;
  readonly print: string;
  readonly printHint: string;
  readonly house: string;
  readonly tagline: string;
  readonly yourCode: string;
  readonly qr: (code: string) => string;
  readonly steps: readonly string[];
  readonly playBy: string;
  readonly claimBy: string;
  readonly receipt: string;
  readonly noPurchase: string;
  readonly once: string;
  readonly refundHeading: string;
  readonly refundText: string;
  readonly refund: string;
  readonly refunded: Record<"cancelled" | "played" | "expired", string>;
  readonly missing: string;
  readonly unavailable: string;
};

export const slipWords: Record<Language, SlipText> = {
  fr: {
    title: "Ticket à remettre · ThéTipTop",
    description: "Le ticket d’un achat, à imprimer.",
    heading: "Ticket à remettre",
    back: "Retour à la vente",
    backToPurchases: "Retour aux achats",
    print: "Imprimer",
    printHint: "Sur l’imprimante à tickets (80 mm) ou sur une feuille A4.",
    house: "ThéTipTop",
    tagline: "Maison de thé",
    yourCode: "Votre code",
    qr: (code) => `Code QR qui ouvre le jeu avec le code ${code}`,
    steps: [
      "Scannez ce code avec votre téléphone, ou saisissez-le sur le site.",
      "Créez votre compte et jouez : chaque ticket gagne.",
      "Retirez votre lot dans l’une de nos boutiques.",
    ],
    playBy: "À jouer au plus tard le",
    claimBy: "Lot à retirer au plus tard le",
    receipt: "Ticket de caisse",
    noPurchase: "Remis sans achat",
    once: "Le code se joue une seule fois. Gardez-le pour vous jusque-là.",
    refundHeading: "Remboursement",
    refundText:
      "Si personne n’a encore joué ce ticket, il est annulé pour de bon : son code ne pourra plus être joué. S’il a déjà été joué, le gain reste acquis.",
    refund: "Rembourser et annuler le ticket",
    refunded: {
      cancelled: "Achat remboursé : le ticket est annulé, son code ne peut plus être joué.",
      played: "Achat remboursé : le ticket avait déjà été joué, le gain reste acquis.",
      expired: "Achat remboursé : la campagne est close, le ticket ne peut plus être joué.",
    },
    missing: "Cet achat n’existe pas dans votre boutique.",
    unavailable: "Le service ne répond pas. Réessayez dans un instant : rien n’est fait deux fois.",
  },
  en: {
    title: "Ticket to hand over · ThéTipTop",
    description: "The ticket of a purchase, to be printed.",
    heading: "Ticket to hand over",
    back: "Back to the sale",
    backToPurchases: "Back to the purchases",
    print: "Print",
    printHint: "On the receipt printer (80 mm) or on a sheet of A4.",
    house: "ThéTipTop",
    tagline: "Tea house",
    yourCode: "Your code",
    qr: (code) => `QR code that opens the game with the code ${code}`,
    steps: [
      "Scan this code with your phone, or type it on the site.",
      "Make your account and play: every ticket wins.",
      "Collect your prize in any of our shops.",
    ],
    playBy: "Play by",
    claimBy: "Collect your prize by",
    receipt: "Receipt",
    noPurchase: "Given without a purchase",
    once: "The code is played once only. Keep it to yourself until then.",
    refundHeading: "Refund",
    refundText:
      "If nobody has played this ticket yet, it is cancelled for good: its code can never be played. If it was played, the prize stands.",
    refund: "Refund and cancel the ticket",
    refunded: {
      cancelled: "Purchase refunded: the ticket is cancelled, its code can never be played.",
      played: "Purchase refunded: the ticket had been played before, and its prize stands.",
      expired: "Purchase refunded: the campaign is closed, and the ticket can no longer be played.",
    },
    missing: "There is no such purchase in your shop.",
    unavailable: "The service does not answer. Try again in a moment: nothing is done twice.",
  },
};
