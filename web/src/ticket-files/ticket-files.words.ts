import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type TicketFilesText = PageText & {
  readonly heading: string;
  readonly find: {
    readonly heading: string;
    readonly label: string;
    readonly hint: string;
    readonly submit: string;
    readonly batchHeading: string;
    readonly batch: string;
    readonly place: string;
    readonly placeHint: string;
    readonly notFound: string;
    readonly limited: string;
    readonly unavailable: string;
  };
  readonly back: string;
  readonly ticket: (serial: string) => string;
  readonly states: Record<"unplayed" | "played" | "cancelled" | "revoked", string>;
  readonly facts: {
    readonly code: string;
    readonly hidden: string;
    readonly state: string;
    readonly serial: string;
    readonly shard: string;
    readonly batch: string;
    readonly noBatch: string;
    readonly range: (first: string, last: string) => string;
    readonly store: string;
    readonly noStore: string;
    readonly previous: string;
    readonly next: string;
  };
  readonly uses: Record<"printed" | "counter", string>;
  readonly batchStatuses: Record<"prepared" | "sent" | "active" | "revoked", string>;
  readonly show: { readonly submit: string; readonly effect: string };
  readonly win: {
    readonly heading: string;
    readonly prize: string;
    readonly player: string;
    readonly erased: string;
    readonly file: string;
    readonly status: string;
    readonly playedAt: string;
    readonly validatedAt: string;
    readonly rejectedAt: string;
    readonly reason: string;
    readonly claimedAt: string;
    readonly unlisted: string;
  };
  readonly history: {
    readonly heading: string;
    readonly none: string;
    readonly kinds: Record<"validated" | "rejected" | "handed-over" | "undone", string>;
    readonly by: (name: string) => string;
    readonly byNobody: string;
  };
  readonly purchase: {
    readonly heading: string;
    readonly none: string;
    readonly receipt: string;
    readonly amount: string;
    readonly free: string;
    readonly at: string;
    readonly refunded: string;
  };
};

export const ticketFilesWords: Record<Language, TicketFilesText> = {
  fr: {
    title: "Tickets · ThéTipTop",
    description: "Retrouver un ticket.",
    heading: "Retrouver un ticket",
    find: {
      heading: "Par code, numéro ou joueur",
      label: "Code, numéro de série ou joueur",
      hint: "Le code imprimé, le numéro de série, ou une partie d’un nom ou d’un courriel.",
      submit: "Chercher",
      batchHeading: "Par tranche",
      batch: "Tranche",
      place: "Rang dans la tranche",
      placeHint: "1 est son premier ticket.",
      notFound: "Aucun ticket ne correspond.",
      limited:
        "Trop de codes jamais joués ont été cherchés. Réessayez dans une heure, ou cherchez par numéro de série.",
      unavailable: "La recherche n’a pas abouti. Réessayez.",
    },
    back: "Retour aux gagnants",
    ticket: (serial) => `Ticket n° ${serial}`,
    states: {
      unplayed: "Jamais joué",
      played: "Joué",
      cancelled: "Annulé par un remboursement",
      revoked: "Révoqué avec sa tranche",
    },
    facts: {
      code: "Code imprimé",
      hidden: "Caché tant que le ticket n’est pas joué",
      state: "État",
      serial: "Numéro de série",
      shard: "Partition",
      batch: "Tranche",
      noBatch: "Aucune",
      range: (first, last) => `tickets ${first} à ${last}`,
      store: "Boutique",
      noStore: "Sans boutique",
      previous: "Ticket précédent",
      next: "Ticket suivant",
    },
    uses: { printed: "imprimée", counter: "donnée en caisse" },
    batchStatuses: { prepared: "préparée", sent: "envoyée", active: "active", revoked: "révoquée" },
    show: {
      submit: "Afficher le code",
      effect: "Qui voit ce code peut le jouer : son affichage est inscrit au journal, à votre nom.",
    },
    win: {
      heading: "Gain",
      prize: "Lot",
      player: "Joueur",
      erased: "Compte effacé",
      file: "Ouvrir son dossier",
      status: "Remise",
      playedAt: "Joué le",
      validatedAt: "Validé le",
      rejectedAt: "Refusé le",
      reason: "Raison",
      claimedAt: "Remis le",
      unlisted: "Ce gain n’est pas dans la liste : il vient d’être joué, ou le compte a été effacé.",
    },
    history: {
      heading: "Ce que le personnel a fait",
      none: "Rien encore.",
      kinds: {
        validated: "Validé",
        rejected: "Refusé",
        "handed-over": "Remis",
        undone: "Annulé",
      },
      by: (name) => `par ${name}`,
      byNobody: "par un compte supprimé",
    },
    purchase: {
      heading: "Achat",
      none: "Aucun achat n’est lié à ce ticket.",
      receipt: "Numéro du ticket de caisse",
      amount: "Montant",
      free: "Sans achat",
      at: "Enregistré le",
      refunded: "Remboursé le",
    },
  },
  en: {
    title: "Ticket search · ThéTipTop",
    description: "Find a ticket.",
    heading: "Find a ticket",
    find: {
      heading: "By code, number or player",
      label: "Code, serial number or player",
      hint: "The printed code, the serial number, or part of a name or an e-mail address.",
      submit: "Search",
      batchHeading: "By batch",
      batch: "Batch",
      place: "Place in the batch",
      placeHint: "1 is its first ticket.",
      notFound: "No ticket matches.",
      limited:
        "Too many codes that nobody played were looked up. Try again in an hour, or search by serial number.",
      unavailable: "The search did not go through. Try again.",
    },
    back: "Back to the winners",
    ticket: (serial) => `Ticket no. ${serial}`,
    states: {
      unplayed: "Never played",
      played: "Played",
      cancelled: "Cancelled by a refund",
      revoked: "Revoked with its batch",
    },
    facts: {
      code: "Printed code",
      hidden: "Hidden until the ticket is played",
      state: "State",
      serial: "Serial number",
      shard: "Shard",
      batch: "Batch",
      noBatch: "None",
      range: (first, last) => `tickets ${first} to ${last}`,
      store: "Shop",
      noStore: "No shop",
      previous: "Ticket before",
      next: "Ticket after",
    },
    uses: { printed: "printed", counter: "given at the counter" },
    batchStatuses: { prepared: "prepared", sent: "sent", active: "in play", revoked: "revoked" },
    show: {
      submit: "Show the code",
      effect:
        "Whoever sees this code can play it: that it was shown is written to the audit log, with your name.",
    },
    win: {
      heading: "Win",
      prize: "Prize",
      player: "Player",
      erased: "Account erased",
      file: "Open their file",
      status: "Handing over",
      playedAt: "Played on",
      validatedAt: "Validated on",
      rejectedAt: "Rejected on",
      reason: "Reason",
      claimedAt: "Handed over on",
      unlisted: "This win is not in the list: it was played just now, or the account was erased.",
    },
    history: {
      heading: "What staff did",
      none: "Nothing yet.",
      kinds: {
        validated: "Validated",
        rejected: "Rejected",
        "handed-over": "Handed over",
        undone: "Undone",
      },
      by: (name) => `by ${name}`,
      byNobody: "by an account that is gone",
    },
    purchase: {
      heading: "Purchase",
      none: "No purchase belongs to this ticket.",
      receipt: "Receipt number",
      amount: "Amount",
      free: "Without a purchase",
      at: "Recorded on",
      refunded: "Refunded on",
    },
  },
};
