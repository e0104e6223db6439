import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";
import type { Standing, Step } from "./claim.ts";
import type { Shown } from "./prize-filter.ts";

export type PrizesText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly count: (total: number) => string;
  readonly empty: string;
  readonly emptyAction: string;
  readonly emptyFilter: string;
  readonly late: string;
  readonly arriving: string;
  readonly filters: string;
  readonly filter: Record<Shown, string>;
  readonly code: string;
  readonly value: string;
  readonly standings: Record<Standing, string>;
  /** What to do now, in few words: the same on each card. How is said once, above them. */
  readonly advice: Record<Standing, (deadline: string) => string>;
  readonly history: string;
  readonly steps: Record<Step["name"], string>;
  readonly toCome: string;
  readonly tooLate: string;
  readonly reason: string;
  readonly voucher: string;
  readonly pdf: string;
  readonly ofPrize: (action: string, prize: string) => string;
  readonly unavailable: string;
  readonly pages: string;
  readonly previous: string;
  readonly next: string;
  readonly pageOf: (page: number, pages: number) => string;
};

export const prizesWords: Record<Language, PrizesText> = {
  fr: {
    title: "Mes gains · ThéTipTop",
    description: "Vos gains ThéTipTop et où ils en sont.",
    heading: "Mes gains",
    lead: "Pour retirer un lot, présentez son bon en boutique : nous le validons et vous remettons le lot.",
    count: (total) => (total > 1 ? `${total} gains` : `${total} gain`),
    empty: "Vous n’avez pas encore de gain. Un ticket en poche ?",
    emptyAction: "Jouer un code",
    emptyFilter: "Aucun de vos gains n’en est là.",
    late: "Vous venez de gagner et ne voyez pas votre lot ? Il est enregistré depuis l’instant où le site vous l’a annoncé. Actualisez la page dans quelques secondes.",
    arriving: "Gagné à l’instant, et bien enregistré.",
    filters: "Choisir les gains affichés",
    filter: {
      all: "Tous",
      PENDING: "En attente",
      VALIDATED: "Prêts",
      CLAIMED: "Remis",
      REJECTED: "Refusés",
    },
    code: "Code",
    value: "Valeur",
    standings: {
      waiting: "En attente",
      ready: "Prêt",
      claimed: "Remis",
      rejected: "Refusé",
      expired: "Délai dépassé",
    },
    advice: {
      waiting: (deadline) => `À retirer au plus tard le ${deadline}.`,
      ready: (deadline) => `Votre lot vous attend en boutique. À retirer au plus tard le ${deadline}.`,
      claimed: () => "Ce lot vous a été remis. Merci de votre visite.",
      rejected: () => "Ce gain n’a pas pu être validé.",
      expired: (deadline) => `Le délai de retrait a pris fin le ${deadline}. Ce lot ne peut plus être remis.`,
    },
    history: "Parcours de ce gain",
    steps: { played: "Joué", validated: "Validé", claimed: "Remis", rejected: "Refusé" },
    toCome: "à venir",
    tooLate: "délai dépassé",
    reason: "Motif :",
    voucher: "Voir le bon",
    pdf: "Télécharger le PDF",
    ofPrize: (action, prize) => `${action} : ${prize}`,
    unavailable:
      "Vos gains ne peuvent pas être affichés pour le moment. Ils sont bien gardés : réessayez dans un instant.",
    pages: "Pages de mes gains",
    previous: "Plus récents",
    next: "Plus anciens",
    pageOf: (page, pages) => `Page ${page} sur ${pages}`,
  },
  en: {
    title: "My prizes · ThéTipTop",
    description: "Your ThéTipTop prizes and where they stand.",
    heading: "My prizes",
    lead: "To collect a prize, show its voucher in a shop: we validate it and hand the prize over.",
    count: (total) => (total === 1 ? "1 prize" : `${total} prizes`),
    empty: "You have no prize yet. A ticket in your pocket?",
    emptyAction: "Play a code",
    emptyFilter: "None of your prizes is at this stage.",
    late: "You have just won and do not see your prize? It has been recorded since the moment the site announced it. Reload this page in a few seconds.",
    arriving: "Won just now, and safely recorded.",
    filters: "Choose which prizes are shown",
    filter: {
      all: "All",
      PENDING: "Waiting",
      VALIDATED: "Ready",
      CLAIMED: "Handed over",
      REJECTED: "Refused",
    },
    code: "Code",
    value: "Value",
    standings: {
      waiting: "Waiting",
      ready: "Ready",
      claimed: "Handed over",
      rejected: "Refused",
      expired: "Deadline passed",
    },
    advice: {
      waiting: (deadline) => `To be collected by ${deadline}.`,
      ready: (deadline) => `Your prize awaits you in the shop. To be collected by ${deadline}.`,
      claimed: () => "This prize has been handed to you. Thank you for your visit.",
      rejected: () => "This prize could not be validated.",
      expired: (deadline) =>
        `The time to collect it ended on ${deadline}. This prize can no longer be handed over.`,
    },
    history: "The way of this prize",
    steps: { played: "Played", validated: "Validated", claimed: "Handed over", rejected: "Refused" },
    toCome: "to come",
    tooLate: "deadline passed",
    reason: "Reason:",
    voucher: "See the voucher",
    pdf: "Download the PDF",
    ofPrize: (action, prize) => `${action}: ${prize}`,
    unavailable: "Your prizes cannot be shown right now. They are safe: please try again in a moment.",
    pages: "Pages of my prizes",
    previous: "Newer",
    next: "Older",
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
  },
};
