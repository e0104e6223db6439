import type { LookUpReason } from "../../../worker/look-ups/look-up.ts";
import type { DayEventKind } from "../../../worker/winners/counter-views.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type TodayText = PageText & {
  readonly heading: string;
  readonly mine: string;
  readonly everybody: string;
  readonly counts: Record<DayEventKind, string>;
  readonly figures: Record<"validatedToday" | "rejectedToday" | "pendingTotal", string>;
  readonly decisions: string;
  readonly noDecision: string;
  readonly erased: string;
  readonly failures: string;
  readonly noFailure: string;
  readonly kept: string;
  readonly kinds: Record<"code" | "email" | "name", string>;
  readonly reasons: Record<LookUpReason, string>;
};

export const todayWords: Record<Language, TodayText> = {
  fr: {
    title: "Ma journée · ThéTipTop",
    description: "Ce que j’ai fait au comptoir aujourd’hui.",
    heading: "Ma journée",
    mine: "Mes décisions",
    everybody: "Toute l’équipe",
    counts: { validated: "Validés", rejected: "Rejetés", "handed-over": "Remis", undone: "Annulés" },
    figures: {
      validatedToday: "Validés aujourd’hui",
      rejectedToday: "Rejetés aujourd’hui",
      pendingTotal: "En attente",
    },
    decisions: "Dans l’ordre, la dernière d’abord",
    noDecision: "Aucune décision aujourd’hui.",
    erased: "Ticket d’un compte supprimé",
    failures: "Recherches sans résultat",
    noFailure: "Aucune recherche sans résultat aujourd’hui.",
    kept: "Gardées 30 jours, masquées.",
    kinds: { code: "code", email: "adresse", name: "nom" },
    reasons: {
      unknown: "Code inconnu",
      malformed: "Code illisible",
      "not-played": "Non joué",
      cancelled: "Annulé",
      erased: "Compte supprimé",
      nobody: "Aucun joueur trouvé",
    },
  },
  en: {
    title: "My day · ThéTipTop",
    description: "What I did at the counter today.",
    heading: "My day",
    mine: "My decisions",
    everybody: "The whole team",
    counts: { validated: "Validated", rejected: "Rejected", "handed-over": "Handed over", undone: "Undone" },
    figures: {
      validatedToday: "Validated today",
      rejectedToday: "Rejected today",
      pendingTotal: "Waiting",
    },
    decisions: "In order, the last one first",
    noDecision: "No decision today.",
    erased: "Ticket of a deleted account",
    failures: "Look-ups without a result",
    noFailure: "No look-up without a result today.",
    kept: "Kept for 30 days, masked.",
    kinds: { code: "a code", email: "address", name: "name" },
    reasons: {
      unknown: "Unknown code",
      malformed: "Unreadable code",
      "not-played": "Not played",
      cancelled: "Cancelled",
      erased: "Account deleted",
      nobody: "Nobody found",
    },
  },
};
