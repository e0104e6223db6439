import type { Template } from "./content.ts";

export interface AddressInUseFacts {
  readonly signInUrl: string;
  readonly forgottenPasswordUrl: string;
}

export const addressInUse: Template<AddressInUseFacts> = {
  fr: ({ signInUrl, forgottenPasswordUrl }) => ({
    subject: "Vous avez déjà un compte ThéTipTop",
    preheader: "Votre compte n’a pas changé : voici comment le retrouver.",
    heading: "Votre compte existe déjà",
    blocks: [
      {
        kind: "paragraph",
        text: "Quelqu’un, vous peut-être, vient de s’inscrire au jeu ThéTipTop avec cette adresse. Or elle est déjà celle de votre compte, qui n’a pas changé : vos gains et votre mot de passe sont ceux que vous connaissez.",
      },
      { kind: "action", label: "Me connecter", url: signInUrl },
      {
        kind: "links",
        links: [{ label: "Mot de passe oublié ? Choisissez-en un nouveau", url: forgottenPasswordUrl }],
      },
    ],
    reason:
      "Vous recevez ce message parce que cette adresse est celle d’un compte ThéTipTop. Si l’inscription ne venait pas de vous, ne faites rien : elle n’a donné à personne accès à votre compte.",
  }),
  en: ({ signInUrl, forgottenPasswordUrl }) => ({
    subject: "You already have a ThéTipTop account",
    preheader: "Your account has not changed: here is the way back in.",
    heading: "Your account already exists",
    blocks: [
      {
        kind: "paragraph",
        text: "Somebody, perhaps you, has just signed up for the ThéTipTop game with this address. It is already the address of your account, which has not changed: your prizes and your password are those you know.",
      },
      { kind: "action", label: "Sign in", url: signInUrl },
      {
        kind: "links",
        links: [{ label: "Forgotten your password? Choose a new one", url: forgottenPasswordUrl }],
      },
    ],
    reason:
      "You receive this message because this address belongs to a ThéTipTop account. If it was not you who signed up, do nothing: it gave nobody access to your account.",
  }),
};
