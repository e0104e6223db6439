import type { Language } from "../i18n/pages.ts";

export type TroubleText = Record<
  "bad-request" | "unreadable-address" | "foreign-origin" | "not-for-you" | "too-large" | "broken",
  { readonly title: string; readonly text: string }
> & { readonly back: string };

export const troubleWords: Record<Language, TroubleText> = {
  fr: {
    "bad-request": {
      title: "Demande illisible",
      text: "Le formulaire reçu ne peut pas être lu. Rechargez la page et réessayez.",
    },
    "unreadable-address": {
      title: "Page introuvable",
      text: "Cette adresse ne peut pas être lue. Elle a peut-être été mal recopiée.",
    },
    "foreign-origin": {
      title: "Demande refusée",
      text: "Ce formulaire ne vient pas de notre site. Ouvrez la page ici et réessayez.",
    },
    "not-for-you": {
      title: "Page réservée",
      text: "Cette page est réservée au personnel de la maison. Votre compte n’y donne pas accès.",
    },
    "too-large": {
      title: "Demande trop volumineuse",
      text: "Le formulaire reçu est trop grand pour être traité.",
    },
    broken: {
      title: "Un incident est survenu",
      text: "La page n’a pas pu être préparée. Réessayez dans un instant.",
    },
    back: "Revenir à l’accueil",
  },
  en: {
    "bad-request": {
      title: "Unreadable request",
      text: "The form that was sent cannot be read. Reload the page and try again.",
    },
    "unreadable-address": {
      title: "Page not found",
      text: "This address cannot be read. It may have been miscopied.",
    },
    "foreign-origin": {
      title: "Request refused",
      text: "This form does not come from our site. Open the page here and try again.",
    },
    "not-for-you": {
      title: "Staff only",
      text: "This page is for the staff of the house. Your account does not open it.",
    },
    "too-large": { title: "Request too large", text: "The form that was sent is too large to be handled." },
    broken: {
      title: "Something went wrong",
      text: "The page could not be prepared. Please try again in a moment.",
    },
    back: "Back to the home page",
  },
};
