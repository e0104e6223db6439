import type { Language } from "../i18n/pages.ts";

export interface ByHandText {
  readonly heading: string;
  readonly lead: string;
  readonly formulasHeading: string;
  readonly formulas: {
    readonly seed: string;
    readonly left: string;
    readonly digest: string;
    readonly number: string;
    readonly prize: string;
    readonly chain: string;
  };
  readonly exampleHeading: string;
  readonly exampleLead: string;
  readonly example: {
    readonly seedHash: string;
    readonly shardSeed: string;
    readonly digest: string;
    readonly r: string;
    readonly prize: string;
  };
}

export const byHandWords: Record<Language, ByHandText> = {
  fr: {
    heading: "Refaire un tirage à la main",
    lead: "Voici les calculs, exactement comme le jeu les fait. Les textes sont en UTF-\u20608, les nombres en chiffres décimaux, les clés sont les octets eux-mêmes.",
    formulasHeading: "Les formules",
    formulas: {
      seed: "Chaque registre a sa propre graine, tirée de celle du jeu.",
      left: "Ce qui reste de chaque lot : la somme des mouvements de stock qui précèdent, moins un pour chaque ticket déjà gagné. C’est le poids de chaque lot ; si les règles du registre disent « probability », ce sont les chances annoncées des lots encore en stock.",
      digest: "Pour la ligne d’un ticket, un condensé ; « tour » vaut 0.",
      number:
        "Ses 30 premiers octets font cinq nombres de 48 bits. Le premier au-dessous de la limite compte, pour qu’aucun lot ne soit favorisé ; s’il n’y en a pas, on passe au tour suivant.",
      prize:
        "Les poids sont mis bout à bout dans l’ordre des lots : r tombe dans l’un d’eux, et c’est le lot du ticket.",
      chain:
        "Chaque ligne porte une empreinte qui contient celle de la ligne d’avant : on ne peut en ôter, en ajouter ni en déplacer une seule. Les lignes de stock et de règles se vérifient ainsi par tous, celle d’un ticket par qui connaît son joueur.",
    },
    exampleHeading: "Un exemple, avec de vrais nombres",
    exampleLead:
      "La graine ci-dessous n’est celle d’aucun jeu. Chaque commande peut être copiée dans un terminal.",
    example: {
      seedHash: "La graine, et son empreinte",
      shardSeed: "La graine du registre 7 du jeu « exemple »",
      digest: "Le condensé du ticket 4207, à la ligne 20",
      r: "Il reste 536, 179, 89, 54 et 36 lots, 894 en tout",
      prize: "721 tombe entre 715 et 803, dans la part du troisième lot : c’est lui que le ticket gagne.",
    },
  },
  en: {
    heading: "Repeat a draw by hand",
    lead: "Here are the computations, exactly as the game makes them. Texts are UTF-\u20608, numbers are decimal, keys are the bytes themselves.",
    formulasHeading: "The formulas",
    formulas: {
      seed: "Each ledger has a seed of its own, made from the game’s.",
      left: "What is left of each prize: the sum of the stock movements before, less one for each ticket that has won it. That is the weight of each prize; where the ledger’s rules say “probability”, it is the stated odds of the prizes still in stock.",
      digest: "For a ticket’s line, a digest; “round” is 0.",
      number:
        "Its first 30 bytes are five numbers of 48 bits. The first below the limit counts, so that no prize is favoured; if there is none, the next round follows.",
      prize:
        "The weights are laid end to end in the order of the prizes: r falls into one of them, and that is the ticket’s prize.",
      chain:
        "Each line has a fingerprint that contains the one of the line before: none can be taken out, put in or moved. Anyone can check it for the lines of stock and rules; for a ticket’s line, whoever knows its player.",
    },
    exampleHeading: "An example, with real numbers",
    exampleLead: "The seed below is that of no game. Every command can be copied into a terminal.",
    example: {
      seedHash: "The seed, and its fingerprint",
      shardSeed: "The seed of ledger 7 of the game “exemple”",
      digest: "The digest of ticket 4207, on line 20",
      r: "Left are 536, 179, 89, 54 and 36 prizes, 894 in all",
      prize:
        "721 falls between 715 and 803, in the stretch of the third prize: that is what the ticket wins.",
    },
  },
};
