/** The pages of the site, their addresses in both languages, and nothing else: the one list links and redirects come from. */

export type Language = "fr" | "en";

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
  bon: "voucher",
  profil: "profile",
  securite: "security",
  donnees: "data",
  telechargement: "download",
  boutiques: "shops",
  // Called the same, and still needed here: Qwik City makes English routes of these segments only.
  cookies: "cookies",
  reglement: "rules",
  "mentions-legales": "legal-notice",
  conditions: "terms",
  confidentialite: "privacy",
  accessibilite: "accessibility",
  "tirage-verifiable": "fairness",
} as const;

/**
 * How a page is kept and found.
 * `open`: the same for everybody, shown by search engines. `entry`: shown by search engines too, but it takes a code or a
 * password, so no browser keeps it. `private`: shows or does something personal; never indexed, never kept.
 */
type PageKind = "open" | "entry" | "private";

interface PageEntry extends Record<Language, string> {
  readonly kind: PageKind;
}

const PAGES = {
  home: { fr: "/", en: "/en", kind: "open" },
  play: { fr: "/jouer", en: "/en/play", kind: "entry" },
  signUp: { fr: "/inscription", en: "/en/sign-up", kind: "entry" },
  signIn: { fr: "/connexion", en: "/en/sign-in", kind: "entry" },
  signOut: { fr: "/deconnexion", en: "/en/sign-out", kind: "private" },
  forgotten: { fr: "/mot-de-passe-oublie", en: "/en/forgotten-password", kind: "entry" },
  // These two go on with the token of a mail's link.
  verify: { fr: "/verification", en: "/en/verify", kind: "private" },
  newPassword: { fr: "/nouveau-mot-de-passe", en: "/en/new-password", kind: "private" },
  prizes: { fr: "/mes-gains", en: "/en/my-prizes", kind: "private" },
  // Goes on with a ticket's id, and with /pdf for the same to download.
  voucher: { fr: "/bon", en: "/en/voucher", kind: "private" },
  profile: { fr: "/profil", en: "/en/profile", kind: "private" },
  security: { fr: "/profil/securite", en: "/en/profile/security", kind: "private" },
  personalData: { fr: "/profil/donnees", en: "/en/profile/data", kind: "private" },
  download: { fr: "/profil/telechargement", en: "/en/profile/download", kind: "private" },
  shops: { fr: "/boutiques", en: "/en/shops", kind: "open" },
  rules: { fr: "/reglement", en: "/en/rules", kind: "open" },
  fairness: { fr: "/tirage-verifiable", en: "/en/fairness", kind: "open" },
  legalNotice: { fr: "/mentions-legales", en: "/en/legal-notice", kind: "open" },
  terms: { fr: "/conditions", en: "/en/terms", kind: "open" },
  privacy: { fr: "/confidentialite", en: "/en/privacy", kind: "open" },
  cookies: { fr: "/cookies", en: "/en/cookies", kind: "open" },
  accessibility: { fr: "/accessibilite", en: "/en/accessibility", kind: "open" },
} as const satisfies Record<string, PageEntry>;

export type PageName = keyof typeof PAGES;

/** Every page by its name, as a list: for the sitemap, and for tests that visit each of them. */
export const PAGE_NAMES = Object.keys(PAGES) as readonly PageName[];

/** What ends an address and is no part of the page's: the token of a mail's link, or a ticket's id. */
const IDENTIFIER = /\/(?:[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\/pdf)?)$/;

const PAGE_OF_PATH = new Map(
  PAGE_NAMES.flatMap((page) =>
    LANGUAGES.map((language): [string, PageName] => [PAGES[page][language], page]),
  ),
);

/** The address of a page in a language. */
export function pathOf(page: PageName, language: Language): string {
  return PAGES[page][language];
}

/** Pages whose addresses go on: with the token of a mail's link, or with a ticket's id. */
const WITH_IDENTIFIER: readonly PageName[] = ["verify", "newPassword", "voucher"];

/** The page at an address, as a browser or Qwik City's data requests name it; undefined when there is none. */
export function pageAt(pathname: string): PageName | undefined {
  const bare = pathname.replace(/\/q-data\.json$/, "").replace(/\/$/, "");
  const page = PAGE_OF_PATH.get(bare === "" ? "/" : bare);
  if (page !== undefined) return page;
  const longer = PAGE_OF_PATH.get(bare.replace(IDENTIFIER, ""));
  return longer !== undefined && WITH_IDENTIFIER.includes(longer) ? longer : undefined;
}

/** The address of the same page in another language, with what follows it; the home page's for an unknown one. */
export function addressIn(language: Language, pathname: string): string {
  const identifier = IDENTIFIER.exec(pathname)?.[0] ?? "";
  const page = pageAt(pathname);
  return page === undefined ? pathOf("home", language) : pathOf(page, language) + identifier;
}

/** The language an address speaks. */
export function languageAt(pathname: string): Language {
  return pathname === "/en" || pathname.startsWith("/en/") ? "en" : "fr";
}

/** Whether search engines may show it. */
export function isIndexed(page: PageName): boolean {
  return PAGES[page].kind !== "private";
}

/** Whether browsers may keep it for somebody who is not signed in. */
export function isKept(page: PageName): boolean {
  return PAGES[page].kind === "open";
}

/** Pages one may be sent to after signing in. Only names travel in the address, so no foreign address can. */
export type Destination = "play" | "prizes" | "profile";

const DESTINATIONS: readonly Destination[] = ["play", "prizes", "profile"];

/** The page named by `?next=`; to play, for any other text. */
export function destinationNamed(name: string | null): Destination {
  return DESTINATIONS.find((destination) => destination === name) ?? "play";
}
