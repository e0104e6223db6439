import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type WinnersText = PageText & {
  readonly heading: string;
  readonly caption: string;
  readonly columns: {
    readonly code: string;
    readonly prize: string;
    readonly player: string;
    readonly email: string;
    readonly status: string;
    readonly playedAt: string;
    readonly validatedAt: string;
    readonly store: string;
    readonly claimedAt: string;
    readonly claimedStore: string;
  };
  readonly statuses: Record<"PENDING" | "VALIDATED" | "REJECTED" | "CLAIMED", string>;
  readonly search: string;
  readonly searchHint: string;
  readonly noStore: string;
  readonly playedFrom: string;
  readonly playedTo: string;
  readonly claimedFrom: string;
  readonly claimedTo: string;
  readonly emptyFiltered: string;
  readonly emptyAll: string;
  readonly validate: string;
  readonly validated: (count: string) => string;
  readonly late: (count: string) => string;
  readonly unchanged: (count: string) => string;
  readonly tooMany: (max: string) => string;
  readonly nothingTicked: string;
  readonly unavailable: string;
  readonly morePeople: (max: string) => string;
};

export const winnersWords: Record<Language, WinnersText> = {
  fr: {
    title: "Gagnants · ThéTipTop",
    description: "Les gains de la campagne.",
    heading: "Gagnants",
    caption: "Gains de la campagne",
    columns: {
      code: "Code du ticket",
      prize: "Lot",
      player: "Joueur",
      email: "Courriel",
      status: "État",
      playedAt: "Joué le",
      validatedAt: "Validé le",
      store: "Boutique du ticket",
      claimedAt: "Remis le",
      claimedStore: "Remis à",
    },
    statuses: { PENDING: "À valider", VALIDATED: "Validé", REJECTED: "Refusé", CLAIMED: "Remis" },
    search: "Code ou joueur",
    searchHint: "Code, nom ou courriel",
    noStore: "Sans boutique",
    playedFrom: "Joué depuis le",
    playedTo: "Joué jusqu’au",
    claimedFrom: "Remis depuis le",
    claimedTo: "Remis jusqu’au",
    emptyFiltered: "Aucun gain ne correspond à ces filtres.",
    emptyAll: "Personne n’a encore joué.",
    validate: "Valider",
    validated: (count) => `Gains validés : ${count}.`,
    late: (count) => `Laissés à valider, car les retraits sont finis : ${count}.`,
    unchanged: (count) => `Laissés tels quels, car ils n’attendaient plus : ${count}.`,
    tooMany: (max) => `Plus de ${max} gains à la fois : rien n’a été changé. Filtrez davantage.`,
    nothingTicked: "Cochez d’abord des gains.",
    unavailable: "La validation n’a pas abouti. Vérifiez la liste, puis réessayez.",
    morePeople: (max) =>
      `Plus de ${max} personnes portent ce nom : seuls les gains des ${max} inscrites en dernier sont listés.`,
  },
  en: {
    title: "Winners · ThéTipTop",
    description: "What was won in the campaign.",
    heading: "Winners",
    caption: "Wins of the campaign",
    columns: {
      code: "Ticket code",
      prize: "Prize",
      player: "Player",
      email: "E-mail",
      status: "Status",
      playedAt: "Played on",
      validatedAt: "Validated on",
      store: "Shop of the ticket",
      claimedAt: "Handed over on",
      claimedStore: "Handed over at",
    },
    statuses: {
      PENDING: "To validate",
      VALIDATED: "Validated",
      REJECTED: "Rejected",
      CLAIMED: "Handed over",
    },
    search: "Code or player",
    searchHint: "Code, name or e-mail",
    noStore: "No shop",
    playedFrom: "Played from",
    playedTo: "Played until",
    claimedFrom: "Handed over from",
    claimedTo: "Handed over until",
    emptyFiltered: "No win matches these filters.",
    emptyAll: "Nobody has played yet.",
    validate: "Validate",
    validated: (count) => `Wins validated: ${count}.`,
    late: (count) => `Left to validate, for claims have ended: ${count}.`,
    unchanged: (count) => `Left as they were, for they no longer waited: ${count}.`,
    tooMany: (max) => `More than ${max} wins at once: nothing was changed. Filter further.`,
    nothingTicked: "Tick some wins first.",
    unavailable: "The validation did not go through. Check the list, then try again.",
    morePeople: (max) =>
      `More than ${max} people bear this name: only the wins of the ${max} newest are listed.`,
  },
};
