import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

type Counted = (count: number) => string;

export type UserFileText = PageText & {
  readonly back: string;
  readonly backToStaff: string;
  readonly missing: string;
  readonly logged: string;
  readonly account: string;
  readonly facts: {
    readonly created: string;
    readonly language: string;
    readonly languages: Record<Language, string>;
    readonly sessions: string;
    readonly codes: string;
    readonly codesFree: string;
    readonly codesLocked: (until: string) => string;
    readonly invited: (when: string) => string;
    readonly state: string;
    readonly active: string;
    readonly address: string;
    readonly secondFactor: string;
    readonly secondFactorOn: (since: string) => string;
    readonly secondFactorOff: string;
  };
  readonly resetFactor: string;
  readonly resetFactorHint: string;
  readonly unlock: string;
  readonly unlockHint: string;
  readonly contact: string;
  readonly contactMasked: string;
  readonly phone: string;
  readonly postal: string;
  readonly none: string;
  readonly masked: string;
  readonly showContact: string;
  readonly showHint: string;
  readonly wins: string;
  readonly winsLatest: Counted;
  readonly noWins: string;
  readonly prize: string;
  readonly state: string;
  readonly played: string;
  readonly claimed: string;
  readonly unknownPrize: string;
  readonly mails: string;
  readonly mailsLatest: Counted;
  readonly noMails: string;
  readonly mail: string;
  readonly queuedAt: string;
  readonly change: string;
  readonly changeHint: string;
  readonly save: string;
  readonly isVerified: string;
  readonly staff: string;
  readonly move: string;
  readonly inviteAgain: string;
  readonly inviteAgainHint: string;
  readonly erase: string;
  readonly eraseStaff: string;
  readonly eraseWill: (unclaimed: number, isStaff: boolean) => readonly string[];
  readonly eraseConfirm: string;
  readonly eraseButton: string;
  readonly refusals: {
    readonly "last-administrator": string;
    readonly "address-taken": string;
    readonly "not-found": string;
    readonly unconfirmed: string;
    readonly "unknown-store": string;
    readonly "not-waiting": string;
    readonly own: string;
    readonly "not-on": string;
  };
  readonly notices: {
    readonly changed: string;
    readonly unlocked: string;
    readonly moved: string;
    readonly invited: string;
    readonly "factor-reset": string;
  };
};

export const userFileWords: Record<Language, UserFileText> = {
  fr: {
    title: "Fiche · ThéTipTop",
    description: "La fiche d’un compte.",
    back: "Tous les utilisateurs",
    backToStaff: "Toute l’équipe",
    missing: "Ce compte n’existe pas, ou plus.",
    logged: "L’ouverture de cette fiche vient d’être notée au journal.",
    account: "Compte",
    facts: {
      created: "Créé le",
      language: "Langue des courriels",
      languages: { fr: "Français", en: "Anglais" },
      sessions: "Sessions ouvertes",
      codes: "Saisie de codes",
      codesFree: "Libre",
      codesLocked: (until) => `Bloquée jusqu’au ${until} : trop de codes faux`,
      invited: (when) => `Invitation envoyée le ${when}, mot de passe pas encore choisi`,
      state: "État",
      active: "Actif",
      address: "Adresse e-mail",
      secondFactor: "Double authentification",
      secondFactorOn: (since) => `Active depuis le ${since}`,
      secondFactorOff: "Inactive",
    },
    resetFactor: "Réinitialiser la double authentification",
    resetFactorHint:
      "Pour qui a perdu téléphone et codes de secours. Assurez-vous de vive voix que la demande vient bien de cette personne : ses sessions se ferment, un message la prévient, et le journal garde votre nom.",
    unlock: "Débloquer la saisie",
    unlockHint: "Le compte de ses codes faux repart de zéro. L’effet est partout en une minute.",
    contact: "Coordonnées",
    contactMasked: "Masquées tant que vous n’en avez pas besoin.",
    phone: "Téléphone",
    postal: "Adresse postale",
    none: "Non renseigné",
    masked: "•••••• (masqué)",
    showContact: "Afficher les coordonnées",
    showHint: "L’affichage est noté au journal.",
    wins: "Gains",
    winsLatest: (count) => `Les ${count} derniers.`,
    noWins: "Aucun gain.",
    prize: "Lot",
    state: "Où il en est",
    played: "Joué le",
    claimed: "Remis le",
    unknownPrize: "Lot inconnu",
    mails: "Courriels",
    mailsLatest: (count) => `Les ${count} derniers ; ceux qui sont partis sont gardés 30 jours.`,
    noMails: "Aucun courriel.",
    mail: "Sujet",
    queuedAt: "Écrit le",
    change: "Modifier",
    changeHint: "Un nouveau rôle met fin à toutes les sessions du compte, aussitôt pour le personnel.",
    save: "Enregistrer",
    isVerified: "L’adresse compte comme confirmée",
    staff: "Dans l’équipe",
    move: "Changer de boutique",
    inviteAgain: "Renvoyer l’invitation",
    inviteAgainHint: "Un nouveau lien, valable sept jours ; l’ancien ne mènera plus à rien.",
    erase: "Supprimer le compte",
    eraseStaff: "Retirer de l’équipe",
    eraseWill: (unclaimed, isStaff) => [
      "Le compte est effacé pour de bon, avec ses sessions, ses liens et ses courriels.",
      unclaimed > 0
        ? `Ses gains aussi, dont ${unclaimed} pas encore retiré${unclaimed > 1 ? "s" : ""} : ils seront perdus.`
        : "Ses gains aussi ; aucun n’attend d’être retiré.",
      isStaff
        ? "Son accès cesse aussitôt. Ses décisions restent au journal, sous un numéro qui ne nomme plus personne."
        : "Les lignes du registre restent, sous un numéro qui ne mène à personne : le tirage demeure vérifiable.",
    ],
    eraseConfirm: "J’ai lu ce qui va se passer, et c’est sans retour.",
    eraseButton: "Supprimer pour de bon",
    refusals: {
      "last-administrator": "Il doit rester au moins un administrateur. Nommez-en un autre d’abord.",
      "address-taken":
        "Un autre compte a confirmé cette adresse, ou est du personnel sous elle. Rien n’a été changé.",
      "not-found": "Ce compte vient d’être supprimé.",
      unconfirmed: "Cochez la case pour confirmer. Rien n’a été supprimé.",
      "unknown-store": "Cette boutique n’existe plus.",
      "not-waiting": "Cette personne a déjà choisi son mot de passe : il n’y a plus rien à renvoyer.",
      own: "On ne réinitialise pas la sienne : demandez à un autre administrateur.",
      "not-on": "La double authentification n’est plus active sur ce compte.",
    },
    notices: {
      changed: "Le compte est à jour.",
      unlocked: "La saisie de codes est débloquée.",
      moved: "La boutique est enregistrée.",
      invited: "Une nouvelle invitation est en route.",
      "factor-reset":
        "La double authentification est réinitialisée. La personne pourra la réactiver à sa prochaine connexion.",
    },
  },
  en: {
    title: "File · ThéTipTop",
    description: "The file of an account.",
    back: "All users",
    backToStaff: "The whole staff",
    missing: "There is no such account, or not any more.",
    logged: "That you opened this file has just been written to the audit log.",
    account: "Account",
    facts: {
      created: "Created",
      language: "Language of mails",
      languages: { fr: "French", en: "English" },
      sessions: "Open sessions",
      codes: "Entering codes",
      codesFree: "Free",
      codesLocked: (until) => `Locked until ${until}: too many wrong codes`,
      invited: (when) => `Invited ${when}, no password chosen yet`,
      state: "Standing",
      active: "Active",
      address: "Email address",
      secondFactor: "Two-factor authentication",
      secondFactorOn: (since) => `On since ${since}`,
      secondFactorOff: "Off",
    },
    resetFactor: "Reset two-factor authentication",
    resetFactorHint:
      "For somebody who has lost both phone and recovery codes. Make sure by voice that it is this person who asks: their sessions end, a message tells them, and the log keeps your name.",
    unlock: "Unlock entering codes",
    unlockHint:
      "The count of wrong codes starts again from nought. It takes effect everywhere within a minute.",
    contact: "Contact details",
    contactMasked: "Masked until you need them.",
    phone: "Telephone",
    postal: "Postal address",
    none: "Not given",
    masked: "•••••• (masked)",
    showContact: "Show contact details",
    showHint: "Showing them is written to the audit log.",
    wins: "Wins",
    winsLatest: (count) => `The latest ${count}.`,
    noWins: "No win.",
    prize: "Prize",
    state: "Standing of the prize",
    played: "Played",
    claimed: "Handed over",
    unknownPrize: "Unknown prize",
    mails: "Mails",
    mailsLatest: (count) => `The latest ${count}; those that were sent are kept for 30 days.`,
    noMails: "No mail.",
    mail: "Subject",
    queuedAt: "Written",
    change: "Change",
    changeHint: "A new role ends every session of the account, at once for staff.",
    save: "Save",
    isVerified: "The address counts as confirmed",
    staff: "In the staff",
    move: "Change the shop",
    inviteAgain: "Send the invitation again",
    inviteAgainHint: "A new link, valid for seven days; the old one will lead nowhere.",
    erase: "Erase the account",
    eraseStaff: "Remove from the staff",
    eraseWill: (unclaimed, isStaff) => [
      "The account is erased for good, with its sessions, links and mails.",
      unclaimed > 0
        ? `Its wins too, of which ${unclaimed} not yet fetched: they will be lost.`
        : "Its wins too; none is waiting to be fetched.",
      isStaff
        ? "Their access ends at once. Their decisions stay in the log, under a number that names nobody any more."
        : "The ledger’s rows stay, under a number that leads to nobody: the draw can still be verified.",
    ],
    eraseConfirm: "I have read what will happen, and there is no way back.",
    eraseButton: "Erase for good",
    refusals: {
      "last-administrator": "At least one administrator must remain. Appoint another first.",
      "address-taken": "Another account has confirmed this address, or is staff by it. Nothing was changed.",
      "not-found": "This account has just been erased.",
      unconfirmed: "Tick the box to confirm. Nothing was erased.",
      "unknown-store": "This shop is no longer there.",
      "not-waiting": "This person has chosen a password already: there is nothing to send again.",
      own: "Nobody resets their own: ask another administrator.",
      "not-on": "Two-factor authentication is not on for this account any more.",
    },
    notices: {
      changed: "The account is up to date.",
      unlocked: "Entering codes is unlocked.",
      moved: "The shop is saved.",
      invited: "A new invitation is on its way.",
      "factor-reset":
        "Two-factor authentication is reset. The person can set it up again at their next sign-in.",
    },
  },
};
