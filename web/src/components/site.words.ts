import type { Language } from "../i18n/pages.ts";

export type SiteText = {
  readonly name: string;
  readonly tagline: string;
  readonly skip: string;
  readonly mainNavigation: string;
  readonly otherLanguage: string;
  readonly play: string;
  readonly prizes: string;
  readonly profile: string;
  readonly signIn: string;
  readonly signUp: string;
  readonly signOut: string;
  readonly home: string;
  readonly footer: string;
  readonly theGame: string;
  readonly theHouse: string;
  readonly rules: string;
  readonly fairness: string;
  readonly shops: string;
  readonly legalNotice: string;
  readonly terms: string;
  readonly privacy: string;
  readonly cookies: string;
  readonly accessibility: string;
  readonly unavailable: string;
};

export const siteWords: Record<Language, SiteText> = {
  fr: {
    name: "ThéTipTop",
    tagline: "Maison de thé",
    skip: "Aller au contenu",
    mainNavigation: "Navigation principale",
    otherLanguage: "English",
    play: "Jouer",
    prizes: "Mes gains",
    profile: "Profil",
    signIn: "Se connecter",
    signUp: "Créer un compte",
    signOut: "Se déconnecter",
    home: "Accueil",
    footer: "Un jeu de la maison ThéTipTop, pour l’ouverture de sa dixième boutique, à Nice.",
    theGame: "Le jeu",
    theHouse: "La maison",
    rules: "Règlement du jeu",
    fairness: "Tirage vérifiable",
    shops: "Nos boutiques",
    legalNotice: "Mentions légales",
    terms: "Conditions d’utilisation",
    privacy: "Confidentialité",
    cookies: "Cookies",
    accessibility: "Accessibilité",
    unavailable: "Le service est momentanément indisponible. Réessayez dans un instant.",
  },
  en: {
    name: "ThéTipTop",
    tagline: "Tea house",
    skip: "Skip to content",
    mainNavigation: "Main navigation",
    otherLanguage: "Français",
    play: "Play",
    prizes: "My prizes",
    profile: "Profile",
    signIn: "Sign in",
    signUp: "Create an account",
    signOut: "Sign out",
    home: "Home",
    footer: "A game by the tea house ThéTipTop, for the opening of its tenth shop, in Nice.",
    theGame: "The game",
    theHouse: "The house",
    rules: "Rules of the game",
    fairness: "A draw you can check",
    shops: "Our shops",
    legalNotice: "Legal notice",
    terms: "Terms of use",
    privacy: "Privacy",
    cookies: "Cookies",
    accessibility: "Accessibility",
    unavailable: "The service is temporarily unavailable. Please try again in a moment.",
  },
};
