import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type AuditText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly caption: string;
  readonly columns: Record<"at" | "actor" | "action" | "subject" | "difference", string>;
  readonly filters: Record<"action" | "actor" | "kind" | "subject" | "from" | "to", string>;
  readonly emptyFiltered: string;
  readonly emptyAll: string;
  readonly erased: string;
  readonly formerColleague: string;
  readonly roles: Readonly<Record<string, string>>;
  /** By kind of subject; an unknown one is shown as it is. */
  readonly kinds: Readonly<Record<string, string>>;
  /** By name of a fact; an unknown one is shown as it is. */
  readonly facts: Readonly<Record<string, string>>;
  /** By stored value. */
  readonly values: Readonly<Record<string, string>>;
  readonly yes: string;
  readonly no: string;
  readonly nothing: string;
  readonly becomes: string;
  readonly history: string;
};

export const auditWords: Record<Language, AuditText> = {
  fr: {
    title: "Journal · ThéTipTop",
    description: "Ce que le personnel a modifié, exporté ou consulté.",
    heading: "Journal",
    lead: "Tout ce que le personnel modifie, exporte ou consulte. Le journal ne peut être ni modifié ni effacé.",
    caption: "Journal des opérations",
    columns: { at: "Quand", actor: "Qui", action: "Opération", subject: "Sur", difference: "Avant et après" },
    filters: {
      action: "Par opération",
      actor: "Par personne",
      kind: "Sur quoi",
      subject: "Identifiant",
      from: "Du",
      to: "Au",
    },
    emptyFiltered: "Aucune opération ne correspond à ces filtres.",
    emptyAll: "Le journal est encore vide.",
    erased: "Compte supprimé ou externe",
    formerColleague: "Personne choisie",
    roles: { ADMIN: "Administration", EMPLOYEE: "Comptoir", TILL: "Caisse", SHOP: "Boutique en ligne" },
    kinds: {
      batch: "Tranche",
      campaign: "Campagne",
      draw: "Tirage final",
      employee: "Employé",
      export: "Fichier exporté",
      mail: "Courriel",
      player: "Joueur",
      prize: "Lot",
      purchase: "Achat",
      store: "Magasin",
      user: "Compte",
      winner: "Gagnant",
    },
    facts: {
      asked: "demandé",
      batches: "tranches",
      claimUntil: "fin des retraits",
      closesAt: "clôture",
      count: "nombre",
      description: "description",
      descriptionEn: "description en anglais",
      done: "fait",
      fromShard: "fragment de départ",
      isActive: "en jeu",
      isRequired: "achat nécessaire",
      label: "nom de la tranche",
      minimumCents: "achat minimum",
      name: "nom",
      nameEn: "nom en anglais",
      oddsPpm: "part annoncée",
      opensAt: "ouverture",
      pending: "en cours",
      prizes: "lots",
      state: "état",
      status: "statut",
      stock: "stock",
      ticketCount: "tickets",
      toShard: "fragment d’arrivée",
      type: "nature",
      valueCents: "valeur",
    },
    values: {
      PHYSICAL: "objet",
      DISCOUNT: "remise",
      draft: "brouillon",
      open: "ouverte",
      paused: "en pause",
      closed: "close",
      archived: "archivée",
      prepared: "préparée",
      sent: "envoyée",
      active: "en service",
      revoked: "révoquée",
      queued: "en attente",
      dead: "en échec",
    },
    yes: "oui",
    no: "non",
    nothing: "rien",
    becomes: "devient",
    history: "Historique",
  },
  en: {
    title: "Audit log · ThéTipTop",
    description: "What staff changed, exported or looked at.",
    heading: "Audit log",
    lead: "Everything staff change, export or look at. The log can be neither altered nor erased.",
    caption: "Log of what was done",
    columns: { at: "When", actor: "Who", action: "What", subject: "On", difference: "Before and after" },
    filters: {
      action: "By what was done",
      actor: "By person",
      kind: "On what",
      subject: "Identifier",
      from: "From",
      to: "To",
    },
    emptyFiltered: "Nothing matches these filters.",
    emptyAll: "The log is still empty.",
    erased: "Deleted or outside account",
    formerColleague: "The chosen person",
    roles: { ADMIN: "Head office", EMPLOYEE: "Counter", TILL: "Till", SHOP: "Web shop" },
    kinds: {
      batch: "Batch",
      campaign: "Campaign",
      draw: "Final draw",
      employee: "Employee",
      export: "Exported file",
      mail: "Mail",
      player: "Player",
      prize: "Prize",
      purchase: "Purchase",
      store: "Shop",
      user: "Account",
      winner: "Winner",
    },
    facts: {
      asked: "asked",
      batches: "number of batches",
      claimUntil: "claims until",
      closesAt: "closes",
      count: "how many",
      description: "the description",
      descriptionEn: "description in English",
      done: "done",
      fromShard: "from shard",
      isActive: "in the game",
      isRequired: "purchase needed",
      label: "name of the batch",
      minimumCents: "least purchase",
      name: "name",
      nameEn: "name in English",
      oddsPpm: "stated share",
      opensAt: "opens",
      pending: "under way",
      prizes: "number of prizes",
      state: "state",
      status: "status",
      stock: "units",
      ticketCount: "number of tickets",
      toShard: "to shard",
      type: "kind",
      valueCents: "value",
    },
    values: {
      PHYSICAL: "object",
      DISCOUNT: "discount",
      draft: "draft",
      open: "open",
      paused: "paused",
      closed: "closed",
      archived: "archived",
      prepared: "prepared",
      sent: "sent",
      active: "active",
      revoked: "revoked",
      queued: "queued",
      dead: "failed",
    },
    yes: "yes",
    no: "no",
    nothing: "nothing",
    becomes: "becomes",
    history: "History",
  },
};
