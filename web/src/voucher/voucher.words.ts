import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type VoucherText = PageText & {
  readonly back: string;
  readonly house: string;
  readonly tagline: string;
  readonly eyebrow: string;
  readonly code: string;
  readonly usedCode: string;
  readonly reason: string;
  readonly qr: (code: string) => string;
  readonly player: string;
  readonly value: string;
  readonly playedAt: string;
  readonly collectBy: string;
  readonly where: string;
  readonly anyShop: string;
  readonly shops: string;
  readonly conditions: string;
  readonly rules: string;
  readonly pdf: string;
  readonly printHint: string;
  readonly claimedOn: (moment: string) => string;
  readonly rejectedOn: (moment: string) => string;
  /** While it is worth showing. */
  readonly present: Record<"waiting" | "ready", (deadline: string) => string>;
  readonly noLonger: string;
  readonly missing: { readonly heading: string; readonly text: string };
  readonly unavailable: { readonly heading: string; readonly text: string };
  readonly prizes: string;
  readonly fileName: string;
};

export const voucherWords: Record<Language, VoucherText> = {
  fr: {
    title: "Votre bon · ThéTipTop",
    description: "Le bon à présenter en boutique pour retirer votre lot.",
    back: "Tous mes gains",
    house: "ThéTipTop",
    tagline: "Maison de thé",
    eyebrow: "Bon de retrait",
    code: "Code à présenter",
    usedCode: "Code",
    reason: "Motif :",
    qr: (code) => `Code QR du code ${code}`,
    player: "Au nom de",
    value: "Valeur",
    playedAt: "Gagné le",
    collectBy: "À retirer au plus tard le",
    where: "Où",
    anyShop: "Dans l’une de nos boutiques",
    shops: "Trouver une boutique",
    conditions:
      "Un bon donne droit à un lot, une seule fois. Il n’est ni échangé, ni repris contre de l’argent.",
    rules: "Règlement du jeu",
    pdf: "Télécharger le PDF",
    printHint: "Cette page s’imprime aussi telle quelle, sur une feuille ou un rouleau de caisse.",
    claimedOn: (moment) => `Lot remis le ${moment}.`,
    rejectedOn: (moment) => `Gain refusé le ${moment}.`,
    present: {
      waiting: (deadline) =>
        `Présentez ce bon en boutique au plus tard le ${deadline} : nous le validerons et vous remettrons votre lot.`,
      ready: (deadline) => `Votre lot est prêt. Présentez ce bon en boutique au plus tard le ${deadline}.`,
    },
    noLonger: "Ce bon n’est plus à présenter.",
    missing: {
      heading: "Ce bon n’existe pas",
      text: "Aucun de vos gains n’a cette adresse. Retrouvez-les tous dans « Mes gains ».",
    },
    unavailable: {
      heading: "Votre bon se fait attendre",
      text: "Il ne peut pas être affiché pour le moment. Votre gain est bien gardé : réessayez dans un instant.",
    },
    prizes: "Mes gains",
    fileName: "bon-thetiptop",
  },
  en: {
    title: "Your voucher · ThéTipTop",
    description: "The voucher to show in a shop to collect your prize.",
    back: "All my prizes",
    house: "ThéTipTop",
    tagline: "Tea house",
    eyebrow: "Prize voucher",
    code: "Code to show",
    usedCode: "Code",
    reason: "Reason:",
    qr: (code) => `QR code of the code ${code}`,
    player: "In the name of",
    value: "Value",
    playedAt: "Won on",
    collectBy: "To be collected by",
    where: "Where",
    anyShop: "In any of our shops",
    shops: "Find a shop",
    conditions: "One voucher gives one prize, once. It can be neither exchanged nor redeemed for money.",
    rules: "Rules of the game",
    pdf: "Download the PDF",
    printHint: "This page can also be printed as it is, on a sheet or a till roll.",
    claimedOn: (moment) => `Prize handed over on ${moment}.`,
    rejectedOn: (moment) => `Prize refused on ${moment}.`,
    present: {
      waiting: (deadline) =>
        `Show this voucher in a shop by ${deadline}: we will validate it and hand you your prize.`,
      ready: (deadline) => `Your prize is ready. Show this voucher in a shop by ${deadline}.`,
    },
    noLonger: "This voucher is no longer to be shown.",
    missing: {
      heading: "This voucher does not exist",
      text: "None of your prizes has this address. You will find them all under “My prizes”.",
    },
    unavailable: {
      heading: "Your voucher keeps us waiting",
      text: "It cannot be shown right now. Your prize is safe: please try again in a moment.",
    },
    prizes: "My prizes",
    fileName: "thetiptop-voucher",
  },
};
