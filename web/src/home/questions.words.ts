import type { Language } from "../i18n/pages.ts";

export type QuestionsText = {
  readonly heading: string;
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
  readonly claimQuestion: string;
  readonly claimAnswer: (moment: string) => string;
  readonly dataQuestion: string;
  readonly dataAnswer: string;
  readonly dataLink: string;
};

export const questionsWords: Record<Language, QuestionsText> = {
  fr: {
    heading: "Vos questions",
    questions: [
      {
        question: "Puis-je jouer plusieurs tickets ?",
        answer:
          "Oui. Chaque ticket porte son propre code, qui se joue une seule fois. Tous vos gains sont réunis dans votre compte.",
      },
      {
        question: "Pourquoi créer un compte ?",
        answer:
          "Votre gain y est gardé : vous le retrouvez, vous suivez sa préparation et vous le présentez en boutique. Le code que vous avez saisi avant de vous inscrire vous y attend.",
      },
      {
        question: "Mon code est refusé. Que faire ?",
        answer:
          "Relisez-le sur le ticket, caractère par caractère : les espaces et les tirets ne comptent pas. S’il a déjà été joué, regardez d’abord dans « Mes gains ». Après plusieurs essais faux, la saisie est suspendue un moment.",
      },
      {
        question: "La connexion s’est coupée pendant que je jouais. Mon gain est-il perdu ?",
        answer:
          "Non. Un gain est enregistré avant d’être affiché. Saisissez de nouveau le même code depuis le même compte : votre gain s’affiche, le même.",
      },
    ],
    claimQuestion: "Jusqu’à quand puis-je retirer mon lot ?",
    claimAnswer: (moment) =>
      `Les lots se retirent en boutique au plus tard le ${moment}. Présentez simplement leur bon, depuis votre compte.`,
    dataQuestion: "Que faites-vous de mes données ?",
    dataAnswer:
      "Elles servent à organiser le jeu et à vous remettre votre lot. Vous pouvez les télécharger, ou supprimer votre compte, depuis votre profil.",
    dataLink: "Lire notre page sur la confidentialité",
  },
  en: {
    heading: "Your questions",
    questions: [
      {
        question: "May I play several tickets?",
        answer:
          "Yes. Each ticket has a code of its own, which is played once. All your prizes are gathered in your account.",
      },
      {
        question: "Why create an account?",
        answer:
          "Your prize is kept there: you can find it again, follow its preparation and show it in the shop. A code you typed before signing up will be waiting for you.",
      },
      {
        question: "My code is refused. What can I do?",
        answer:
          "Read it again on the ticket, character by character: spaces and dashes do not count. If it has already been played, look in “My prizes” first. After several wrong tries, entering codes is suspended for a while.",
      },
      {
        question: "The connection broke while I was playing. Is my prize lost?",
        answer:
          "No. A prize is recorded before it is shown. Enter the same code again from the same account: your prize appears, the same one.",
      },
    ],
    claimQuestion: "Until when can I collect my prize?",
    claimAnswer: (moment) =>
      `Prizes are collected in the shops until ${moment}. Simply show their voucher, from your account.`,
    dataQuestion: "What do you do with my data?",
    dataAnswer:
      "They are used to run the game and to hand you your prize. You can download them, or delete your account, from your profile.",
    dataLink: "Read our privacy page",
  },
};
