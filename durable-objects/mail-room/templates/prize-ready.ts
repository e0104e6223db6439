import type { Template } from "./content.ts";
import { greeting } from "./content.ts";
import type { PrizeFacts } from "./prize-facts.ts";

export const prizeReady: Template<PrizeFacts> = {
  fr: ({ firstName, prizeName, claimBy, myPrizesUrl }) => ({
    subject: `Votre lot vous attend : ${prizeName}`,
    preheader: `Votre gain est validé. À retirer au plus tard le ${claimBy}.`,
    heading: "Votre lot vous attend",
    blocks: [
      {
        kind: "paragraph",
        text: `${greeting("Bonjour", firstName)}, votre gain vient d’être validé. Il est prêt à vous être remis en boutique :`,
      },
      { kind: "prizes", prizes: [{ name: prizeName }] },
      {
        kind: "paragraph",
        text: `Présentez votre page « Mes gains » à notre équipe, au plus tard le ${claimBy}.`,
      },
      { kind: "action", label: "Voir mes gains", url: myPrizesUrl },
    ],
    reason:
      "Vous recevez ce message parce qu’un gain de votre compte ThéTipTop vient d’être validé. Si vous avez déjà retiré votre lot, vous n’avez rien à faire.",
  }),
  en: ({ firstName, prizeName, claimBy, myPrizesUrl }) => ({
    subject: `Your prize is waiting: ${prizeName}`,
    preheader: `Your prize has been validated. Collect it by ${claimBy}.`,
    heading: "Your prize is waiting for you",
    blocks: [
      {
        kind: "paragraph",
        text: `${greeting("Hello", firstName)}, your prize has just been validated. It is ready to be handed to you in the shop:`,
      },
      { kind: "prizes", prizes: [{ name: prizeName }] },
      { kind: "paragraph", text: `Show our team your “My prizes” page, by ${claimBy}.` },
      { kind: "action", label: "See my prizes", url: myPrizesUrl },
    ],
    reason:
      "You receive this message because a prize of your ThéTipTop account has just been validated. If you have already collected it, there is nothing to do.",
  }),
};
