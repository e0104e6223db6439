import type { Template } from "./content.ts";
import { greeting } from "./content.ts";

export interface AccountExpiryFacts {
  readonly firstName: string;
  /** The first day on which the account may be gone, worded. */
  readonly eraseDay: string;
  readonly signInUrl: string;
}

export const accountExpiry: Template<AccountExpiryFacts> = {
  fr: ({ firstName, eraseDay, signInUrl }) => ({
    subject: `Votre compte sera supprimé à partir du ${eraseDay}`,
    preheader: "Pour le garder, il suffit de vous connecter.",
    heading: "Votre compte dort depuis longtemps",
    blocks: [
      {
        kind: "paragraph",
        text: `${greeting("Bonjour", firstName)}, personne ne s’est connecté à votre compte ThéTipTop depuis près de trois ans. Nous ne gardons pas plus longtemps les données de personnes dont nous n’avons plus de nouvelles.`,
      },
      {
        kind: "paragraph",
        text: `À partir du ${eraseDay}, le compte et tout ce qu’il contient seront supprimés pour de bon. Pour le garder, connectez-vous avant cette date : c’est tout.`,
      },
      { kind: "action", label: "Me connecter", url: signInUrl },
    ],
    reason:
      "Vous recevez ce message parce que nous prévenons toujours avant de supprimer un compte inactif. Si vous n’en voulez plus, ne faites rien.",
  }),
  en: ({ firstName, eraseDay, signInUrl }) => ({
    subject: `Your account will be deleted from ${eraseDay}`,
    preheader: "To keep it, just sign in.",
    heading: "Your account has been asleep for long",
    blocks: [
      {
        kind: "paragraph",
        text: `${greeting("Hello", firstName)}, nobody has signed in to your ThéTipTop account for nearly three years. We do not keep the data of people we no longer hear from for longer than that.`,
      },
      {
        kind: "paragraph",
        text: `From ${eraseDay} the account and all it holds will be deleted for good. To keep it, sign in before that day: that is all.`,
      },
      { kind: "action", label: "Sign in", url: signInUrl },
    ],
    reason:
      "You receive this message because we always give notice before we delete an idle account. If you no longer want it, do nothing.",
  }),
};
