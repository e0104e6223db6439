/** The pages of the site, their addresses in both languages, and nothing else: the one list links and redirects come from. */

export type Language = "fr" | "en";
export type PageName =
  | "home"
  | "signUp"
  | "signIn"
  | "signOut"
  | "verify"
  | "forgotten"
  | "newPassword"
  | "play"
  | "prizes";

export const LANGUAGES: readonly Language[] = ["fr", "en"];

/** French path segments and what they are called under /en. Qwik City makes the English routes from it. */
export const ENGLISH_SEGMENTS = {
  inscription: "sign-up",
  connexion: "sign-in",
  deconnexion: "sign-out",
  verification: "verify",
  "mot-de-passe-oublie": "forgotten-password",
  "nouveau-mot-de-passe": "new-password",
  jouer: "play",
  "mes-gains": "my-prizes",
} as const;

const PATHS: Record<PageName, Record<Language, string>> = {
  home: { fr: "/", en: "/en" },
  signUp: { fr: "/inscription", en: "/en/sign-up" },
  signIn: { fr: "/connexion", en: "/en/sign-in" },
  signOut: { fr: "/deconnexion", en: "/en/sign-out" },
  // These two go on with the token of a mail's link.
  verify: { fr: "/verification", en: "/en/verify" },
  newPassword: { fr: "/nouveau-mot-de-passe", en: "/en/new-password" },
  forgotten: { fr: "/mot-de-passe-oublie", en: "/en/forgotten-password" },
  play: { fr: "/jouer", en: "/en/play" },
  prizes: { fr: "/mes-gains", en: "/en/my-prizes" },
};

/** Pages that show or take something personal: never indexed, never stored by a cache. */
const PRIVATE_PAGES: readonly PageName[] = [
  "signUp",
  "signIn",
  "signOut",
  "verify",
  "forgotten",
  "newPassword",
  "play",
  "prizes",
];

/** The token of a mail's link, which ends an address and is no part of the page's. */
const TOKEN_SEGMENT = /\/[0-9a-f]{64}$/;

const PAGE_OF_PATH = new Map(
  Object.entries(PATHS).flatMap(([page, paths]) =>
    Object.values(paths).map((path) => [path, page as PageName]),
  ),
);

/** The address of a page in a language. */
export function pathOf(page: PageName, language: Language): string {
  return PATHS[page][language];
}

/** The page at an address, as a browser or Qwik City's data requests name it; undefined when there is none. */
export function pageAt(pathname: string): PageName | undefined {
  const bare = pathname
    .replace(/\/q-data\.json$/, "")
    .replace(/\/$/, "")
    .replace(TOKEN_SEGMENT, "");
  return PAGE_OF_PATH.get(bare === "" ? "/" : bare);
}

/** The address of the same page in another language, a mail link's token with it; the home page's for an unknown one. */
export function addressIn(language: Language, pathname: string): string {
  const token = TOKEN_SEGMENT.exec(pathname)?.[0] ?? "";
  const page = pageAt(pathname);
  return page === undefined ? pathOf("home", language) : pathOf(page, language) + token;
}

/** The language an address speaks. */
export function languageAt(pathname: string): Language {
  return pathname === "/en" || pathname.startsWith("/en/") ? "en" : "fr";
}

export function isPrivate(page: PageName | undefined): boolean {
  return page !== undefined && PRIVATE_PAGES.includes(page);
}

/** Pages one may be sent to after signing in. Only names travel in the address, so no foreign address can. */
export type Destination = "play" | "prizes";

/** The sign-in or sign-up page, which sends one on to the destination afterwards. */
export function entryTo(page: "signIn" | "signUp", destination: Destination, language: Language): string {
  return `${pathOf(page, language)}?next=${destination}`;
}

export function destinationNamed(name: string | null): Destination {
  return name === "prizes" ? "prizes" : "play";
}
