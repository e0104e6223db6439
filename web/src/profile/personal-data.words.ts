import type { PageText } from "../i18n/page-text.ts";
import type { Language } from "../i18n/pages.ts";

export type PersonalDataText = PageText & {
  readonly heading: string;
  readonly download: {
    readonly heading: string;
    readonly text: string;
    readonly action: string;
    readonly limited: string;
  };
  readonly leaving: {
    readonly heading: string;
    readonly lead: string;
    readonly lost: readonly string[];
    readonly unclaimed: (count: number) => string;
    readonly stays: string;
    readonly submit: string;
    readonly wrong: string;
    readonly lastAdministrator: string;
  };
};

export const personalDataWords: Record<Language, PersonalDataText> = {
  fr: {
    title: "Mes données · ThéTipTop",
    description: "Téléchargez vos données ou supprimez votre compte ThéTipTop.",
    heading: "Mes données",
    download: {
      heading: "Télécharger mes données",
      text: "Un fichier JSON avec tout ce que nous gardons à votre sujet : votre compte, vos appareils connectés, vos gains et leur état, les messages que nous vous avons envoyés.",
      action: "Télécharger",
      limited: "Vous avez déjà téléchargé vos données plusieurs fois. Réessayez dans une heure.",
    },
    leaving: {
      heading: "Supprimer mon compte",
      lead: "La suppression est immédiate et définitive. Vous perdrez :",
      lost: [
        "votre compte, votre nom et vos coordonnées ;",
        "vos gains, y compris ceux que vous n’avez pas encore retirés ;",
        "les messages que nous vous avons envoyés.",
      ],
      unclaimed: (count) =>
        count === 1
          ? "Un lot vous attend encore : sans votre compte, il ne pourra plus être retiré."
          : `${count} lots vous attendent encore : sans votre compte, ils ne pourront plus être retirés.`,
      stays:
        "Le registre des tirages garde pour chaque ticket joué le lot, la date et un numéro tiré au hasard, qui ne mène plus à personne : les tirages restent ainsi vérifiables.",
      submit: "Supprimer définitivement mon compte",
      wrong: "Le mot de passe est incorrect. Votre compte n’a pas été supprimé.",
      lastAdministrator:
        "Vous êtes le seul administrateur de la maison. Confiez d’abord ce rôle à quelqu’un d’autre.",
    },
  },
  en: {
    title: "My data · ThéTipTop",
    description: "Download your data or delete your ThéTipTop account.",
    heading: "My data",
    download: {
      heading: "Download my data",
      text: "A JSON file with everything we hold about you: your account, the devices you are signed in on, your prizes and their status, the messages we sent you.",
      action: "Download",
      limited: "You have downloaded your data several times already. Please try again in an hour.",
    },
    leaving: {
      heading: "Delete my account",
      lead: "This takes effect at once and cannot be undone. You will lose:",
      lost: [
        "your account, your name and your contact details;",
        "your prizes, including those you have not collected yet;",
        "the messages we sent you.",
      ],
      unclaimed: (count) =>
        count === 1
          ? "One prize is still waiting for you: without your account, nobody can collect it."
          : `${count} prizes are still waiting for you: without your account, nobody can collect them.`,
      stays:
        "For each ticket played, the ledger of the draws keeps the prize, the date and a random number that no longer leads to anybody: so the draws can still be verified.",
      submit: "Delete my account for good",
      wrong: "The password is wrong. Your account has not been deleted.",
      lastAdministrator:
        "You are the only administrator of the house. First give that role to somebody else.",
    },
  },
};
