import type { OverviewCampaign, ProjectedFigures } from "../../../worker/overview/overview-view.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export interface OverviewText extends PageText {
  readonly heading: string;
  readonly noCampaign: string;
  readonly unavailable: string;
  readonly states: Record<OverviewCampaign["state"], string>;
  readonly opens: (day: string) => string;
  readonly closes: (day: string) => string;
  readonly closed: (day: string) => string;
  readonly claims: (day: string) => string;
  readonly live: {
    readonly madeAt: (time: string) => string;
    readonly on: string;
    readonly again: string;
    readonly off: string;
    readonly heard: string;
    readonly missingShards: (count: number) => string;
    readonly boardSilent: string;
    readonly databaseSilent: string;
  };
  readonly now: string;
  readonly played: string;
  readonly lastPlay: string;
  readonly never: string;
  readonly toValidate: string;
  readonly toHandOver: string;
  readonly handedOver: string;
  readonly rejected: string;
  readonly prizes: {
    readonly heading: string;
    readonly lead: string;
    readonly prize: string;
    readonly given: string;
    readonly stock: string;
    readonly left: string;
    readonly share: string;
    readonly planned: (share: string) => string;
    readonly withdrawn: string;
    readonly all: string;
  };
  readonly plays: {
    readonly heading: string;
    readonly hours: string;
    readonly days: string;
    readonly total: (count: string) => string;
  };
  readonly winners: {
    readonly heading: string;
    readonly days: string;
    readonly statuses: Record<keyof ProjectedFigures["winners"], string>;
    readonly status: string;
  };
  readonly shops: {
    readonly heading: string;
    readonly shop: string;
    readonly none: string;
    readonly plays: string;
    readonly handedOver: string;
    readonly lead: string;
  };
  readonly players: { readonly heading: string; readonly signUps: string };
  readonly funnels: {
    readonly heading: string;
    readonly tickets: string;
    readonly players: string;
    readonly out: string;
    readonly played: string;
    readonly validated: string;
    readonly handedOver: string;
    readonly accounts: string;
    readonly verified: string;
    readonly playing: string;
    readonly ofPrevious: (share: string) => string;
  };
  readonly service: {
    readonly heading: string;
    readonly lag: string;
    readonly level: string;
    readonly behind: (count: string, seconds: string) => string;
    readonly settings: string;
    readonly settingsEverywhere: string;
    readonly settingsBehind: (count: string) => string;
    readonly queued: string;
    readonly failed: string;
    readonly unknown: string;
  };
  readonly chart: {
    readonly figures: string;
    readonly hour: string;
    readonly day: string;
    readonly count: string;
    readonly summary: (most: string, when: string) => string;
    readonly empty: string;
  };
}

export const overviewWords: Record<Language, OverviewText> = {
  fr: {
    title: "Vue d’ensemble · Siège · ThéTipTop",
    description: "La campagne en chiffres, en direct.",
    heading: "Vue d’ensemble",
    noCampaign: "Il n’y a pas encore de campagne.",
    unavailable: "La campagne ne répond pas pour l’instant. Rechargez la page dans un moment.",
    states: {
      draft: "Brouillon",
      open: "Ouverte",
      paused: "En pause",
      closed: "Fermée",
      archived: "Archivée",
    },
    opens: (day) => `ouvre le ${day}`,
    closes: (day) => `ferme le ${day}`,
    closed: (day) => `fermeture : ${day}`,
    claims: (day) => `retrait des lots jusqu’au ${day}`,
    live: {
      madeAt: (time) => `Chiffres lus le ${time}`,
      on: "En direct",
      again: "Reconnexion…",
      off: "Direct interrompu, nouvel essai bientôt",
      heard: "Dernières nouvelles à",
      missingShards: (count) => `Fragments sans réponse : ${count}. Les totaux sont peut-être trop bas.`,
      boardSilent: "Le tableau en direct ne répond pas : les totaux ont quelques secondes de retard.",
      databaseSilent:
        "La base ne répond pas : seuls les chiffres des tickets joués sont affichés. Rechargez la page dans un moment.",
    },
    now: "En ce moment",
    played: "Tickets joués",
    lastPlay: "Dernier ticket joué",
    never: "aucun",
    toValidate: "À valider",
    toHandOver: "Prêts à remettre",
    handedOver: "Remis",
    rejected: "Rejetés",
    prizes: {
      heading: "Lots donnés et prévus",
      lead: "La part de chaque lot parmi les tickets joués, et celle qui est annoncée au règlement (le trait).",
      prize: "Lot",
      given: "Donnés",
      stock: "Stock",
      left: "Restent",
      share: "Part",
      planned: (share) => `annoncé : ${share}`,
      withdrawn: "retiré",
      all: "Tous les lots",
    },
    plays: {
      heading: "Tickets joués",
      hours: "Par heure, dernières 24 heures",
      days: "Par jour",
      total: (count) => `${count} en tout`,
    },
    winners: {
      heading: "Gains",
      days: "Remis par jour",
      statuses: {
        PENDING: "En attente",
        VALIDATED: "Validés",
        CLAIMED: "Remis",
        REJECTED: "Rejetés",
      },
      status: "Statut",
    },
    shops: {
      heading: "Boutiques",
      shop: "Boutique",
      none: "Sans boutique",
      plays: "Joués",
      handedOver: "Remis",
      lead: "Tickets joués selon la boutique d’où ils viennent, lots remis selon celle qui les a remis.",
    },
    players: { heading: "Inscriptions", signUps: "Nouveaux comptes par jour" },
    funnels: {
      heading: "Où l’on s’arrête",
      tickets: "Du ticket à la remise",
      players: "Du compte au jeu",
      out: "En circulation",
      played: "Joués",
      validated: "Validés",
      handedOver: "Remis",
      accounts: "Comptes",
      verified: "Adresse vérifiée",
      playing: "Ont joué",
      ofPrevious: (share) => `${share} du précédent`,
    },
    service: {
      heading: "Service",
      lag: "Retard des listes",
      level: "Aucun : les listes ont tous les tickets joués",
      behind: (count, seconds) => `${count} en chemin, le plus ancien depuis ${seconds} s`,
      settings: "Réglages de la campagne",
      settingsEverywhere: "Appliqués partout",
      settingsBehind: (count) => `Pas encore appliqués par ${count} fragments`,
      queued: "Courriels en attente",
      failed: "Courriels en échec",
      unknown: "Inconnu pour l’instant",
    },
    chart: {
      figures: "Voir les chiffres",
      hour: "Heure",
      day: "Jour",
      count: "Nombre",
      summary: (most, when) => `Le plus : ${most} (${when}).`,
      empty: "Rien pour l’instant.",
    },
  },
  en: {
    title: "Overview · Head office · ThéTipTop",
    description: "The campaign in figures, live.",
    heading: "Overview",
    noCampaign: "There is no campaign yet.",
    unavailable: "The campaign does not answer at the moment. Reload the page in a while.",
    states: {
      draft: "Draft",
      open: "Open",
      paused: "Paused",
      closed: "Closed",
      archived: "Archived",
    },
    opens: (day) => `opens on ${day}`,
    closes: (day) => `closes on ${day}`,
    closed: (day) => `closing: ${day}`,
    claims: (day) => `prizes can be collected until ${day}`,
    live: {
      madeAt: (time) => `Figures read on ${time}`,
      on: "Live",
      again: "Reconnecting…",
      off: "Live figures interrupted, trying again soon",
      heard: "Last heard at",
      missingShards: (count) => `Shards without an answer: ${count}. The totals may be too low.`,
      boardSilent: "The live board does not answer: the totals are some seconds behind.",
      databaseSilent:
        "The database does not answer: only the figures of played tickets are shown. Reload the page in a while.",
    },
    now: "At this moment",
    played: "Tickets played",
    lastPlay: "Last ticket played",
    never: "none",
    toValidate: "To validate",
    toHandOver: "Ready to hand over",
    handedOver: "Handed over",
    rejected: "Rejected",
    prizes: {
      heading: "Prizes given and planned",
      lead: "Each prize’s share of the tickets played, and the one stated in the rules (the mark).",
      prize: "Prize",
      given: "Given",
      stock: "Total stock",
      left: "Left",
      share: "Share",
      planned: (share) => `stated: ${share}`,
      withdrawn: "withdrawn",
      all: "All prizes",
    },
    plays: {
      heading: "Tickets played",
      hours: "By hour, last 24 hours",
      days: "By day",
      total: (count) => `${count} in all`,
    },
    winners: {
      heading: "Wins",
      days: "Handed over by day",
      statuses: {
        PENDING: "Pending",
        VALIDATED: "Validated",
        CLAIMED: "Handed over",
        REJECTED: "Rejected",
      },
      status: "Status",
    },
    shops: {
      heading: "Shops",
      shop: "Shop",
      none: "No shop",
      plays: "Played",
      handedOver: "Handed over",
      lead: "Tickets played by the shop they came from, prizes by the shop that handed them over.",
    },
    players: { heading: "Sign-ups", signUps: "New accounts by day" },
    funnels: {
      heading: "Where people stop",
      tickets: "From ticket to hand-over",
      players: "From account to game",
      out: "In circulation",
      played: "Played",
      validated: "Validated",
      handedOver: "Handed over",
      accounts: "Accounts",
      verified: "Address verified",
      playing: "Have played",
      ofPrevious: (share) => `${share} of the one before`,
    },
    service: {
      heading: "The service",
      lag: "Delay of the lists",
      level: "None: the lists have every ticket played",
      behind: (count, seconds) => `${count} on their way, the oldest for ${seconds} s`,
      settings: "Settings of the campaign",
      settingsEverywhere: "Applied everywhere",
      settingsBehind: (count) => `Not yet applied by ${count} shards`,
      queued: "Mails waiting",
      failed: "Mails that failed",
      unknown: "Not known at the moment",
    },
    chart: {
      figures: "See the figures",
      hour: "Hour",
      day: "Date",
      count: "Number",
      summary: (most, when) => `Most: ${most} (${when}).`,
      empty: "Nothing yet.",
    },
  },
};
