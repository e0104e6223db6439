import type { Template } from "./content.ts";

/** What the mail with a ticket is made of. */
export interface TicketFacts {
  /** As it is printed. */
  readonly code: string;
  /** Opens the play page with the code filled in. */
  readonly playUrl: string;
  /** The last moments to play and to fetch a prize, worded. */
  readonly playBy: string;
  readonly claimBy: string;
  readonly prizes: readonly { readonly name: string; readonly share: string }[];
}

/** The one mail with a code: it is the ticket itself, sent to whoever gave this address at the till. */
export const ticket: Template<TicketFacts> = {
  fr: ({ code, playUrl, playBy, claimBy, prizes }) => ({
    subject: "Votre ticket ThéTipTop : il est sûr de gagner",
    preheader: `Votre code se joue une fois, jusqu’au ${playBy}.`,
    heading: "Votre ticket est arrivé",
    blocks: [
      { kind: "paragraph", text: `Merci de votre visite. Votre code : ${code}` },
      { kind: "action", label: "Jouer mon code", url: playUrl },
      {
        kind: "paragraph",
        text: `Il se joue une seule fois, avec un compte ThéTipTop, jusqu’au ${playBy}, et il gagne toujours :`,
      },
      { kind: "prizes", prizes: prizes.map(({ name, share }) => ({ name, note: `${share} des tickets` })) },
      {
        kind: "paragraph",
        text: `Votre lot vous est remis dans l’une de nos boutiques, au plus tard le ${claimBy}. Gardez ce message pour vous : qui a le code peut le jouer.`,
      },
    ],
    reason:
      "Vous recevez ce message parce que votre adresse a été donnée lors d’un achat ThéTipTop. Si ce n’était pas par vous, n’en tenez pas compte : votre adresse est effacée 30 jours après la fin du retrait des lots.",
  }),
  en: ({ code, playUrl, playBy, claimBy, prizes }) => ({
    subject: "Your ThéTipTop ticket: it is certain to win",
    preheader: `Your code is played once, until ${playBy}.`,
    heading: "Your ticket has arrived",
    blocks: [
      { kind: "paragraph", text: `Thank you for your visit. Your code: ${code}` },
      { kind: "action", label: "Play my code", url: playUrl },
      {
        kind: "paragraph",
        text: `It is played once, with a ThéTipTop account, until ${playBy}, and it always wins:`,
      },
      {
        kind: "prizes",
        prizes: prizes.map(({ name, share }) => ({ name, note: `${share} of all tickets` })),
      },
      {
        kind: "paragraph",
        text: `Your prize is handed to you in any of our shops, by ${claimBy}. Keep this message to yourself: whoever has the code can play it.`,
      },
    ],
    reason:
      "You receive this message because your address was given with a ThéTipTop purchase. If it was not by you, ignore it: your address is erased 30 days after the last day to collect prizes.",
  }),
};
