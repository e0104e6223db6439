import type { ReplaceReason } from "../../../worker/draws/outcomes.ts";
import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type DrawNotice =
  | "frozen"
  | "preparing"
  | "no-campaign"
  | "no-grand-prize"
  | "no-entrants"
  | "already-frozen"
  | "not-closed"
  | "closing"
  | "wins-on-their-way"
  | "alternates"
  | "digits"
  | "round-not-in-future"
  | "drawn"
  | "no-draw"
  | "not-frozen"
  | "already-drawn"
  | "digits-differ"
  | "digits-count"
  | "other-source"
  | "round-not-due"
  | "round-unavailable"
  | "signature-wrong"
  | "changed"
  | "not-allowed"
  | "account-erased"
  | "reason-missing"
  | "not-sure"
  | "unavailable";

export type DrawOfficeText = PageText & {
  readonly heading: string;
  readonly lead: (campaign: string) => string;
  readonly missing: string;
  readonly unavailable: string;
  readonly publicPage: string;
  readonly certificate: string;
  readonly stepsHeading: string;
  readonly done: string;
  readonly now: string;
  readonly later: string;
  readonly closeTitle: string;
  readonly closeText: string;
  readonly closed: string;
  readonly readiness: {
    readonly ready: string;
    readonly "not-closed": string;
    readonly closing: string;
    readonly "wins-on-their-way": (count: string) => string;
  };
  readonly noPrize: string;
  readonly freezeTitle: string;
  readonly freezeText: string;
  readonly who: string;
  readonly entries: string;
  readonly perPerson: string;
  readonly perTicket: string;
  readonly verified: string;
  readonly alternates: string;
  readonly alternatesHint: string;
  readonly sourceLegend: string;
  readonly bailiff: string;
  readonly digitCount: string;
  readonly drand: string;
  readonly drandHours: string;
  readonly drandHint: string;
  readonly freezeSure: string;
  readonly freeze: string;
  readonly preparing: (count: string) => string;
  readonly goOn: string;
  readonly drawTitle: string;
  readonly drawText: string;
  readonly digitsLabel: (count: number) => string;
  readonly digitsAgain: string;
  readonly digitsHint: string;
  readonly signature: string;
  readonly signatureHint: (due: string) => string;
  readonly drawSure: string;
  readonly draw: string;
  readonly placesTitle: string;
  readonly placesText: string;
  readonly place: string;
  readonly winner: string;
  readonly alternate: (number: number) => string;
  readonly number: string;
  readonly person: string;
  readonly erased: string;
  readonly openFile: (name: string) => string;
  readonly state: string;
  readonly states: Record<"waiting" | "notified" | "confirmed" | "replaced", string>;
  readonly notifiedAt: (at: string, until: string) => string;
  readonly reasonGiven: (reason: string) => string;
  readonly turn: string;
  readonly notify: string;
  readonly notifyText: string;
  readonly confirm: string;
  readonly confirmText: string;
  readonly mayBeNamed: string;
  readonly replace: string;
  readonly replaceText: string;
  readonly reason: string;
  readonly reasons: Record<ReplaceReason, string>;
  readonly reasonHint: string;
  readonly announceTitle: string;
  readonly announceText: string;
  readonly announceSure: string;
  readonly announce: string;
  readonly announced: (at: string) => string;
  readonly noneLeft: string;
  readonly notices: Record<DrawNotice, string>;
};

export const drawOfficeWords: Record<Language, DrawOfficeText> = {
  fr: {
    title: "Grand tirage · Siège",
    description: "Conduite du grand tirage, de la liste figée à l’annonce.",
    heading: "Grand tirage",
    lead: (campaign) => `${campaign} : une seule liste, un seul tirage, tout est conservé.`,
    missing: "Cette campagne n’existe pas.",
    unavailable: "Le tirage ne peut pas être lu pour le moment. Réessayez dans un instant.",
    publicPage: "Page publique",
    certificate: "Procès-verbal",
    stepsHeading: "Étapes",
    done: "Fait",
    now: "À faire",
    later: "Ensuite",
    closeTitle: "Clore la campagne",
    closeText: "Plus aucun ticket ne peut être joué, et tous les gains sont enregistrés.",
    closed: "La campagne est close et tous les gains sont enregistrés.",
    readiness: {
      ready: "La campagne est close et tous les gains sont enregistrés : la liste peut être figée.",
      "not-closed": "La campagne n’est pas close.",
      closing: "La clôture est en cours : toutes les parties du jeu ne l’ont pas encore confirmée.",
      "wins-on-their-way": (count) => `${count} gains ne sont pas encore enregistrés. Rechargez la page.`,
    },
    noPrize: "Cette campagne n’annonce pas de grand lot.",
    freezeTitle: "Figer la liste des participants",
    freezeText:
      "La liste est établie selon la règle choisie, son empreinte et celle de la graine sont publiées. Rien de cela ne peut plus être changé. Effacer un compte n’y change rien non plus.",
    who: "Par un administrateur, avec le commissaire de justice",
    entries: "Chances",
    perPerson: "Une par personne",
    perTicket: "Une par ticket",
    verified: "Seulement les adresses vérifiées",
    alternates: "Nombre de suppléants",
    alternatesHint: "De 0 à 50.",
    sourceLegend: "Hasard public, nommé d’avance",
    bailiff: "Chiffres tirés par le commissaire de justice",
    digitCount: "Nombre de chiffres (4 à 60)",
    drand: "Balise publique drand",
    drandHours: "Dans combien d’heures (1 à 720)",
    drandHint: "Le premier tour après ce délai est nommé ; personne ne peut le connaître avant.",
    freezeSure: "Je comprends que la liste ne pourra plus être changée",
    freeze: "Figer la liste",
    preparing: (count) => `La liste est en préparation : ${count} inscriptions notées. Continuez.`,
    goOn: "Continuer",
    drawTitle: "Tirer au sort",
    drawText:
      "La graine est ouverte avec ce hasard, et le gagnant et les suppléants sont désignés. Le tirage n’a lieu qu’une fois ; les mêmes chiffres redonnent le même résultat, d’autres sont refusés.",
    digitsLabel: (count) => `Les ${count} chiffres tirés`,
    digitsAgain: "Les mêmes chiffres, une seconde fois",
    digitsHint: "Les espaces ne comptent pas.",
    signature: "Signature du tour (facultatif)",
    signatureHint: (due) =>
      `Le tour est attendu le ${due}. Sans signature, il est demandé à la balise. Dans les deux cas, la signature est vérifiée.`,
    drawSure: "Je comprends que le tirage est définitif",
    draw: "Tirer au sort",
    placesTitle: "Gagnant et suppléants",
    placesText:
      "La personne dont c’est le tour est prévenue par courriel et a quinze jours pour répondre. Sans réponse, le suivant prend sa place.",
    place: "Rang",
    winner: "Gagnant",
    alternate: (number) => `Suppléant ${number}`,
    number: "Numéro",
    person: "Personne",
    erased: "Compte effacé",
    openFile: (name) => `Fiche de ${name}`,
    state: "État",
    states: {
      waiting: "En réserve",
      notified: "Prévenu",
      confirmed: "A accepté",
      replaced: "Remplacé",
    },
    notifiedAt: (at, until) => `Prévenu le ${at}, réponse avant le ${until}.`,
    reasonGiven: (reason) => `Motif : ${reason}`,
    turn: "C’est son tour",
    notify: "Prévenir par courriel",
    notifyText: "Un courriel part, avec un lien pour accepter et la date limite.",
    confirm: "Noter l’accord",
    confirmText: "La personne a accepté par téléphone ou en boutique.",
    mayBeNamed: "Elle accepte que son prénom et son initiale soient publiés",
    replace: "Remplacer",
    replaceText: "Le rang passe au suppléant suivant, qui est prévenu aussitôt. Cela ne se défait pas.",
    reason: "Motif du remplacement",
    reasons: {
      "no-answer": "Sans réponse dans le délai",
      declined: "A refusé le lot",
      "not-entitled": "Ne remplit pas les conditions du règlement",
      "account-erased": "Compte effacé",
    },
    reasonHint: "« Sans réponse » n’est possible qu’après la date limite. Le motif figure au procès-verbal.",
    announceTitle: "Annoncer le gagnant",
    announceText:
      "La page publique dit que le lot est accepté, avec le prénom et l’initiale si le gagnant en est d’accord, sinon avec son numéro.",
    announceSure: "Je comprends que l’annonce est publique",
    announce: "Annoncer",
    announced: (at) => `Annoncé le ${at}.`,
    noneLeft: "Plus aucun suppléant : le lot n’est pas attribué.",
    notices: {
      frozen: "La liste est figée et ses empreintes sont publiées.",
      preparing: "La liste est en préparation. Continuez pour la terminer.",
      "no-campaign": "Cette campagne n’existe pas.",
      "no-grand-prize": "Cette campagne n’annonce pas de grand lot.",
      "no-entrants": "Personne ne remplit la règle : rien n’a été figé.",
      "already-frozen": "Un tirage est déjà engagé pour cette campagne.",
      "not-closed": "La campagne n’est pas close : la liste ne peut pas être figée.",
      closing: "La clôture n’est pas encore confirmée partout. Réessayez dans un instant.",
      "wins-on-their-way": "Des gains ne sont pas encore enregistrés. Réessayez dans un instant.",
      alternates: "Le nombre de suppléants va de 0 à 50.",
      digits: "Le nombre de chiffres va de 4 à 60.",
      "round-not-in-future": "Le tour doit être à venir.",
      drawn: "Le tirage a eu lieu.",
      "no-draw": "Aucune liste n’est figée pour cette campagne.",
      "not-frozen": "La liste n’est pas encore figée.",
      "already-drawn": "Le tirage a déjà eu lieu avec un autre hasard : il n’est jamais refait.",
      "digits-differ": "Les deux saisies ne sont pas les mêmes. Rien n’a été tiré.",
      "digits-count": "Ce n’est pas le nombre de chiffres annoncé. Rien n’a été tiré.",
      "other-source": "Ce n’est pas le hasard annoncé. Rien n’a été tiré.",
      "round-not-due": "Le tour annoncé n’est pas encore paru. Rien n’a été tiré.",
      "round-unavailable": "La balise n’a pas répondu. Donnez la signature du tour, ou réessayez.",
      "signature-wrong": "Cette signature n’est pas celle du tour. Rien n’a été tiré.",
      changed: "C’est enregistré.",
      "not-allowed": "Cette étape n’est pas possible à ce stade. Rien n’a été changé.",
      "account-erased": "Ce compte a été effacé : remplacez ce rang par le suivant.",
      "reason-missing": "Donnez le motif du remplacement.",
      "not-sure": "Cochez la case de confirmation. Rien n’a été fait.",
      unavailable: "L’ordre n’a pas pu être exécuté. Rechargez la page avant de réessayer.",
    },
  },
  en: {
    title: "Grand draw · Head office",
    description: "Running the grand draw, from the frozen list to the announcement.",
    heading: "The grand draw",
    lead: (campaign) => `${campaign}: one list, one draw, everything is kept.`,
    missing: "There is no such campaign.",
    unavailable: "The draw cannot be read right now. Please try again in a moment.",
    publicPage: "Public page",
    certificate: "Certificate",
    stepsHeading: "Steps",
    done: "Done",
    now: "To do",
    later: "Later",
    closeTitle: "Close the campaign",
    closeText: "No ticket can be played any more, and every win is recorded.",
    closed: "The campaign is closed and every win is recorded.",
    readiness: {
      ready: "The campaign is closed and every win is recorded: the list can be frozen.",
      "not-closed": "The campaign is not closed.",
      closing: "The close is under way: not every part of the game has confirmed it.",
      "wins-on-their-way": (count) => `${count} wins are not recorded yet. Reload the page.`,
    },
    noPrize: "This campaign announces no grand prize.",
    freezeTitle: "Freeze the list of entrants",
    freezeText:
      "The list is made by the rule chosen; its fingerprint and the seed’s are published. Nothing of this can be changed any more. Erasing an account does not change it either.",
    who: "By an administrator, with the judicial officer",
    entries: "Chances each",
    perPerson: "One a person",
    perTicket: "One a ticket",
    verified: "Verified addresses only",
    alternates: "Number of alternates",
    alternatesHint: "From 0 to 50.",
    sourceLegend: "Public chance, named beforehand",
    bailiff: "Digits drawn by the judicial officer",
    digitCount: "How many digits (4 to 60)",
    drand: "drand’s public beacon",
    drandHours: "In how many hours (1 to 720)",
    drandHint: "The first round after that is named; nobody can know it before.",
    freezeSure: "I understand that the list cannot be changed afterwards",
    freeze: "Freeze the list",
    preparing: (count) => `The list is being prepared: ${count} entries noted. Go on.`,
    goOn: "Go on",
    drawTitle: "Draw",
    drawText:
      "The seed is opened with this chance, and the winner and the alternates are drawn. The draw is made once only; the same digits give the same result again, others are refused.",
    digitsLabel: (count) => `The ${count} digits drawn`,
    digitsAgain: "The same digits, a second time",
    digitsHint: "Spaces do not count.",
    signature: "The round’s signature (optional)",
    signatureHint: (due) =>
      `The round is due on ${due}. Without a signature the beacon is asked for it. Either way the signature is verified.`,
    drawSure: "I understand that the draw is final",
    draw: "Make the draw",
    placesTitle: "Winner and alternates",
    placesText:
      "Whoever’s turn it is gets a mail and has fifteen days to answer. Without an answer the next one takes the place.",
    place: "Rank",
    winner: "Winner",
    alternate: (number) => `Alternate ${number}`,
    number: "Number",
    person: "Person",
    erased: "Account erased",
    openFile: (name) => `File of ${name}`,
    state: "State",
    states: {
      waiting: "In reserve",
      notified: "Told",
      confirmed: "Accepted",
      replaced: "Replaced",
    },
    notifiedAt: (at, until) => `Told on ${at}, answer before ${until}.`,
    reasonGiven: (reason) => `Reason: ${reason}`,
    turn: "It is their turn",
    notify: "Tell by mail",
    notifyText: "A mail leaves, with a link to accept and the last date.",
    confirm: "Note the agreement",
    confirmText: "The person has accepted by telephone or in a shop.",
    mayBeNamed: "They agree that their first name and initial are published",
    replace: "Replace",
    replaceText: "The turn passes to the next alternate, who is told at once. This cannot be undone.",
    reason: "Why they are replaced",
    reasons: {
      "no-answer": "No answer in time",
      declined: "Declined the prize",
      "not-entitled": "Does not meet the rules of the game",
      "account-erased": "Account erased",
    },
    reasonHint: "“No answer” is possible only after the last date. The reason stands in the certificate.",
    announceTitle: "Announce the winner",
    announceText:
      "The public page says that the prize is accepted, with first name and initial if the winner agrees, else with the number.",
    announceSure: "I understand that the announcement is public",
    announce: "Announce",
    announced: (at) => `Announced on ${at}.`,
    noneLeft: "No alternate is left: the prize is not awarded.",
    notices: {
      frozen: "The list is frozen and its fingerprints are published.",
      preparing: "The list is being prepared. Go on to finish it.",
      "no-campaign": "There is no such campaign.",
      "no-grand-prize": "This campaign announces no grand prize.",
      "no-entrants": "Nobody meets the rule: nothing was frozen.",
      "already-frozen": "A draw of this campaign is under way already.",
      "not-closed": "The campaign is not closed: the list cannot be frozen.",
      closing: "The close is not confirmed everywhere yet. Try again in a moment.",
      "wins-on-their-way": "Some wins are not recorded yet. Try again in a moment.",
      alternates: "The number of alternates is from 0 to 50.",
      digits: "The number of digits is from 4 to 60.",
      "round-not-in-future": "The round must be in the future.",
      drawn: "The draw has taken place.",
      "no-draw": "No list is frozen for this campaign.",
      "not-frozen": "The list is not frozen yet.",
      "already-drawn": "The draw has taken place with another chance: it is never repeated.",
      "digits-differ": "The two entries are not the same. Nothing was drawn.",
      "digits-count": "These are not as many digits as named. Nothing was drawn.",
      "other-source": "This is not the chance that was named. Nothing was drawn.",
      "round-not-due": "The round named is not out yet. Nothing was drawn.",
      "round-unavailable": "The beacon did not answer. Give the round’s signature, or try again.",
      "signature-wrong": "This signature is not the round’s. Nothing was drawn.",
      changed: "It is recorded.",
      "not-allowed": "This step is not possible at this stage. Nothing was changed.",
      "account-erased": "This account was erased: replace this rank by the next.",
      "reason-missing": "Give the reason for the replacement.",
      "not-sure": "Tick the box to confirm. Nothing was done.",
      unavailable: "The order could not be carried out. Reload the page before you try again.",
    },
  },
};
