import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type UsersText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly caption: string;
  readonly search: string;
  readonly searchHint: string;
  readonly since: string;
  readonly until: string;
  readonly addressState: string;
  readonly name: string;
  readonly created: string;
  readonly emptyFiltered: string;
  readonly emptyAll: string;
  readonly locks: string;
  readonly locksLead: string;
  readonly noLocks: string;
  readonly lockedUntil: (when: string) => string;
  readonly unlock: string;
  readonly notices: {
    readonly erased: string;
    readonly "address-unlocked": string;
    readonly "not-locked": string;
  };
};

export const usersWords: Record<Language, UsersText> = {
  fr: {
    title: "Utilisateurs · ThéTipTop",
    description: "Les comptes, du plus récent au plus ancien.",
    heading: "Utilisateurs",
    lead: "L’adresse d’un joueur est masquée ici. Ouvrir sa fiche est noté au journal.",
    caption: "Comptes",
    search: "Nom ou adresse",
    searchHint: "Les premières lettres suffisent, avec ou sans accents.",
    since: "Créé depuis le",
    until: "Créé jusqu’au",
    addressState: "Adresse",
    name: "Nom",
    created: "Créé le",
    emptyFiltered: "Aucun compte ne correspond. Essayez moins de lettres, ou effacez un filtre.",
    emptyAll: "Aucun compte pour l’instant.",
    locks: "Adresses réseau bloquées",
    locksLead:
      "Trop de codes faux en sont venus : plus aucun code n’y est examiné. Débloquez celle d’une boutique ou d’un joueur de bonne foi ; l’effet est partout en une minute.",
    noLocks: "Aucune adresse n’est bloquée.",
    lockedUntil: (when) => `jusqu’au ${when}`,
    unlock: "Débloquer",
    notices: {
      erased: "Le compte est supprimé.",
      "address-unlocked": "L’adresse réseau est débloquée.",
      "not-locked": "Cette adresse n’était plus bloquée.",
    },
  },
  en: {
    title: "Users · ThéTipTop",
    description: "The accounts, newest first.",
    heading: "Users",
    lead: "A player’s address is masked here. Opening their file is written to the audit log.",
    caption: "Accounts",
    search: "Name or address",
    searchHint: "The first letters are enough, with or without accents.",
    since: "Created from",
    until: "Created until",
    addressState: "Address",
    name: "Name",
    created: "Created",
    emptyFiltered: "No account matches. Try fewer letters, or clear a filter.",
    emptyAll: "No account yet.",
    locks: "Locked network addresses",
    locksLead:
      "Too many wrong codes came from them: no code from there is looked at. Unlock that of a shop or of a player in good faith; it takes effect everywhere within a minute.",
    noLocks: "No address is locked.",
    lockedUntil: (when) => `until ${when}`,
    unlock: "Unlock",
    notices: {
      erased: "The account is erased.",
      "address-unlocked": "The network address is unlocked.",
      "not-locked": "This address was no longer locked.",
    },
  },
};
