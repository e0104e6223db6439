import type { Template } from "./content.ts";
import { greeting } from "./content.ts";

export interface UnclaimedPrize {
  /** In the reader's language. */
  readonly name: string;
  readonly count: number;
  /** Staff have validated it: it waits at the counter. */
  readonly isReady: boolean;
}

export interface ClaimReminderFacts {
  readonly firstName: string;
  /** At least one. */
  readonly prizes: readonly UnclaimedPrize[];
  /** The last day and moment to fetch them, worded. */
  readonly claimDay: string;
  readonly claimBy: string;
  readonly myPrizesUrl: string;
}

export const claimReminder: Template<ClaimReminderFacts> = {
  fr: ({ firstName, prizes, claimDay, claimBy, myPrizesUrl }) => {
    const isOne = countOf(prizes) === 1;
    return {
      subject: `${isOne ? "Votre lot vous attend" : "Vos lots vous attendent"} jusqu’au ${claimDay}`,
      preheader: `${isOne ? "Il n’a pas encore été retiré" : "Ils n’ont pas encore été retirés"} : passez en boutique avant qu’il soit trop tard.`,
      heading: isOne ? "Votre lot vous attend encore" : "Vos lots vous attendent encore",
      blocks: [
        {
          kind: "paragraph",
          text: `${greeting("Bonjour", firstName)}, vous avez gagné au jeu ThéTipTop, et ${isOne ? "ce lot n’a pas encore été retiré" : "ces lots n’ont pas encore été retirés"} :`,
        },
        {
          kind: "prizes",
          prizes: prizes.map((prize) => line(prize, "Prêt en boutique", "À valider en boutique")),
        },
        {
          kind: "paragraph",
          text: `Présentez votre page « Mes gains » dans l’une de nos boutiques au plus tard le ${claimBy}. Après cette date, nous ne pourrons plus ${isOne ? "vous le" : "vous les"} remettre.`,
        },
        { kind: "action", label: "Voir mes gains", url: myPrizesUrl },
      ],
      reason: `Vous recevez ce message parce que votre compte ThéTipTop garde ${isOne ? "un lot" : "des lots"} à retirer. Si vous n’en voulez pas, ne faites rien.`,
    };
  },
  en: ({ firstName, prizes, claimDay, claimBy, myPrizesUrl }) => {
    const isOne = countOf(prizes) === 1;
    return {
      subject: `${isOne ? "Your prize is" : "Your prizes are"} waiting until ${claimDay}`,
      preheader: `${isOne ? "It has" : "They have"} not been collected yet: visit a shop before it is too late.`,
      heading: isOne ? "Your prize is still waiting" : "Your prizes are still waiting",
      blocks: [
        {
          kind: "paragraph",
          text: `${greeting("Hello", firstName)}, you won in the ThéTipTop game, and ${isOne ? "this prize has" : "these prizes have"} not been collected yet:`,
        },
        {
          kind: "prizes",
          prizes: prizes.map((prize) => line(prize, "Ready in the shop", "To be validated in the shop")),
        },
        {
          kind: "paragraph",
          text: `Show your “My prizes” page in any of our shops by ${claimBy}. After that date we can no longer hand ${isOne ? "it" : "them"} over.`,
        },
        { kind: "action", label: "See my prizes", url: myPrizesUrl },
      ],
      reason: `You receive this message because your ThéTipTop account holds ${isOne ? "a prize" : "prizes"} to collect. If you do not want ${isOne ? "it" : "them"}, do nothing.`,
    };
  },
};

function countOf(prizes: readonly UnclaimedPrize[]): number {
  return prizes.reduce((sum, { count }) => sum + count, 0);
}

function line({ name, count, isReady }: UnclaimedPrize, ready: string, waiting: string) {
  return { name: count === 1 ? name : `${count} × ${name}`, note: isReady ? ready : waiting };
}
