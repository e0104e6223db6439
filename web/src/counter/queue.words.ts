import type { BulkResult } from "../../../worker/winners/decision.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type QueueText = PageText & {
  readonly heading: string;
  readonly caption: string;
  readonly columns: Record<"code" | "prize" | "player" | "since" | "shop", string>;
  readonly filters: Record<"status" | "store" | "prize", string>;
  readonly statuses: Record<"PENDING" | "VALIDATED", string>;
  readonly empty: string;
  readonly emptyFiltered: string;
  readonly validate: string;
  readonly validateHint: string;
  readonly noneTicked: string;
  readonly tooMany: (most: number) => string;
  readonly done: (validated: number, asked: number) => string;
  readonly results: Record<Exclude<BulkResult["kind"], "validated">, string>;
  readonly late: string;
};

export const queueWords: Record<Language, QueueText> = {
  fr: {
    title: "À traiter · ThéTipTop",
    description: "Les lots qui attendent au comptoir.",
    heading: "À traiter",
    caption: "Lots à traiter, les plus anciens d’abord",
    columns: {
      code: "Code",
      prize: "Lot",
      player: "Joueur",
      since: "Joué le",
      shop: "Ticket de",
    },
    filters: { status: "Situation du lot", store: "Boutique du ticket", prize: "Lot" },
    statuses: { PENDING: "À valider", VALIDATED: "Prêt à remettre" },
    empty: "Rien n’attend. Tout est traité.",
    emptyFiltered: "Aucun lot ne répond à ces filtres.",
    validate: "Valider les tickets choisis",
    validateHint: "Chaque joueur reçoit un courriel\u00a0: son lot est prêt.",
    noneTicked: "Choisissez au moins un ticket.",
    tooMany: (most) => `Choisissez ${most} tickets au plus.`,
    done: (validated, asked) => `${validated} sur ${asked} validés.`,
    results: {
      "stands-already": "déjà traité par ailleurs",
      "too-late": "délai de retrait dépassé",
      "not-found": "introuvable",
    },
    late: "Trop tard",
  },
  en: {
    title: "To do · ThéTipTop",
    description: "The prizes that wait at the counter.",
    heading: "To do",
    caption: "Prizes to handle, longest waiting first",
    columns: {
      code: "Ticket code",
      prize: "Prize",
      player: "Player",
      since: "Played on",
      shop: "Ticket of",
    },
    filters: { status: "State of the prize", store: "The ticket’s shop", prize: "Prize" },
    statuses: { PENDING: "To validate", VALIDATED: "Ready to hand over" },
    empty: "Nothing waits. All is done.",
    emptyFiltered: "No prize fits these filters.",
    validate: "Validate the chosen tickets",
    validateHint: "Each player gets a mail: their prize is ready.",
    noneTicked: "Choose at least one ticket.",
    tooMany: (most) => `Choose ${most} tickets at most.`,
    done: (validated, asked) => `${validated} of ${asked} validated.`,
    results: {
      "stands-already": "already handled otherwise",
      "too-late": "claim period ended",
      "not-found": "not found",
    },
    late: "Too late",
  },
};
