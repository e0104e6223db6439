import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";
import type { CampaignNotice, DateField, Step } from "./steps.ts";

export type CampaignText = PageText & {
  readonly heading: string;
  readonly notFound: string;
  readonly states: Record<"draft" | "open" | "paused" | "closed" | "archived", string>;
  readonly facts: Record<"tickets" | "played" | "unplayed" | "left", string>;
  readonly settingsLevel: (version: string) => string;
  readonly settingsBehind: (version: string, shards: string) => string;
  readonly shortage: (missing: string) => string;
  readonly stateHeading: string;
  readonly nothingMore: string;
  /** The button of each step, the page that says what it will do, and its confirmation. */
  readonly steps: Record<
    Step,
    { readonly label: string; readonly question: string; readonly confirm: string }
  >;
  /** What each step will do, line by line. */
  readonly effects: Record<Step, (unplayed: string, left: string) => readonly string[]>;
  readonly runShort: (missing: string) => string;
  readonly runShortNeeded: string;
  readonly back: string;
  readonly dates: {
    readonly heading: string;
    readonly lead: (timeZone: string) => string;
    readonly fields: Record<DateField, string>;
    readonly save: string;
    readonly closed: string;
  };
  readonly rule: {
    readonly heading: string;
    readonly lead: string;
    readonly minimum: string;
    readonly minimumHint: string;
    readonly required: string;
    readonly requiredHint: string;
    readonly save: string;
  };
  readonly notices: Record<CampaignNotice, string>;
  readonly problems: Record<
    "not-allowed" | "closed" | "not-in-order" | "not-a-time" | "skipped" | "amount" | "form",
    string
  >;
};

export const campaignWords: Record<Language, CampaignText> = {
  fr: {
    title: "Campagne · ThéTipTop",
    description: "État, dates et règle d’achat de la campagne.",
    heading: "Campagne",
    notFound: "Aucune campagne ne porte ce nom.",
    states: {
      draft: "Brouillon",
      open: "Ouverte",
      paused: "En pause",
      closed: "Close",
      archived: "Archivée",
    },
    facts: {
      tickets: "Tickets",
      played: "Joués",
      unplayed: "Restant à jouer",
      left: "Lots restants",
    },
    settingsLevel: (version) => `Réglages : version ${version}, suivie par tous les fragments`,
    settingsBehind: (version, shards) =>
      `Réglages : version ${version} ; ${shards} fragments ne la suivent pas encore`,
    shortage: (missing) =>
      `Il manque des lots : si tous les tickets sont joués, les ${missing} derniers ne gagneront rien.`,
    stateHeading: "État",
    nothingMore: "La campagne est archivée : son état ne change plus.",
    steps: {
      open: { label: "Ouvrir", question: "Ouvrir la campagne ?", confirm: "Ouvrir la campagne" },
      pause: {
        label: "Mettre en pause",
        question: "Mettre la campagne en pause ?",
        confirm: "Mettre en pause maintenant",
      },
      resume: { label: "Reprendre", question: "Reprendre la campagne ?", confirm: "Reprendre maintenant" },
      close: {
        label: "Clore",
        question: "Clore la campagne pour toujours ?",
        confirm: "Clore définitivement",
      },
      archive: {
        label: "Archiver",
        question: "Archiver la campagne ?",
        confirm: "Archiver la campagne",
      },
    },
    effects: {
      open: (unplayed, left) => [
        "Les codes des tranches actives pourront être joués, entre la date d’ouverture et celle de clôture.",
        `${unplayed} tickets restent à jouer, pour ${left} lots.`,
        "Les dates, le stock et les tranches pourront encore changer.",
      ],
      pause: (unplayed) => [
        "Aucun code ne pourra être joué tant que la pause dure ; les joueurs liront que le jeu est en pause.",
        "Ce qui est déjà gagné le reste, et les lots continuent d’être remis au comptoir.",
        `${unplayed} tickets restent à jouer après la reprise. Vous pourrez reprendre à tout moment.`,
      ],
      resume: (unplayed, left) => [
        "Les codes des tranches actives pourront de nouveau être joués, tout de suite.",
        `${unplayed} tickets restent à jouer, pour ${left} lots.`,
      ],
      close: (unplayed, left) => [
        "Plus aucun code ne pourra être joué à partir de cet instant.",
        `${unplayed} tickets n’ont pas été joués et ne pourront plus l’être ; ${left} lots ne seront pas donnés.`,
        "La graine du tirage et les registres deviennent publics : chacun pourra refaire les tirages.",
        "La campagne ne pourra jamais être rouverte ; ses dates, son stock et ses tranches ne changeront plus.",
        "Les gains déjà obtenus peuvent être retirés jusqu’à la fin des retraits.",
      ],
      archive: () => [
        "La campagne est rangée : plus aucun rappel n’est envoyé aux gagnants.",
        "Son état ne changera plus. Les registres restent publics.",
      ],
    },
    runShort: (missing) => `J’accepte que les ${missing} derniers tickets ne gagnent rien`,
    runShortNeeded:
      "Il y a moins de lots que de tickets. Cochez la case si c’est voulu, ou ajoutez du stock.",
    back: "Ne rien changer",
    dates: {
      heading: "Dates",
      lead: (timeZone) => `Heures locales, fuseau ${timeZone}.`,
      fields: { opensAt: "Ouverture", closesAt: "Clôture", claimUntil: "Fin des retraits" },
      save: "Enregistrer les dates",
      closed: "La campagne est close : ses dates et sa règle d’achat ne changent plus.",
    },
    rule: {
      heading: "Règle d’achat",
      lead: "Ce qui donne droit à un ticket, en caisse et sur la boutique en ligne.",
      minimum: "Montant minimum, en euros",
      minimumHint: "Par exemple 49 ou 49,50",
      required: "Un achat est nécessaire",
      requiredHint: "Décochez pour que le comptoir puisse aussi donner un ticket sans achat.",
      save: "Enregistrer la règle",
    },
    notices: {
      open: "La campagne est ouverte.",
      pause: "La campagne est en pause.",
      resume: "La campagne a repris.",
      close: "La campagne est close.",
      archive: "La campagne est archivée.",
      dates: "Les dates sont enregistrées.",
      rule: "La règle d’achat est enregistrée.",
    },
    problems: {
      "not-allowed":
        "L’état de la campagne a changé entre-temps : cette opération n’est plus possible. Rien n’a été modifié.",
      closed: "La campagne est close : ses dates et sa règle d’achat ne changent plus.",
      "not-in-order": "Les dates doivent se suivre : ouverture, puis clôture, puis fin des retraits.",
      "not-a-time": "Ce n’est pas une date et une heure.",
      skipped: "Cette heure n’existe pas : les horloges passent à l’heure d’été cette nuit-là.",
      amount: "Le montant doit être de 0 à 10 000 €, avec au plus deux décimales.",
      form: "Rien n’a été enregistré. Corrigez ce qui suit :",
    },
  },
  en: {
    title: "Campaign · ThéTipTop",
    description: "State, dates and purchase rule of the campaign.",
    heading: "The campaign",
    notFound: "No campaign has this name.",
    states: {
      draft: "Draft",
      open: "Open",
      paused: "Paused",
      closed: "Closed",
      archived: "Archived",
    },
    facts: {
      tickets: "All tickets",
      played: "Played",
      unplayed: "Still to be played",
      left: "Prizes left",
    },
    settingsLevel: (version) => `Settings: version ${version}, followed by every shard`,
    settingsBehind: (version, shards) =>
      `Settings: version ${version}; ${shards} shards do not follow it yet`,
    shortage: (missing) =>
      `Prizes are short: if every ticket is played, the last ${missing} will win nothing.`,
    stateHeading: "State",
    nothingMore: "The campaign is archived: its state changes no more.",
    steps: {
      open: { label: "Open", question: "Open the campaign?", confirm: "Open the campaign" },
      pause: { label: "Pause", question: "Pause the campaign?", confirm: "Pause it now" },
      resume: { label: "Resume", question: "Resume the campaign?", confirm: "Resume it now" },
      close: { label: "Close", question: "Close the campaign for good?", confirm: "Close it for good" },
      archive: { label: "Archive", question: "Archive the campaign?", confirm: "Archive the campaign" },
    },
    effects: {
      open: (unplayed, left) => [
        "Codes of active batches can be played, between the opening and the closing date.",
        `${unplayed} tickets are to be played, for ${left} prizes.`,
        "Dates, stock and batches can still change.",
      ],
      pause: (unplayed) => [
        "No code can be played while the pause lasts; players read that the game is paused.",
        "What was won stays won, and prizes go on being handed over at the counter.",
        `${unplayed} tickets remain to be played afterwards. You can resume at any time.`,
      ],
      resume: (unplayed, left) => [
        "Codes of active batches can be played again, at once.",
        `${unplayed} tickets are to be played, for ${left} prizes.`,
      ],
      close: (unplayed, left) => [
        "No code can be played from this instant.",
        `${unplayed} tickets were not played and never will be; ${left} prizes will not be given.`,
        "The seed of the draws and the ledgers become public: anyone can repeat the draws.",
        "The campaign can never be opened again; its dates, stock and batches change no more.",
        "What was won can be claimed until the end of claims.",
      ],
      archive: () => [
        "The campaign is put away: winners are sent no more reminders.",
        "Its state changes no more. The ledgers stay public.",
      ],
    },
    runShort: (missing) => `I accept that the last ${missing} tickets win nothing`,
    runShortNeeded: "There are fewer prizes than tickets. Tick the box if that is meant, or add stock.",
    back: "Change nothing",
    dates: {
      heading: "Its dates",
      lead: (timeZone) => `Local times, zone ${timeZone}.`,
      fields: { opensAt: "Opens", closesAt: "Closes", claimUntil: "Claims end" },
      save: "Save the dates",
      closed: "The campaign is closed: its dates and purchase rule change no more.",
    },
    rule: {
      heading: "Purchase rule",
      lead: "What gives a ticket, at the till and in the web shop.",
      minimum: "Least amount, in euros",
      minimumHint: "For example 49 or 49.50",
      required: "A purchase is needed",
      requiredHint: "Untick it so that the counter can also give a ticket without a purchase.",
      save: "Save the rule",
    },
    notices: {
      open: "The campaign is open.",
      pause: "The campaign is paused.",
      resume: "The campaign goes on.",
      close: "The campaign is closed.",
      archive: "The campaign is archived.",
      dates: "The dates are saved.",
      rule: "The purchase rule is saved.",
    },
    problems: {
      "not-allowed":
        "The campaign’s state has changed meanwhile: this is not possible any more. Nothing was changed.",
      closed: "The campaign is closed: its dates and purchase rule change no more.",
      "not-in-order": "The dates must follow each other: opening, then closing, then the end of claims.",
      "not-a-time": "This is no date and time.",
      skipped: "There is no such hour: clocks go forward that night.",
      amount: "The amount must be from 0 to 10,000 €, with two decimals at most.",
      form: "Nothing was saved. Correct what follows:",
    },
  },
};
