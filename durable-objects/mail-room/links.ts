/** Where the links in mails lead: pages of the site, in the reader's language. */

import { type LinkPurpose, linkTokenOf } from "./link-token.ts";
import type { Language } from "./templates/content.ts";

/** The settings that links are made of; the Worker's environment has them. */
export interface LinkSettings {
  /** Where the site lives, without a slash at its end. */
  readonly PUBLIC_ORIGIN: string;
  readonly SESSION_SECRET: string;
}

const PLAY_PAGES: Record<Language, string> = { fr: "/jouer", en: "/en/play" };

/** The play page with a code filled in: it plays nothing by being opened. */
export function playLink(origin: string, code: string, language: Language): string {
  return `${origin}${PLAY_PAGES[language]}?code=${encodeURIComponent(code)}`;
}

type Page = "my-prizes" | "sign-in" | "forgotten-password" | "grand-draw";

const PAGES: Record<Language, Record<Page | LinkPurpose, string>> = {
  fr: {
    "my-prizes": "/mes-gains",
    "sign-in": "/connexion",
    "forgotten-password": "/mot-de-passe-oublie",
    "grand-draw": "/grand-tirage",
    "verify-address": "/verification",
    "reset-password": "/nouveau-mot-de-passe",
    "accept-invitation": "/invitation",
  },
  en: {
    "my-prizes": "/en/my-prizes",
    "sign-in": "/en/sign-in",
    "forgotten-password": "/en/forgotten-password",
    "grand-draw": "/en/grand-draw",
    "verify-address": "/en/verify",
    "reset-password": "/en/new-password",
    "accept-invitation": "/en/invitation",
  },
};

export interface Links {
  /** A page that asks for a session or for nothing: its address opens no account. */
  to(page: Page): string;
  /** A page that its address alone opens; the token is made here and stored nowhere. */
  secret(purpose: LinkPurpose, linkId: string): string;
}

export function linksFor(settings: LinkSettings, language: Language): Links {
  const { PUBLIC_ORIGIN: origin, SESSION_SECRET: secret } = settings;
  const pages = PAGES[language];
  return {
    to: (page) => `${origin}${pages[page]}`,
    secret: (purpose, linkId) => `${origin}${pages[purpose]}/${linkTokenOf(secret, purpose, linkId)}`,
  };
}
