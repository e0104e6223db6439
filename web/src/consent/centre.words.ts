import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type CentreText = PageText & {
  readonly heading: string;
  readonly lead: string;
  readonly choiceHeading: string;
  readonly notChosen: string;
  readonly accepted: string;
  readonly refused: string;
  readonly chosenOn: string;
  readonly holdsUntil: string;
  readonly proof: string;
  readonly yes: string;
  readonly no: string;
  readonly save: string;
  readonly refuseAll: string;
  readonly acceptAll: string;
  readonly stored: string;
  readonly incomplete: string;
  readonly limited: string;
  readonly unavailable: string;
  readonly listHeading: string;
  readonly listLead: string;
  readonly columns: Record<"name" | "use" | "lifetime" | "reader", string>;
  readonly countHeading: string;
  readonly count: readonly string[];
  readonly proofHeading: string;
  readonly proofText: string;
  readonly notice: (version: number) => string;
  readonly browserHeading: string;
  readonly browserText: string;
  readonly more: string;
  readonly privacy: string;
};

export const centreWords: Record<Language, CentreText> = {
  fr: {
    title: "Cookies · ThéTipTop",
    description:
      "Les cookies du site ThéTipTop, leur usage et leur durée ; acceptez ou refusez la mesure d’audience.",
    heading: "Cookies",
    lead: "Le site se passe de publicité et de traceurs tiers. Un seul usage est facultatif : compter les visites. À vous d’en décider.",
    choiceHeading: "Votre choix",
    notChosen: "Vous n’avez pas encore choisi. D’ici là, seuls les cookies nécessaires sont utilisés.",
    accepted: "Vous avez accepté cet usage.",
    refused: "Vous avez refusé cet usage.",
    chosenOn: "Choix du",
    holdsUntil: "Valable jusqu’au",
    proof: "Preuve n°",
    yes: "J’accepte",
    no: "Je refuse",
    save: "Enregistrer mon choix",
    refuseAll: "Tout refuser",
    acceptAll: "Tout accepter",
    stored: "Votre choix est enregistré.",
    incomplete: "Indiquez pour chaque usage si vous l’acceptez ou le refusez.",
    limited:
      "Trop de choix viennent d’être enregistrés depuis ce réseau : le vôtre ne l’a pas été. Rien de facultatif n’est utilisé. Réessayez dans une heure.",
    unavailable:
      "Votre choix n’a pas pu être enregistré. Rien de facultatif n’est utilisé. Réessayez dans un instant.",
    listHeading: "Ce que le site dépose",
    listLead: "La liste est complète. Aucun de ces cookies n’est lisible par un autre site ni par un script.",
    columns: { name: "Nom", use: "À quoi il sert", lifetime: "Durée au plus", reader: "Qui le lit" },
    countHeading: "Ce que compte la mesure d’audience",
    count: [
      "Le serveur note qu’une page publique a été vue, dans quelle langue et quel jour, puis ne garde que les sommes : par exemple « règlement, français, 212 vues, 180 visites ».",
      "Il ne garde ni adresse réseau, ni appareil, ni compte, ni parcours. Les pages où vous êtes chez vous (gains, bons, profil) ne sont pas comptées.",
      "Dès que vous refusez, le cookie de mesure est effacé et plus rien n’est compté.",
    ],
    proofHeading: "La preuve de votre choix",
    proofText:
      "Nous devons pouvoir montrer que nous avons demandé. Le serveur garde donc pour chaque choix un numéro tiré au hasard, la date, la réponse et l’empreinte du texte affiché ; ni adresse réseau, ni compte. Cette preuve est gardée trois ans après la fin du choix, puis effacée.",
    notice: (version) => `Texte affiché : version ${version}, empreinte SHA-256`,
    browserHeading: "Depuis votre navigateur",
    browserText:
      "Vous pouvez aussi effacer ou bloquer les cookies dans les réglages de votre navigateur. Sans les cookies nécessaires, il n’est plus possible de se connecter ni de jouer.",
    more: "Vos droits et nos autres traitements :",
    privacy: "politique de confidentialité",
  },
  en: {
    title: "Cookies and your choice · ThéTipTop",
    description:
      "The cookies of the ThéTipTop site, their use and lifetime; accept or refuse audience measurement.",
    heading: "Cookies",
    lead: "The site does without advertising and without anybody else’s trackers. One use only is optional: counting visits. It is for you to decide.",
    choiceHeading: "Your choice",
    notChosen: "You have not chosen yet. Until you do, only the necessary cookies are used.",
    accepted: "You have accepted this use.",
    refused: "You have refused this use.",
    chosenOn: "Chosen on",
    holdsUntil: "Holds until",
    proof: "Proof no.",
    yes: "I accept",
    no: "I refuse",
    save: "Save my choice",
    refuseAll: "Refuse all",
    acceptAll: "Accept all",
    stored: "Your choice is saved.",
    incomplete: "Please say for each use whether you accept or refuse it.",
    limited:
      "Too many choices have just been saved from this network: yours was not. Nothing optional is used. Please try again in an hour.",
    unavailable: "Your choice could not be saved. Nothing optional is used. Please try again in a moment.",
    listHeading: "What the site sets",
    listLead: "The list is complete. None of these cookies can be read by another site or by a script.",
    columns: { name: "Name", use: "What it is for", lifetime: "Lifetime at most", reader: "Who reads it" },
    countHeading: "What audience measurement counts",
    count: [
      "The server notes that a public page was seen, in which language and on which day, then keeps only the sums: for instance “rules, French, 212 views, 180 visits”.",
      "It keeps no network address, no device, no account, no path from page to page. The pages that are your own (prizes, vouchers, profile) are not counted.",
      "As soon as you refuse, the cookie of the measurement is deleted and nothing more is counted.",
    ],
    proofHeading: "The proof of your choice",
    proofText:
      "We must be able to show that we asked. So for each choice the server keeps a number drawn at random, the date, the answer and the fingerprint of the text that was shown; no network address and no account. This proof is kept for three years after the choice has ended, then deleted.",
    notice: (version) => `Text shown: version ${version}, SHA-256 fingerprint`,
    browserHeading: "From your browser",
    browserText:
      "You can also delete or block cookies in your browser’s settings. Without the necessary ones it is no longer possible to sign in or to play.",
    more: "Your rights and what else we do with data:",
    privacy: "privacy policy",
  },
};
