import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";
import type { PrizeProblem } from "./prize-form.ts";

export type PrizesText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly notFound: string;
  readonly prizeGone: string;
  readonly caption: string;
  readonly columns: Record<"name" | "value" | "given" | "left" | "total" | "chance", string>;
  readonly change: string;
  readonly withdrawn: string;
  readonly add: string;
  readonly closed: string;
  readonly allPrizes: string;
  readonly tickets: (unplayed: string, left: string) => string;
  readonly short: (missing: string) => string;
  readonly form: {
    readonly newHeading: string;
    readonly heading: (name: string) => string;
    readonly fields: Record<PrizeProblem, string>;
    readonly hints: Record<"nameEn" | "value" | "share" | "stock", string>;
    readonly type: string;
    readonly types: Record<"PHYSICAL" | "DISCOUNT", string>;
    readonly isActive: string;
    readonly isActiveHint: string;
    readonly check: string;
    readonly problems: Record<PrizeProblem, string>;
    readonly refused: string;
  };
  readonly order: {
    readonly heading: string;
    readonly lead: string;
    readonly kind: string;
    readonly kinds: Record<"raise" | "lower" | "move", string>;
    readonly count: string;
    readonly countProblem: string;
    readonly fromShard: string;
    readonly toShard: string;
    readonly shardHint: (last: string) => string;
    readonly shardProblem: string;
    readonly check: string;
  };
  readonly toggle: Record<"withdraw" | "bringBack", string>;
  readonly preview: {
    readonly heading: string;
    readonly lead: string;
    readonly caption: string;
    readonly columns: Record<"name" | "given" | "before" | "after" | "chanceBefore" | "chanceAfter", string>;
    readonly changed: string;
    readonly meaning: (unplayed: string, left: string) => string;
    readonly nothingMissing: string;
    readonly missing: (count: string) => string;
    readonly moved: (count: string, from: string, to: string) => string;
    readonly atOnce: string;
    readonly save: string;
    readonly correct: string;
    readonly cancel: string;
  };
  readonly notices: Record<"saved" | "added", string>;
  readonly ordered: (asked: string, done: string) => string;
  readonly underWay: (pending: string) => string;
  readonly unavailable: string;
};

export const prizesWords: Record<Language, PrizesText> = {
  fr: {
    title: "Lots et stock · ThéTipTop",
    description: "Les lots de la campagne, leur stock et l’effet d’un changement.",
    heading: "Lots et stock",
    lead: "Les chiffres viennent de tous les fragments, à l’instant. Rien n’est enregistré avant que l’effet soit montré.",
    notFound: "Aucune campagne ne porte ce nom.",
    prizeGone: "Ce lot n’existe pas.",
    caption: "Lots de la campagne",
    columns: {
      name: "Lot",
      value: "Valeur",
      given: "Donnés",
      left: "Restants",
      total: "Stock",
      chance: "Chance du prochain ticket",
    },
    change: "Modifier",
    withdrawn: "retiré du jeu",
    add: "Ajouter un lot",
    closed:
      "La campagne est close : son stock ne change plus. Les textes et les valeurs peuvent être corrigés.",
    allPrizes: "Tous les lots",
    tickets: (unplayed, left) => `${unplayed} tickets restent à jouer, pour ${left} lots.`,
    short: (missing) => `Si tous sont joués, les ${missing} derniers ne gagneront rien.`,
    form: {
      newHeading: "Nouveau lot",
      heading: (name) => `Le lot « ${name} »`,
      fields: {
        name: "Nom",
        nameEn: "Nom en anglais",
        description: "Description",
        descriptionEn: "Description en anglais",
        value: "Valeur, en euros",
        share: "Part annoncée, en %",
        stock: "Restant à donner",
      },
      hints: {
        nameEn: "Vide : comme en français",
        value: "Par exemple 39 ou 39,50",
        share: "Ce que disent le règlement et la page d’accueil ; le tirage suit le stock",
        stock: "Ce que les tickets peuvent encore gagner à partir de maintenant",
      },
      type: "Nature",
      types: { PHYSICAL: "Objet", DISCOUNT: "Remise" },
      isActive: "En jeu",
      isActiveHint: "Décoché, plus aucun ticket ne le gagne ; ce qui a été gagné le reste.",
      check: "Voir l’effet",
      problems: {
        name: "Le nom compte de 1 à 100 caractères.",
        nameEn: "Le nom en anglais compte au plus 100 caractères.",
        description: "La description compte au plus 1 000 caractères.",
        descriptionEn: "La description en anglais compte au plus 1 000 caractères.",
        value: "La valeur est un montant de 0 à 1 000 000 €, avec au plus deux décimales.",
        share: "La part va de 0 à 100 %, avec au plus quatre décimales.",
        stock: "Le stock est un nombre entier, positif ou nul.",
      },
      refused: "Rien n’a été enregistré. Corrigez ce qui suit :",
    },
    order: {
      heading: "Ajouter, enlever ou déplacer",
      lead: "Par un nombre, sans dire combien il doit en rester.",
      kind: "Opération",
      kinds: { raise: "Ajouter", lower: "Enlever", move: "Déplacer entre deux fragments" },
      count: "Combien",
      countProblem: "Donnez un nombre entier d’au moins 1.",
      fromShard: "Du fragment",
      toShard: "Vers le fragment",
      shardHint: (last) => `Pour un déplacement seulement : de 0 à ${last}`,
      shardProblem: "Donnez deux fragments différents de cette campagne.",
      check: "Voir l’effet de l’ordre",
    },
    toggle: { withdraw: "Retirer du jeu", bringBack: "Remettre en jeu" },
    preview: {
      heading: "Ce que cela change",
      lead: "Rien n’est encore enregistré. Les chiffres sont ceux de cet instant ; on joue peut-être pendant que vous lisez.",
      caption: "Effet sur chaque lot",
      columns: {
        name: "Lot",
        given: "Donnés",
        before: "Restants avant",
        after: "Restants après",
        chanceBefore: "Chance avant",
        chanceAfter: "Chance après",
      },
      changed: "modifié",
      meaning: (unplayed, left) => `${unplayed} tickets ne sont pas joués ; il resterait ${left} lots.`,
      nothingMissing: "Chaque ticket trouverait un lot.",
      missing: (count) => `${count} tickets ne trouveraient rien.`,
      moved: (count, from, to) =>
        `${count} unités passent du fragment ${from} au fragment ${to} ; le total ne change pas.`,
      atOnce: "Le changement vaut dès qu’il est enregistré, sans interrompre le jeu.",
      save: "Enregistrer",
      correct: "Corriger",
      cancel: "Ne rien changer",
    },
    notices: { saved: "Le lot est enregistré.", added: "Le lot est ajouté." },
    ordered: (asked, done) => `Demandé : ${asked}. Fait : ${done}.`,
    underWay: (pending) => `Encore en cours : ${pending}. Cela continue tout seul.`,
    unavailable: "Un fragment ne répond pas : le stock ne peut pas être lu. Rien n’a été modifié. Réessayez.",
  },
  en: {
    title: "Prizes and stock · ThéTipTop",
    description: "The campaign’s prizes, their stock and what a change would do.",
    heading: "Prizes and stock",
    lead: "The figures come from every shard, this instant. Nothing is saved before its effect was shown.",
    notFound: "No campaign has this name.",
    prizeGone: "There is no such prize.",
    caption: "Prizes of the campaign",
    columns: {
      name: "Prize",
      value: "Value",
      given: "Given",
      left: "Left",
      total: "In all",
      chance: "Chance of the next ticket",
    },
    change: "Change",
    withdrawn: "withdrawn",
    add: "Add a prize",
    closed: "The campaign is closed: its stock changes no more. Texts and values can be corrected.",
    allPrizes: "All prizes",
    tickets: (unplayed, left) => `${unplayed} tickets are unplayed, for ${left} prizes.`,
    short: (missing) => `If all are played, the last ${missing} will win nothing.`,
    form: {
      newHeading: "New prize",
      heading: (name) => `The prize “${name}”`,
      fields: {
        name: "Name",
        nameEn: "Name in English",
        description: "What it is",
        descriptionEn: "What it is, in English",
        value: "Value, in euros",
        share: "Stated share, in %",
        stock: "Still to be given",
      },
      hints: {
        nameEn: "Empty: as in French",
        value: "For example 39 or 39.50",
        share: "What the rules and the home page say; the draw goes by the stock",
        stock: "What tickets can still win from now on",
      },
      type: "Kind",
      types: { PHYSICAL: "Object", DISCOUNT: "Discount" },
      isActive: "In the game",
      isActiveHint: "Unticked, no ticket wins it any more; what was won stays won.",
      check: "Show the effect",
      problems: {
        name: "The name has 1 to 100 characters.",
        nameEn: "The name in English has at most 100 characters.",
        description: "The description has at most 1,000 characters.",
        descriptionEn: "The description in English has at most 1,000 characters.",
        value: "The value is an amount from 0 to 1,000,000 €, with two decimals at most.",
        share: "The share goes from 0 to 100 %, with four decimals at most.",
        stock: "The stock is a whole number, zero or more.",
      },
      refused: "Nothing was saved. Correct what follows:",
    },
    order: {
      heading: "Add, take away or move",
      lead: "By a number, without saying how many shall be left.",
      kind: "What to do",
      kinds: { raise: "Add", lower: "Take away", move: "Move between two shards" },
      count: "How many",
      countProblem: "Give a whole number of at least 1.",
      fromShard: "From shard",
      toShard: "To shard",
      shardHint: (last) => `Only to move: from 0 to ${last}`,
      shardProblem: "Give two different shards of this campaign.",
      check: "Show the order’s effect",
    },
    toggle: { withdraw: "Withdraw", bringBack: "Bring back" },
    preview: {
      heading: "What this changes",
      lead: "Nothing is saved yet. The figures are of this instant; people may be playing while you read.",
      caption: "Effect on each prize",
      columns: {
        name: "Prize",
        given: "Given",
        before: "Left before",
        after: "Left after",
        chanceBefore: "Chance before",
        chanceAfter: "Chance after",
      },
      changed: "changed",
      meaning: (unplayed, left) => `${unplayed} tickets are unplayed; ${left} prizes would be left.`,
      nothingMissing: "Every ticket would find a prize.",
      missing: (count) => `${count} tickets would find nothing.`,
      moved: (count, from, to) =>
        `${count} units go from shard ${from} to shard ${to}; the total stays the same.`,
      atOnce: "The change holds as soon as it is saved, without interrupting the game.",
      save: "Save",
      correct: "Correct it",
      cancel: "Change nothing",
    },
    notices: { saved: "The prize is saved.", added: "The prize is added." },
    ordered: (asked, done) => `Asked: ${asked}. Done: ${done}.`,
    underWay: (pending) => `Still under way: ${pending}. It goes on by itself.`,
    unavailable: "A shard does not answer: the stock cannot be read. Nothing was changed. Try again.",
  },
};
