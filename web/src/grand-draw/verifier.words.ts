import type { StepName } from "../../../worker/draws/verify.ts";
import type { Language } from "../i18n/pages.ts";

/** What the verifier says; `{line}`, `{place}`, `{computed}` and `{stated}` are filled in by it. */
export type VerifierText = {
  readonly heading: string;
  readonly lead: string;
  readonly ownValues: string;
  readonly ownValuesLead: string;
  readonly file: string;
  readonly fileHint: string;
  readonly fields: Record<"entrantsHash" | "seedHash" | "seed" | "entropy" | "places", string>;
  readonly placesHint: string;
  readonly verify: string;
  /** With `{percent}`. */
  readonly reading: string;
  readonly working: string;
  readonly allRight: string;
  readonly allRightSoFar: string;
  readonly somethingWrong: string;
  readonly unable: string;
  readonly marks: Record<"right" | "wrong" | "open", string>;
  readonly steps: Record<StepName, string>;
  readonly right: Record<StepName, string>;
  readonly open: string;
  readonly wrong: Record<
    | "file-malformed"
    | "file-unsorted"
    | "file-no-line-end"
    | "count-differs"
    | "hash-differs"
    | "seed-differs"
    | "seed-malformed"
    | "entropy-differs"
    | "entropy-malformed"
    | "draw-differs"
    | "draw-malformed",
    string
  >;
  readonly withoutScript: string;
  readonly byHand: string;
  readonly beaconNote: string;
};

export const verifierWords: Record<Language, VerifierText> = {
  fr: {
    heading: "Refaire le tirage",
    lead: "Votre navigateur télécharge la liste, recalcule les empreintes et tire de nouveau. Rien ne nous est envoyé.",
    ownValues: "Vérifier avec vos propres valeurs",
    ownValuesLead:
      "Les valeurs publiées sont déjà là. Remplacez-les par celles que vous aviez notées, ou changez-en une pour voir : la vérification doit le dire.",
    file: "Liste des participants",
    fileHint: "Sans fichier choisi, la liste publiée est téléchargée.",
    fields: {
      entrantsHash: "Empreinte de la liste notée",
      seedHash: "Empreinte de la graine notée",
      seed: "Graine révélée",
      entropy: "Hasard public du tirage",
      places: "Numéros tirés, dans l’ordre",
    },
    placesHint: "Un par ligne, le gagnant d’abord.",
    verify: "Vérifier le tirage",
    reading: "Lecture de la liste : {percent} %…",
    working: "Vérification en cours…",
    allRight: "Tout est juste : ce tirage est bien celui qui a été publié.",
    allRightSoFar: "Tout ce qui est publié jusqu’ici est juste.",
    somethingWrong: "Quelque chose n’est pas juste. Voici quoi, et pourquoi :",
    unable: "La vérification n’a pas pu être faite ici. Réessayez, ou utilisez le programme ci-dessous.",
    marks: { right: "Juste", wrong: "Faux", open: "À venir" },
    steps: {
      file: "La liste est bien formée",
      count: "La liste est complète",
      hash: "La liste est celle qui a été figée",
      seed: "La graine est celle qui était sous scellé",
      entropy: "Le hasard public est bien celui annoncé",
      draw: "Le tirage, refait, donne les mêmes numéros",
    },
    right: {
      file: "{computed} lignes, triées, sans doublon.",
      count: "Inscriptions et personnes : {computed}.",
      hash: "Empreinte calculée : {computed}.",
      seed: "Empreinte calculée : {computed}.",
      entropy: "Valeur : {computed}.",
      draw: "Premier numéro tiré : {computed}.",
    },
    open: "Le tirage n’a pas encore eu lieu.",
    wrong: {
      "file-malformed": "La ligne {line} n’est pas un numéro de participant : « {computed} ».",
      "file-unsorted": "La ligne {line} n’est pas à sa place, ou y est deux fois : « {computed} ».",
      "file-no-line-end": "La dernière ligne, {line}, n’est pas terminée.",
      "count-differs": "Inscriptions et personnes comptées : {computed} ; publiées : {stated}.",
      "hash-differs": "La liste a été changée. Empreinte calculée : {computed} ; publiée : {stated}.",
      "seed-differs": "Ce n’est pas la même graine. Empreinte calculée : {computed} ; publiée : {stated}.",
      "seed-malformed": "La graine n’est pas un nombre hexadécimal : « {computed} ».",
      "entropy-differs":
        "La signature du tour ne donne pas ce hasard. Calculé : {computed} ; publié : {stated}.",
      "entropy-malformed": "Le hasard public n’a pas la forme annoncée : « {computed} ».",
      "draw-differs": "Place {place} : le calcul donne {computed}, il est publié {stated}.",
      "draw-malformed": "Sans graine lisible, le tirage ne peut pas être refait : « {computed} ».",
    },
    withoutScript: "Sans script, la vérification se fait avec le programme fourni avec le code du jeu :",
    byHand: "La même vérification, sans ce site, avec le programme fourni :",
    beaconNote:
      "La signature du tour est vérifiée, elle, par le programme fourni : elle demande un calcul trop long pour cette page.",
  },
  en: {
    heading: "Repeat the draw",
    lead: "Your browser downloads the list, computes the fingerprints and draws again. Nothing is sent to us.",
    ownValues: "Check with values of your own",
    ownValuesLead:
      "The published values are filled in. Put in those you noted down, or change one to see: the check must say so.",
    file: "List of entrants",
    fileHint: "Without a file the published list is downloaded.",
    fields: {
      entrantsHash: "The list’s fingerprint as noted",
      seedHash: "The seed’s fingerprint as noted",
      seed: "The seed as revealed",
      entropy: "Public chance of the draw",
      places: "Numbers drawn, in order",
    },
    placesHint: "One a line, the winner first.",
    verify: "Check the draw",
    reading: "Reading the list: {percent}%…",
    working: "Checking…",
    allRight: "Everything is right: this draw is the one that was published.",
    allRightSoFar: "Everything published so far is right.",
    somethingWrong: "Something is not right. Here is what, and why:",
    unable: "The check could not be made here. Try again, or use the program below.",
    marks: { right: "Right", wrong: "Wrong", open: "To come" },
    steps: {
      file: "The list is well formed",
      count: "The list is complete",
      hash: "The list is the one that was frozen",
      seed: "The seed is the one that was sealed",
      entropy: "Public chance is what was named",
      draw: "The draw, repeated, gives the same numbers",
    },
    right: {
      file: "{computed} lines, sorted, none twice.",
      count: "Entries and persons: {computed}.",
      hash: "Fingerprint computed: {computed}.",
      seed: "Fingerprint computed: {computed}.",
      entropy: "Value: {computed}.",
      draw: "First number drawn: {computed}.",
    },
    open: "The draw has not taken place yet.",
    wrong: {
      "file-malformed": "Line {line} is no entrant’s number: “{computed}”.",
      "file-unsorted": "Line {line} is not in its place, or there twice: “{computed}”.",
      "file-no-line-end": "The last line, {line}, is not ended.",
      "count-differs": "Entries and persons counted: {computed}; published: {stated}.",
      "hash-differs": "The list was changed. Fingerprint computed: {computed}; published: {stated}.",
      "seed-differs": "It is not the same seed. Fingerprint computed: {computed}; published: {stated}.",
      "seed-malformed": "The seed is no hexadecimal number: “{computed}”.",
      "entropy-differs":
        "The round’s signature does not give this. Computed: {computed}; published: {stated}.",
      "entropy-malformed": "Public chance has not the form that was named: “{computed}”.",
      "draw-differs": "Place {place}: the computation gives {computed}, published is {stated}.",
      "draw-malformed": "Without a readable seed the draw cannot be repeated: “{computed}”.",
    },
    withoutScript: "Without scripts, the program that comes with the game’s code makes the check:",
    byHand: "The same check without this site, with that program:",
    beaconNote:
      "The round’s signature itself is checked by the program: it takes a computation too long for this page.",
  },
};
