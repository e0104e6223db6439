import type { TicketStatus } from "../../../worker/services.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type PrizesText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly count: (total: number) => string;
  readonly empty: string;
  readonly emptyAction: string;
  readonly code: string;
  readonly playedAt: string;
  readonly value: string;
  readonly reason: string;
  readonly statuses: Record<TicketStatus, string>;
  readonly statusHints: Record<TicketStatus, string>;
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
    lead: "Présentez un gain en boutique pour le retirer.",
    count: (total) => (total > 1 ? `${total} gains` : `${total} gain`),
    empty: "Vous n’avez pas encore de gain. Un ticket en poche ?",
    emptyAction: "Jouer un code",
    code: "Code",
    playedAt: "Joué le",
    value: "Valeur",
    reason: "Motif :",
    statuses: { PENDING: "En attente", VALIDATED: "À retirer", REJECTED: "Refusé", CLAIMED: "Remis" },
    statusHints: {
      PENDING: "Enregistré ; il sera validé en boutique.",
      VALIDATED: "Validé : il est prêt à vous être remis.",
      REJECTED: "Ce gain n’a pas pu être validé.",
      CLAIMED: "Ce lot vous a été remis.",
    },
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
    lead: "Show a prize in the shop to collect it.",
    count: (total) => (total === 1 ? "1 prize" : `${total} prizes`),
    empty: "You have no prize yet. A ticket in your pocket?",
    emptyAction: "Play a code",
    code: "Code",
    playedAt: "Played on",
    value: "Value",
    reason: "Reason:",
    statuses: { PENDING: "Waiting", VALIDATED: "To collect", REJECTED: "Refused", CLAIMED: "Handed over" },
    statusHints: {
      PENDING: "Recorded; it will be validated in the shop.",
      VALIDATED: "Validated: it is ready to be handed to you.",
      REJECTED: "This prize could not be validated.",
      CLAIMED: "This prize has been handed to you.",
    },
    unavailable: "Your prizes cannot be shown right now. They are safe: please try again in a moment.",
    pages: "Pages of my prizes",
    previous: "Newer",
    next: "Older",
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
  },
};
