import type { Template } from "./content.ts";
import { greetedName } from "./content.ts";
import type { PrizeFacts } from "./prize-facts.ts";

/** Carries no code: who reads somebody's mail learns nothing that could be played or shown at a counter. */
export const win: Template<PrizeFacts> = {
  fr: ({ firstName, prizeName, claimBy, myPrizesUrl }) => ({
    subject: `Vous avez gagné : ${prizeName}`,
    preheader: `Votre lot est enregistré. À retirer en boutique au plus tard le ${claimBy}.`,
    heading: `Félicitations${named(firstName)} !`,
    blocks: [
      { kind: "paragraph", text: "Votre ticket a gagné :" },
      { kind: "prizes", prizes: [{ name: prizeName }] },
      {
        kind: "paragraph",
        text: "Votre gain est enregistré dans votre compte. Présentez-le dans l’une de nos boutiques : notre équipe le valide et vous remet votre lot.",
      },
      { kind: "paragraph", text: `Retirez-le au plus tard le ${claimBy}.` },
      { kind: "action", label: "Voir mes gains", url: myPrizesUrl },
    ],
    reason:
      "Vous recevez ce message parce qu’un ticket vient d’être joué avec votre compte ThéTipTop. Si ce n’était pas par vous, changez votre mot de passe ; sinon, ce message ne demande pas de réponse.",
  }),
  en: ({ firstName, prizeName, claimBy, myPrizesUrl }) => ({
    subject: `You have won: ${prizeName}`,
    preheader: `Your prize is recorded. Collect it in a shop by ${claimBy}.`,
    heading: `Congratulations${named(firstName)}!`,
    blocks: [
      { kind: "paragraph", text: "Your ticket has won:" },
      { kind: "prizes", prizes: [{ name: prizeName }] },
      {
        kind: "paragraph",
        text: "Your prize is recorded in your account. Show it in any of our shops: our team validates it and hands it to you.",
      },
      { kind: "paragraph", text: `Collect it by ${claimBy}.` },
      { kind: "action", label: "See my prizes", url: myPrizesUrl },
    ],
    reason:
      "You receive this message because a ticket has just been played with your ThéTipTop account. If it was not by you, change your password; otherwise this message needs no answer.",
  }),
};

function named(firstName: string): string {
  const name = greetedName(firstName);
  return name === undefined ? "" : `, ${name}`;
}
