import type { BatchStatus, BatchUse } from "../../../worker/batches/batches.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

/** What is done to a batch, and what the page says of it afterwards. */
type Notice =
  | "created"
  | "sent"
  | "activated"
  | "revoked"
  | "split"
  | "behind"
  | "nothing-to-print"
  | "no-batch"
  | "unavailable";

type Trouble =
  | "no-label"
  | "label-taken"
  | "not-a-range"
  | "overlaps"
  | "none-free"
  | "too-many-batches"
  | "outside"
  | "whole-batch"
  | "revoked"
  | "unknown-store"
  | "one-range-for-many"
  | "not-allowed"
  | "range-changed"
  | "no-campaign"
  | "closed"
  | "no-batch"
  | "unreadable";

export type BatchesText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly none: string;
  readonly tableCaption: string;
  readonly emptyFiltered: string;
  readonly emptyAll: string;
  readonly free: (count: string) => string;
  readonly columns: Record<"label" | "store" | "use" | "serials" | "tickets" | "status" | "played", string>;
  readonly noStore: string;
  readonly status: Record<BatchStatus, string>;
  readonly use: Record<BatchUse, string>;
  readonly serials: (first: string, last: string) => string;
  readonly playedUnknown: string;
  readonly create: {
    readonly heading: string;
    readonly hint: string;
    readonly label: string;
    readonly labelHint: string;
    readonly stores: string;
    readonly storesHint: string;
    readonly use: string;
    readonly count: string;
    readonly countHint: string;
    readonly range: string;
    readonly rangeHint: string;
    readonly first: string;
    readonly last: string;
    readonly button: string;
  };
  readonly print: {
    readonly heading: string;
    readonly lead: string;
    readonly whose: string;
    readonly everything: string;
    readonly format: string;
    readonly formats: Record<"csv" | "ndjson", string>;
    readonly button: string;
    readonly thisBatch: (count: string) => string;
  };
  readonly batch: {
    readonly back: string;
    readonly heading: (label: string) => string;
    readonly next: string;
    readonly send: string;
    readonly sendEffect: (count: string) => string;
    readonly activate: string;
    readonly activateEffect: (count: string) => string;
    readonly split: string;
    readonly splitLead: string;
    readonly splitLabel: string;
    readonly splitButton: string;
    readonly revoke: string;
    readonly revokeLead: string;
    readonly revokeLink: string;
  };
  readonly revoke: {
    readonly heading: (label: string) => string;
    readonly stops: (count: string) => string;
    readonly neverPlayed: (count: string) => string;
    readonly alreadyPlayed: (count: string) => string;
    readonly playedUnknown: string;
    readonly final: string;
    readonly button: (count: string) => string;
    readonly cancel: string;
  };
  readonly notices: Record<Notice, string>;
  readonly troubles: Record<Trouble, string>;
};

export const batchesWords: Record<Language, BatchesText> = {
  fr: {
    title: "Tranches · ThéTipTop",
    description: "Les tranches de tickets de la campagne.",
    heading: "Tranches de tickets",
    lead: "Une tranche est une suite de tickets remise à une boutique. Ses codes ne se jouent que lorsqu’elle est active.",
    none: "Il n’y a pas encore de campagne.",
    tableCaption: "Tranches de tickets de la campagne",
    emptyFiltered: "Aucune tranche ne correspond à ces filtres.",
    emptyAll: "La campagne n’a pas encore de tranche.",
    free: (count) => `${count} numéros ne sont dans aucune tranche.`,
    columns: {
      label: "Tranche",
      store: "Boutique",
      use: "Usage",
      serials: "Numéros",
      tickets: "Nombre",
      status: "État",
      played: "Joués",
    },
    noStore: "Sans boutique",
    status: { prepared: "Préparée", sent: "Envoyée", active: "Active", revoked: "Révoquée" },
    use: { printed: "Imprimés", counter: "Donnés en caisse" },
    serials: (first, last) => `${first} à ${last}`,
    playedUnknown: "Inconnu",
    create: {
      heading: "Créer des tranches",
      hint: "Chaque tranche naît préparée : rien ne se joue avant son activation.",
      label: "Nom de la tranche",
      labelHint: "Un nom qu’aucune tranche ne porte. Pour plusieurs boutiques, le nom de chacune est ajouté.",
      stores: "Boutiques",
      storesHint: "Une tranche par boutique cochée. Aucune coche : une seule tranche, sans boutique.",
      use: "Usage des tickets",
      count: "Tickets par tranche",
      countHint: "Pris dans les premiers numéros libres qui se suivent.",
      range: "Ou des numéros précis",
      rangeHint: "Pour une seule tranche ; le nombre ci-dessus est alors ignoré.",
      first: "Du numéro",
      last: "Au numéro",
      button: "Créer",
    },
    print: {
      heading: "Fichier pour l’imprimeur",
      lead: "Numéro, code et lien du QR de chaque ticket imprimé, sauf ceux qui sont révoqués. Chaque fichier est inscrit au journal.",
      whose: "Tickets de",
      everything: "Toute la campagne",
      format: "Format",
      formats: { csv: "CSV (tableur)", ndjson: "NDJSON (une ligne JSON par ticket)" },
      button: "Télécharger les codes",
      thisBatch: (count) => `${count} codes, en CSV ou en NDJSON. Chaque fichier est inscrit au journal.`,
    },
    batch: {
      back: "Toutes les tranches",
      heading: (label) => `Tranche « ${label} »`,
      next: "Étape suivante",
      send: "Marquer comme envoyée",
      sendEffect: (count) =>
        `Les ${count} codes restent injouables. La boutique pourra activer ses paquets au comptoir, en lisant le premier et le dernier code.`,
      activate: "Activer toute la tranche",
      activateEffect: (count) =>
        `Les ${count} codes se joueront aussitôt. Pour n’activer que ce qui est arrivé, laissez la boutique lire ses paquets.`,
      split: "Séparer une partie",
      splitLead:
        "Pour traiter à part un carton égaré, par exemple : la partie garde son état et sa boutique.",
      splitLabel: "Nom de la partie",
      splitButton: "Séparer",
      revoke: "Révoquer",
      revokeLead:
        "Pour des tickets volés ou perdus. C’est définitif ; la page suivante dit ce que cela fera.",
      revokeLink: "Révoquer cette tranche…",
    },
    revoke: {
      heading: (label) => `Révoquer la tranche « ${label} » ?`,
      stops: (count) => `Ses ${count} codes cessent de se jouer partout, en moins d’une seconde.`,
      neverPlayed: (count) => `${count} n’ont pas été joués et ne le seront jamais.`,
      alreadyPlayed: (count) => `${count} ont déjà été joués : ces gains restent acquis.`,
      playedUnknown:
        "On ne peut pas dire en ce moment combien ont déjà été joués : ces gains restent acquis.",
      final: "Une tranche révoquée le reste : personne ne pourra la réactiver.",
      button: (count) => `Révoquer les ${count} codes`,
      cancel: "Ne rien changer",
    },
    notices: {
      created: "Les tranches sont créées.",
      sent: "La tranche est envoyée : la boutique peut activer ses paquets.",
      activated: "La tranche est active : ses codes se jouent.",
      revoked: "La tranche est révoquée : ses codes ne se jouent plus.",
      split: "La partie est séparée : la voici.",
      behind:
        "C’est décidé, mais une partie du service n’a pas encore répondu : elle est rappelée sans cesse jusqu’à ce qu’elle suive.",
      "nothing-to-print": "Il n’y a rien à imprimer : ces tickets sont donnés en caisse ou révoqués.",
      "no-batch": "Cette tranche n’existe plus telle quelle.",
      unavailable: "Le fichier n’a pas pu être préparé. Réessayez dans un instant.",
    },
    troubles: {
      "no-label": "Donnez un nom à la tranche.",
      "label-taken": "Une tranche porte déjà ce nom.",
      "not-a-range": "Ces numéros ne sont pas une suite de tickets de la campagne.",
      overlaps: "Ces numéros sont déjà dans une autre tranche.",
      "none-free": "Il n’y a pas autant de numéros libres à la suite.",
      "too-many-batches": "La campagne a déjà autant de tranches que possible (300).",
      outside: "Ces numéros ne sont pas tous dans la tranche.",
      "whole-batch": "C’est toute la tranche : indiquez-en une partie.",
      revoked: "Une tranche révoquée ne se sépare pas.",
      "unknown-store": "Une des boutiques n’existe pas.",
      "one-range-for-many": "Des numéros précis ne valent que pour une seule tranche.",
      "not-allowed": "Ce changement d’état n’est pas possible.",
      "range-changed": "La tranche a changé entre-temps : relisez-la avant de recommencer.",
      "no-campaign": "La campagne n’existe pas.",
      closed: "La campagne est close : ses tranches ne changent plus.",
      "no-batch": "Cette tranche n’existe plus telle quelle.",
      unreadable: "Indiquez un nombre de tickets, ou deux numéros.",
    },
  },
  en: {
    title: "Batches · ThéTipTop",
    description: "The campaign’s batches of tickets.",
    heading: "Batches of tickets",
    lead: "A batch is a run of tickets handed to one shop. Its codes play only while it is active.",
    none: "There is no campaign yet.",
    tableCaption: "The campaign’s batches of tickets",
    emptyFiltered: "No batch matches these filters.",
    emptyAll: "The campaign has no batch yet.",
    free: (count) => `${count} serials are in no batch.`,
    columns: {
      label: "Batch",
      store: "Shop",
      use: "Use",
      serials: "Serials",
      tickets: "Count",
      status: "State",
      played: "Played",
    },
    noStore: "No shop",
    status: { prepared: "Prepared", sent: "Sent", active: "Active", revoked: "Revoked" },
    use: { printed: "Printed", counter: "Given at the till" },
    serials: (first, last) => `${first} to ${last}`,
    playedUnknown: "Unknown",
    create: {
      heading: "Make batches",
      hint: "Every batch begins as prepared: nothing plays before it is activated.",
      label: "Name of the batch",
      labelHint: "A name no batch has. For several shops, the name of each is added.",
      stores: "Shops",
      storesHint: "One batch for each shop ticked. None ticked: a single batch without a shop.",
      use: "Use of the tickets",
      count: "Tickets per batch",
      countHint: "Taken from the first free serials in a row.",
      range: "Or serials you name",
      rangeHint: "For a single batch; the number above is then ignored.",
      first: "From serial",
      last: "To serial",
      button: "Make",
    },
    print: {
      heading: "File for the printer",
      lead: "Serial, code and QR link of every printed ticket, except revoked ones. Each file is noted in the audit log.",
      whose: "Tickets of",
      everything: "The whole campaign",
      format: "File format",
      formats: { csv: "CSV (spreadsheet)", ndjson: "NDJSON (a line of JSON per ticket)" },
      button: "Download the codes",
      thisBatch: (count) => `${count} codes, as CSV or NDJSON. Each file is noted in the audit log.`,
    },
    batch: {
      back: "All batches",
      heading: (label) => `Batch “${label}”`,
      next: "Next step",
      send: "Mark as sent",
      sendEffect: (count) =>
        `The ${count} codes stay unplayable. The shop can activate its packs at the counter, by scanning the first and last code.`,
      activate: "Activate the whole batch",
      activateEffect: (count) =>
        `The ${count} codes play at once. To activate only what has arrived, let the shop scan its packs.`,
      split: "Cut off a part",
      splitLead: "To deal with a lost box on its own, say: the part keeps its state and its shop.",
      splitLabel: "Name of the part",
      splitButton: "Cut off",
      revoke: "Revoke",
      revokeLead: "For tickets that were stolen or lost. It is final; the next page says what it will do.",
      revokeLink: "Revoke this batch…",
    },
    revoke: {
      heading: (label) => `Revoke the batch “${label}”?`,
      stops: (count) => `Its ${count} codes stop playing everywhere, within a second.`,
      neverPlayed: (count) => `${count} have not been played and never will be.`,
      alreadyPlayed: (count) => `${count} have been played already: those prizes stay won.`,
      playedUnknown: "How many have been played cannot be told at the moment: those prizes stay won.",
      final: "A revoked batch stays revoked: nobody can activate it again.",
      button: (count) => `Revoke the ${count} codes`,
      cancel: "Change nothing",
    },
    notices: {
      created: "The batches are made.",
      sent: "The batch is sent: the shop can activate its packs.",
      activated: "The batch is active: its codes play.",
      revoked: "The batch is revoked: its codes play no more.",
      split: "The part is cut off: here it is.",
      behind:
        "It is decided, but part of the service has not answered yet: it is told again and again until it follows.",
      "nothing-to-print": "There is nothing to print: these tickets are given at the till, or revoked.",
      "no-batch": "That batch is not there any more as it was.",
      unavailable: "The file could not be made. Try again in a moment.",
    },
    troubles: {
      "no-label": "Give the batch a name.",
      "label-taken": "A batch already has this name.",
      "not-a-range": "These serials are not a run of the campaign’s tickets.",
      overlaps: "These serials are in another batch already.",
      "none-free": "There are not as many free serials in a row.",
      "too-many-batches": "The campaign has as many batches as there may be (300).",
      outside: "These serials are not all in the batch.",
      "whole-batch": "That is the whole batch: name a part of it.",
      revoked: "A revoked batch is not cut.",
      "unknown-store": "One of the shops does not exist.",
      "one-range-for-many": "Serials can be named for a single batch only.",
      "not-allowed": "This change of state is not possible.",
      "range-changed": "The batch has changed meanwhile: read it again before you go on.",
      "no-campaign": "The campaign does not exist.",
      closed: "The campaign is closed: its batches do not change any more.",
      "no-batch": "That batch is not there any more as it was.",
      unreadable: "Give a number of tickets, or two serials.",
    },
  },
};
