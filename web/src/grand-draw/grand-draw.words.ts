import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type DrawStage = "unknown" | "unavailable" | "upcoming" | "frozen" | "drawn" | "announced";

export type GrandDrawText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly stages: Record<DrawStage, string>;
  readonly prize: string;
  readonly campaign: string;
  readonly sealHeading: string;
  readonly listHash: string;
  readonly seedHash: string;
  readonly seed: string;
  readonly frozenAt: string;
  readonly entrants: string;
  readonly entrantsCount: (entrants: string, persons: string) => string;
  readonly rule: string;
  readonly rules: {
    readonly person: string;
    readonly ticket: string;
    readonly verified: string;
    readonly anyAddress: string;
  };
  readonly alternates: string;
  readonly source: string;
  readonly digits: (digits: number) => string;
  readonly round: (round: number, due: string) => string;
  readonly roundChain: (chain: string) => string;
  readonly entropy: string;
  readonly signature: string;
  readonly download: string;
  readonly proof: string;
  readonly resultHeading: string;
  readonly resultLead: string;
  readonly winner: string;
  readonly alternate: (number: number) => string;
  readonly states: Record<"waiting" | "notified" | "confirmed" | "replaced", string>;
  readonly ownHeading: string;
  readonly ownNumber: string;
  readonly ownIn: string;
  readonly ownOut: string;
  readonly ownDrawn: string;
  readonly ownConfirmed: string;
  readonly ownNotified: (until: string) => string;
  readonly ownReplaced: string;
  readonly ownWaiting: string;
  readonly mayBeNamed: string;
  readonly accept: string;
  readonly signInHint: string;
  readonly signIn: string;
  readonly notices: Record<"accepted" | "not-yours" | "unavailable", string>;
  readonly stepsHeading: string;
  readonly steps: readonly { readonly title: string; readonly text: string }[];
  readonly more: string;
};

export const grandDrawWords: Record<Language, GrandDrawText> = {
  fr: {
    title: "Le grand tirage · ThéTipTop",
    description:
      "Le grand lot ThéTipTop est tiré au sort parmi tous les joueurs. La liste est figée d’avance, et chacun peut refaire le tirage.",
    heading: "Le grand tirage",
    lead: "Le grand lot est tiré au sort parmi tous ceux qui ont joué. Voici comment, avec de quoi refaire le tirage vous-même.",
    stages: {
      unknown: "Aucun jeu n’est encore annoncé.",
      unavailable: "Le grand tirage ne peut pas être affiché pour le moment. Réessayez dans un instant.",
      upcoming:
        "La liste des participants sera figée après la clôture du jeu. Son empreinte paraîtra ici avant le tirage.",
      frozen:
        "La liste est figée et la graine sous scellé. Notez les deux empreintes : elles ne changeront plus.",
      drawn: "Le tirage a eu lieu. Il n’est fait qu’une fois, et tout ce qui l’a décidé est public.",
      announced: "Le tirage a eu lieu et le gagnant a accepté son lot. Tout ce qui l’a décidé est public.",
    },
    prize: "Le grand lot",
    campaign: "Jeu",
    sealHeading: "Ce qui a été fixé avant le tirage",
    listHash: "Empreinte de la liste (SHA-256)",
    seedHash: "Empreinte de la graine (SHA-256)",
    seed: "Graine, révélée au tirage",
    frozenAt: "Liste figée le",
    entrants: "Participants",
    entrantsCount: (entrants, persons) => `${entrants} inscriptions, ${persons} personnes`,
    rule: "Qui participe",
    rules: {
      person: "Toute personne qui a joué au moins un ticket non refusé, une chance chacune.",
      ticket: "Toute personne qui a joué au moins un ticket non refusé, une chance par ticket.",
      verified: "Son adresse électronique doit être vérifiée. Le personnel ne participe pas.",
      anyAddress: "Le personnel ne participe pas.",
    },
    alternates: "Suppléants",
    source: "Hasard public annoncé",
    digits: (digits) => `${digits} chiffres tirés par le commissaire de justice`,
    round: (round, due) => `Tour ${round} de la balise publique drand, attendu le ${due}`,
    roundChain: (chain) => `Chaîne ${chain}`,
    entropy: "Hasard public",
    signature: "Signature du tour",
    download: "Télécharger la liste des participants",
    proof: "Voir la preuve (JSON)",
    resultHeading: "Le résultat",
    resultLead: "Les numéros ne nomment personne. Un prénom ne paraît qu’avec l’accord du gagnant.",
    winner: "Gagnant",
    alternate: (number) => `Suppléant ${number}`,
    states: {
      waiting: "En réserve",
      notified: "Prévenu, réponse attendue",
      confirmed: "A accepté le lot",
      replaced: "Remplacé",
    },
    ownHeading: "Votre inscription",
    ownNumber: "Votre numéro",
    ownIn: "Vous participez : ce numéro est dans la liste.",
    ownOut: "Ce numéro n’est pas dans la liste : la règle ci-dessous dit qui participe.",
    ownDrawn: "Le tirage ne vous a pas désigné.",
    ownConfirmed: "Vous avez été tiré au sort et vous avez accepté le grand lot. Félicitations !",
    ownNotified: (until) => `Le tirage vous a désigné ! Acceptez le grand lot avant le ${until}.`,
    ownReplaced: "Vous aviez été tiré au sort, mais le lot est revenu au suppléant suivant.",
    ownWaiting: "Vous êtes parmi les suppléants. Nous vous écrirons si le lot vous revient.",
    mayBeNamed: "J’accepte que mon prénom et l’initiale de mon nom soient publiés ici (facultatif)",
    accept: "Accepter le grand lot",
    signInHint: "Connectez-vous pour voir votre numéro.",
    signIn: "Se connecter",
    notices: {
      accepted: "C’est noté : le grand lot est à vous. Nous vous écrirons pour vous le remettre.",
      "not-yours": "Ce lot n’attend pas, ou n’attend plus, votre réponse.",
      unavailable: "Votre réponse n’a pas pu être enregistrée. Réessayez dans un instant.",
    },
    stepsHeading: "En quatre temps",
    steps: [
      {
        title: "La liste",
        text: "Après la clôture, la liste des participants est figée. Chacun y figure par un numéro ; son empreinte est publiée.",
      },
      {
        title: "Le sceau",
        text: "Au même moment, une graine est tirée et mise sous scellé. Son empreinte est publiée avec celle de la liste.",
      },
      {
        title: "Le hasard public",
        text: "Le jour du tirage, un hasard que personne ne pouvait connaître est ajouté : il a été nommé d’avance.",
      },
      {
        title: "Le tirage",
        text: "Liste, graine et hasard public donnent le gagnant et les suppléants. Le même calcul donne toujours le même résultat.",
      },
    ],
    more: "Le tirage des tickets est vérifiable lui aussi",
  },
  en: {
    title: "The grand draw · ThéTipTop",
    description:
      "The ThéTipTop grand prize is drawn among all players. The list is frozen beforehand, and anyone can repeat the draw.",
    heading: "The grand draw",
    lead: "The grand prize is drawn among all who played. Here is how, with all it takes to repeat the draw yourself.",
    stages: {
      unknown: "No game has been announced yet.",
      unavailable: "The grand draw cannot be shown right now. Please try again in a moment.",
      upcoming:
        "The list of entrants will be frozen after the game closes. Its fingerprint will be here before the draw.",
      frozen:
        "The list is frozen and the seed is sealed. Note both fingerprints down: they will not change any more.",
      drawn: "The draw has taken place. It is made once only, and everything that decided it is public.",
      announced:
        "The draw has taken place and the winner has accepted. Everything that decided it is public.",
    },
    prize: "The grand prize",
    campaign: "Game",
    sealHeading: "What was fixed before the draw",
    listHash: "Fingerprint of the list (SHA-256)",
    seedHash: "Fingerprint of the seed (SHA-256)",
    seed: "Seed, revealed at the draw",
    frozenAt: "List frozen on",
    entrants: "Entrants",
    entrantsCount: (entrants, persons) => `${entrants} entries, ${persons} persons`,
    rule: "Who takes part",
    rules: {
      person: "Everyone who played at least one ticket that was not rejected, one chance each.",
      ticket: "Everyone who played at least one ticket that was not rejected, one chance a ticket.",
      verified: "Their e-mail address must be verified. Staff do not take part.",
      anyAddress: "Staff do not take part.",
    },
    alternates: "Alternates",
    source: "Public chance named",
    digits: (digits) => `${digits} digits drawn by the judicial officer`,
    round: (round, due) => `Round ${round} of drand’s public beacon, due on ${due}`,
    roundChain: (chain) => `Chain hash ${chain}`,
    entropy: "Public chance",
    signature: "The round’s signature",
    download: "Download the list of entrants",
    proof: "See the proof (JSON)",
    resultHeading: "The result",
    resultLead: "The numbers name nobody. A first name is shown only with the winner’s agreement.",
    winner: "Winner",
    alternate: (number) => `Alternate ${number}`,
    states: {
      waiting: "In reserve",
      notified: "Told, answer awaited",
      confirmed: "Accepted the prize",
      replaced: "Replaced by the next",
    },
    ownHeading: "Your entry",
    ownNumber: "Your number",
    ownIn: "You take part: this number is in the list.",
    ownOut: "This number is not in the list: the rule below says who takes part.",
    ownDrawn: "The draw has not chosen you.",
    ownConfirmed: "You were drawn and you accepted the grand prize. Congratulations!",
    ownNotified: (until) => `The draw has chosen you! Accept the grand prize before ${until}.`,
    ownReplaced: "You were drawn, but the prize went to the next alternate.",
    ownWaiting: "You are among the alternates. We will write to you if the prize comes to you.",
    mayBeNamed: "I agree that my first name and initial are published here (optional)",
    accept: "Accept the grand prize",
    signInHint: "Sign in to see your number.",
    signIn: "Sign in",
    notices: {
      accepted: "Noted: the grand prize is yours. We will write to you about handing it over.",
      "not-yours": "This prize does not, or no longer, wait for your answer.",
      unavailable: "Your answer could not be stored. Please try again in a moment.",
    },
    stepsHeading: "In four steps",
    steps: [
      {
        title: "The list",
        text: "After the close the list of entrants is frozen. Everyone is in it by a number; its fingerprint is published.",
      },
      {
        title: "The seal",
        text: "At the same moment a seed is drawn and sealed. Its fingerprint is published with that of the list.",
      },
      {
        title: "Public chance",
        text: "On the day of the draw, chance that nobody could know is added: it was named beforehand.",
      },
      {
        title: "The draw",
        text: "List, seed and public chance give the winner and the alternates. The same computation always gives the same result.",
      },
    ],
    more: "The draw of the tickets can be checked too",
  },
};
