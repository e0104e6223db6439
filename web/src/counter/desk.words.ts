import type { BatchStatus } from "../../../durable-objects/ticket-shard/settings.ts";
import type { DeskAction, HistoryEntry, Verdict } from "../../../worker/look-ups/look-up.ts";
import type { RejectionWhy } from "../../../worker/winners/rejection-reasons.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";
import type { Refused } from "./desk-notice.ts";

type Done = "validated" | "rejected" | "handed-over" | "undone";

export type DeskText = PageText & {
  readonly heading: string;
  readonly field: string;
  readonly hint: string;
  readonly submit: string;
  readonly result: string;
  /** One word, or nearly, read from a metre away. */
  readonly verdicts: Record<Verdict | "given", string>;
  readonly reasons: Record<Exclude<Verdict, "handed-over" | "rejected" | "not-played" | "limited">, string>;
  readonly handedOver: (when: string, by: string, where: string) => string;
  readonly given: (prize: string) => string;
  readonly rejected: (reason: string) => string;
  readonly notPlayed: Record<BatchStatus | "none", string>;
  readonly limited: (minutes: number) => string;
  readonly typed: (text: string) => string;
  readonly code: string;
  readonly player: string;
  readonly openPlayer: string;
  readonly openPlayerHint: string;
  readonly ticketOf: string;
  readonly noShop: string;
  readonly claimUntil: string;
  readonly history: string;
  readonly steps: Record<HistoryEntry["kind"], string>;
  readonly by: (name: string) => string;
  readonly somebody: string;
  readonly at: (shop: string) => string;
  readonly actions: Record<DeskAction, string>;
  readonly actionHints: Record<DeskAction, string>;
  readonly handOverAtOnce: string;
  readonly rejectWhy: string;
  readonly rejectNote: string;
  readonly rejectNoteHint: (most: number) => string;
  readonly rejectConfirm: string;
  readonly whys: Record<RejectionWhy, string>;
  readonly done: Record<Done, string>;
  readonly mails: Record<"withdrawn" | "sent", string>;
  readonly undo: string;
  readonly undoUntil: (time: string) => string;
  readonly refused: Record<Refused, string>;
  readonly whoDid: (what: string, name: string, when: string) => string;
  readonly people: (count: number) => string;
  readonly peopleMore: string;
  readonly openPrizes: string;
  readonly noOpenPrize: string;
  readonly nobody: Record<"email" | "name", string>;
  readonly nothing: string;
  readonly missing: string;
  readonly unavailable: string;
  readonly keys: string;
  readonly keyNames: Record<"focus" | "validate" | "reject" | "handOver" | "undo" | "help", string>;
  readonly soundOn: string;
  readonly soundOff: string;
};

export const deskWords: Record<Language, DeskText> = {
  fr: {
    title: "Comptoir · ThéTipTop",
    description: "Retrouver un ticket et remettre un lot.",
    heading: "Comptoir",
    field: "Code, nom ou adresse e-mail",
    hint: "Scannez le ticket, ou tapez puis Entrée.",
    submit: "Chercher",
    result: "Résultat",
    verdicts: {
      ready: "À remettre",
      "to-validate": "À valider",
      "handed-over": "Déjà remis",
      rejected: "Rejeté",
      "too-late": "Trop tard",
      "not-played": "Non joué",
      cancelled: "Annulé",
      unknown: "Code inconnu",
      malformed: "Code illisible",
      erased: "Compte supprimé",
      limited: "Trop d’essais",
      given: "Remis",
    },
    reasons: {
      ready: "Le lot est validé\u00a0: remettez-le au joueur.",
      "to-validate": "Le ticket a été joué et attend d’être contrôlé.",
      "too-late": "Le délai de retrait est dépassé\u00a0: ce lot ne peut plus être remis.",
      cancelled: "L’achat qui a donné ce ticket a été remboursé\u00a0: il ne peut plus être joué.",
      unknown: "Aucun ticket de la campagne ne porte ce code. Relisez-le sur le ticket.",
      malformed: "Ce n’est pas un code entier. Relisez-le sur le ticket.",
      erased: "Le joueur a supprimé son compte\u00a0: il n’y a plus personne à qui remettre ce lot.",
    },
    handedOver: (when, by, where) => `Remis le ${when}${by}${where}`.replace(/\.?$/, "."),
    given: (prize) => `${prize}\u00a0: remis à l’instant. Au client suivant\u00a0!`,
    rejected: (reason) => `Motif\u00a0: ${reason}`,
    notPlayed: {
      active: "Le code est bon, mais personne ne l’a encore joué. Invitez le client à jouer sur le site.",
      prepared: "Ce ticket n’est pas encore activé\u00a0: son paquet n’a pas été ouvert en boutique.",
      sent: "Ce ticket n’est pas encore activé\u00a0: son paquet n’a pas été ouvert en boutique.",
      revoked: "Ce ticket vient d’une tranche désactivée. Gardez-le et prévenez le siège.",
      none: "Le code est bon, mais le ticket n’appartient à aucune tranche. Prévenez le siège.",
    },
    limited: (minutes) =>
      `Trop de recherches sans résultat. Réessayez dans ${minutes} min\u00a0; les tickets déjà joués se cherchent toujours.`,
    typed: (text) => `Recherché\u00a0: ${text}`,
    code: "Code",
    player: "Joueur",
    openPlayer: "Ouvrir la fiche",
    openPlayerHint: "Nom complet et tous ses lots. L’ouverture est consignée.",
    ticketOf: "Ticket de",
    noShop: "Sans boutique",
    claimUntil: "À retirer avant le",
    history: "Historique",
    steps: {
      played: "Joué",
      validated: "Validé",
      rejected: "Rejeté",
      "handed-over": "Remis",
      undone: "Annulé",
    },
    by: (name) => ` par ${name}`,
    somebody: "un compte supprimé",
    at: (shop) => `, ${shop}`,
    actions: { validate: "Valider", "hand-over": "Remettre le lot", reject: "Rejeter" },
    actionHints: {
      validate: "Le joueur reçoit un courriel\u00a0: son lot est prêt.",
      "hand-over": "Le lot part avec le client. Annulable pendant une minute.",
      reject: "Le lot ne sera pas remis. Le joueur lit le motif. Annulable pendant une minute.",
    },
    handOverAtOnce: "Valider et remettre",
    rejectWhy: "Motif du rejet",
    rejectNote: "Précision (facultatif)",
    rejectNoteHint: (most) => `Le joueur la lit. ${most} caractères au plus.`,
    rejectConfirm: "Rejeter ce ticket",
    whys: {
      unreadable: "Ticket illisible",
      altered: "Ticket modifié",
      "wrong-person": "Ce n’est pas le titulaire",
      "no-receipt": "Sans preuve d’achat",
      refunded: "Achat remboursé",
      other: "Autre non-conformité",
    },
    done: {
      validated: "Validé à l’instant.",
      rejected: "Rejeté à l’instant.",
      "handed-over": "Remis à l’instant.",
      undone: "Décision annulée.",
    },
    mails: {
      withdrawn: "Le courriel au joueur n’est pas parti.",
      sent: "Le courriel annonçant le lot était déjà parti.",
    },
    undo: "Annuler",
    undoUntil: (time) => `possible jusqu’à ${time}`,
    refused: {
      other: "Un collègue vient de le faire\u00a0: ne remettez rien.",
      stands: "Le ticket a changé entre-temps\u00a0: rien n’a été modifié.",
      "too-late": "Le délai de retrait est dépassé\u00a0: rien n’a été modifié.",
      gone: "Ce ticket n’existe plus\u00a0: le joueur a supprimé son compte.",
      note: "Choisissez un motif\u00a0; la précision tient en une ligne de 300 caractères au plus.",
      "not-yours": "Seule la personne qui a décidé peut annuler.",
      expired: "La minute pour annuler est passée.",
      changed: "Le ticket a changé depuis\u00a0: rien n’a été annulé.",
      "nothing-to-undo": "Il n’y a rien à annuler.",
    },
    whoDid: (what, name, when) => `${what} par ${name}, ${when}.`,
    people: (count) => (count > 1 ? `${count} joueurs trouvés` : "Un joueur trouvé"),
    peopleMore: "Il y en a d’autres\u00a0: précisez le nom ou tapez l’adresse entière.",
    openPrizes: "Lots à traiter",
    noOpenPrize: "Aucun lot en attente.",
    nobody: {
      email: "Aucun joueur n’a cette adresse.",
      name: "Aucun joueur ne porte ce nom.",
    },
    nothing: "Tapez ou scannez quelque chose à chercher.",
    missing: "Ce ticket est introuvable.",
    unavailable: "Le service ne répond pas. Réessayez dans un instant.",
    keys: "Raccourcis clavier",
    keyNames: {
      focus: "Aller au champ de recherche",
      validate: "Valider le ticket",
      reject: "Ouvrir le rejet",
      handOver: "Remettre le lot",
      undo: "Annuler la dernière décision",
      help: "Montrer ces raccourcis",
    },
    soundOn: "Son activé",
    soundOff: "Son coupé",
  },
  en: {
    title: "Counter · ThéTipTop",
    description: "Find a ticket and hand a prize over.",
    heading: "Counter desk",
    field: "Code, name or e-mail address",
    hint: "Scan the ticket, or type and press Enter.",
    submit: "Search",
    result: "Result",
    verdicts: {
      ready: "Hand over",
      "to-validate": "To validate",
      "handed-over": "Already given",
      rejected: "Rejected",
      "too-late": "Too late",
      "not-played": "Not played",
      cancelled: "Cancelled",
      unknown: "Unknown code",
      malformed: "Unreadable code",
      erased: "Account deleted",
      limited: "Too many tries",
      given: "Given",
    },
    reasons: {
      ready: "The prize is validated: hand it to the player.",
      "to-validate": "The ticket was played and waits to be checked.",
      "too-late": "The claim period has ended: this prize can no longer be handed over.",
      cancelled: "The purchase it came with was refunded: this ticket can no longer be played.",
      unknown: "No ticket of the campaign has this code. Read it again on the ticket.",
      malformed: "This is not a whole code. Read it again on the ticket.",
      erased: "The player deleted their account: there is nobody left to hand this prize to.",
    },
    handedOver: (when, by, where) => `Handed over on ${when}${by}${where}`.replace(/\.?$/, "."),
    given: (prize) => `${prize}: handed over just now. Next customer!`,
    rejected: (reason) => `Reason: ${reason}`,
    notPlayed: {
      active: "The code is right, but nobody has played it yet. Ask the customer to play on the site.",
      prepared: "This ticket is not active yet: its pack was not opened in the shop.",
      sent: "This ticket is not active yet: its pack was not opened in the shop.",
      revoked: "This ticket is from a deactivated batch. Keep it and tell head office.",
      none: "The code is right, but the ticket belongs to no batch. Tell head office.",
    },
    limited: (minutes) =>
      `Too many look-ups without a result. Try again in ${minutes} min; played tickets can always be looked up.`,
    typed: (text) => `Looked for: ${text}`,
    code: "Ticket code",
    player: "Player",
    openPlayer: "Open the file",
    openPlayerHint: "Full name and all their prizes. The opening is recorded.",
    ticketOf: "Ticket of",
    noShop: "No shop",
    claimUntil: "To be fetched before",
    history: "History",
    steps: {
      played: "Played",
      validated: "Validated",
      rejected: "Rejected",
      "handed-over": "Handed over",
      undone: "Undone",
    },
    by: (name) => ` by ${name}`,
    somebody: "a deleted account",
    at: (shop) => `, at ${shop}`,
    actions: { validate: "Validate", "hand-over": "Hand the prize over", reject: "Reject" },
    actionHints: {
      validate: "The player gets a mail: their prize is ready.",
      "hand-over": "The prize leaves with the customer. Can be undone for a minute.",
      reject: "The prize will not be handed over. The player reads the reason. Can be undone for a minute.",
    },
    handOverAtOnce: "Validate and hand over",
    rejectWhy: "Reason for rejecting",
    rejectNote: "More (optional)",
    rejectNoteHint: (most) => `The player reads it. ${most} characters at most.`,
    rejectConfirm: "Reject this ticket",
    whys: {
      unreadable: "Ticket cannot be read",
      altered: "Ticket was altered",
      "wrong-person": "Not the account's holder",
      "no-receipt": "No proof of purchase",
      refunded: "Purchase refunded",
      other: "Against the rules otherwise",
    },
    done: {
      validated: "Validated just now.",
      rejected: "Rejected just now.",
      "handed-over": "Handed over just now.",
      undone: "Decision undone.",
    },
    mails: {
      withdrawn: "The mail to the player was held back.",
      sent: "The mail announcing the prize had already gone.",
    },
    undo: "Undo",
    undoUntil: (time) => `possible until ${time}`,
    refused: {
      other: "A colleague has just done it: hand nothing over.",
      stands: "The ticket changed meanwhile: nothing was modified.",
      "too-late": "The claim period has ended: nothing was modified.",
      gone: "This ticket is no more: the player deleted their account.",
      note: "Choose a reason; what you add is one line of 300 characters at most.",
      "not-yours": "Only the person who decided can undo.",
      expired: "The minute in which to undo has passed.",
      changed: "The ticket has changed since: nothing was undone.",
      "nothing-to-undo": "There is nothing to undo.",
    },
    whoDid: (what, name, when) => `${what} by ${name}, ${when}.`,
    people: (count) => (count > 1 ? `${count} players found` : "One player found"),
    peopleMore: "There are more: type more of the name, or the whole address.",
    openPrizes: "Open prizes",
    noOpenPrize: "No prize waiting.",
    nobody: { email: "No player has this address.", name: "No player has this name." },
    nothing: "Type or scan something to look for.",
    missing: "This ticket cannot be found.",
    unavailable: "The service does not answer. Try again in a moment.",
    keys: "Keyboard shortcuts",
    keyNames: {
      focus: "Go to the search field",
      validate: "Validate the ticket",
      reject: "Open the rejection",
      handOver: "Hand the prize over",
      undo: "Undo the last decision",
      help: "Show these shortcuts",
    },
    soundOn: "Sound on",
    soundOff: "Sound off",
  },
};
