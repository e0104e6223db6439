import type { MailMessage } from "../../../durable-objects/mail-room/message.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type MailsText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly caption: string;
  readonly states: Record<"queued" | "sent" | "dead", string>;
  readonly statesLabel: string;
  readonly columns: Record<"createdAt" | "kind" | "recipient" | "attempts" | "moment" | "lastError", string>;
  /** Of every mail there is. */
  readonly kinds: Readonly<Record<MailMessage["kind"], string>>;
  readonly empty: Record<"queued" | "sent" | "dead", string>;
  readonly noError: string;
  readonly look: string;
  readonly detail: string;
  readonly dueAt: string;
  readonly sentAt: string;
  readonly state: string;
  readonly retry: string;
  readonly retryHint: string;
  readonly retryAll: (count: string) => string;
  readonly retryAllHint: string;
  readonly close: string;
  readonly gone: string;
  readonly retried: string;
  readonly notRetried: string;
  readonly retriedAll: (count: string) => string;
};

export const mailsWords: Record<Language, MailsText> = {
  fr: {
    title: "Courriels · ThéTipTop",
    description: "Courriels en attente, envoyés et en échec.",
    heading: "Courriels",
    lead: "Ce qui attend, ce qui est parti, et ce que le serveur du destinataire a refusé. Les adresses sont masquées.",
    caption: "Courriels, les plus récents d’abord",
    states: { dead: "En échec", queued: "En attente", sent: "Envoyés" },
    statesLabel: "État des courriels",
    columns: {
      createdAt: "Créé",
      kind: "Sujet",
      recipient: "Destinataire",
      attempts: "Essais",
      moment: "Prochain essai ou envoi",
      lastError: "Dernière erreur",
    },
    kinds: {
      "verify-address": "Confirmer l’adresse",
      "reset-password": "Nouveau mot de passe",
      "address-in-use": "Compte déjà ouvert",
      "password-changed": "Mot de passe modifié",
      "second-factor": "Double authentification",
      "account-expiry": "Compte inactif",
      invitation: "Invitation d’un employé",
      ticket: "Ticket d’un achat",
      win: "Gain",
      "grand-prize": "Grand tirage",
      "claim-reminder": "Rappel de retrait",
      "prize-ready": "Lot prêt",
    },
    empty: {
      dead: "Aucun courriel en échec.",
      queued: "Aucun courriel en attente.",
      sent: "Aucun courriel envoyé.",
    },
    noError: "aucune",
    look: "Voir",
    detail: "Ce courriel",
    dueAt: "Prochain essai",
    sentAt: "Envoyé",
    state: "État",
    retry: "Renvoyer ce courriel",
    retryHint: "Il repart comme s’il était nouveau ; le destinataire ne le reçoit qu’une fois.",
    retryAll: (count) => `Renvoyer les ${count} courriels en échec`,
    retryAllHint: "Par 1 000 au plus, les plus anciens d’abord.",
    close: "Fermer",
    gone: "Ce courriel n’existe plus.",
    retried: "Le courriel est de nouveau en route.",
    notRetried: "Ce courriel n’est pas en échec : rien n’a changé.",
    retriedAll: (count) => `${count} courriels sont de nouveau en route.`,
  },
  en: {
    title: "Mails · ThéTipTop",
    description: "Mails queued, sent and failed.",
    heading: "Outgoing mails",
    lead: "What waits, what has left, and what the recipient’s server refused. Addresses are masked.",
    caption: "Mails, newest first",
    states: { dead: "Failed", queued: "Queued", sent: "Sent" },
    statesLabel: "State of the mails",
    columns: {
      createdAt: "Created",
      kind: "About",
      recipient: "Recipient",
      attempts: "Tries",
      moment: "Next try, or sent",
      lastError: "Last error",
    },
    kinds: {
      "verify-address": "Prove the address",
      "reset-password": "New password",
      "address-in-use": "Account exists already",
      "password-changed": "Password changed",
      "second-factor": "Two-factor authentication",
      "account-expiry": "Idle account",
      invitation: "Invitation of an employee",
      ticket: "Ticket of a purchase",
      win: "A win",
      "grand-prize": "Grand-prize draw",
      "claim-reminder": "Reminder to claim",
      "prize-ready": "Prize ready",
    },
    empty: { dead: "No mail has failed.", queued: "No mail is waiting.", sent: "No mail was sent." },
    noError: "none",
    look: "Look at it",
    detail: "This mail",
    dueAt: "Next try",
    sentAt: "Sent",
    state: "State",
    retry: "Send this mail again",
    retryHint: "It leaves as if it were new; the recipient gets it once.",
    retryAll: (count) => `Send the ${count} failed mails again`,
    retryAllHint: "Up to 1,000 at a time, oldest first.",
    close: "Close",
    gone: "This mail is no longer there.",
    retried: "The mail is on its way again.",
    notRetried: "This mail has not failed: nothing was changed.",
    retriedAll: (count) => `${count} mails are on their way again.`,
  },
};
