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
  "double-authentification": "two-factor",
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
  "grand-tirage": "grand-draw",
  participants: "entrants",
  invitation: "invitation",
  comptoir: "counter",
  vente: "sale",
  file: "queue",
  journee: "today",
  paquets: "packs",
  boutique: "shop",
  joueur: "player",
  administration: "office",
  direct: "live",
  campagne: "campaign",
  lots: "prizes",
  tranches: "batches",
  impression: "printing",
  magasins: "stores",
  achats: "purchases",
  utilisateurs: "users",
  employes: "staff",
  import: "import",
  gagnants: "winners",
  tickets: "tickets",
  courriels: "mails",
  journal: "audit-log",
  tirage: "draw",
  certificat: "certificate",
  export: "export",
} as const;

/**
 * How a page is kept and found.
 * `open`: the same for everybody, shown by search engines. `entry`: shown by search engines too, but it takes a code or a
 * password, so no browser keeps it. `private`: shows or does something personal; never indexed, never kept.
 * `counter` and `office` are private too, and for staff and administrators alone.
 */
type PageKind = "open" | "entry" | "private" | "counter" | "office";

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
  secondFactor: {
    fr: "/profil/double-authentification",
    en: "/en/profile/two-factor",
    kind: "private",
  },
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
  grandDraw: { fr: "/grand-tirage", en: "/en/grand-draw", kind: "open" },
  // A file.
  entrants: { fr: "/grand-tirage/participants", en: "/en/grand-draw/entrants", kind: "private" },
  // Goes on with the token of a mail's link.
  invitation: { fr: "/invitation", en: "/en/invitation", kind: "private" },
  counter: { fr: "/comptoir", en: "/en/counter", kind: "counter" },
  sale: { fr: "/comptoir/vente", en: "/en/counter/sale", kind: "counter" },
  // Goes on with a purchase's id.
  saleTicket: { fr: "/comptoir/vente/ticket", en: "/en/counter/sale/ticket", kind: "counter" },
  queue: { fr: "/comptoir/file", en: "/en/counter/queue", kind: "counter" },
  today: { fr: "/comptoir/journee", en: "/en/counter/today", kind: "counter" },
  packs: { fr: "/comptoir/paquets", en: "/en/counter/packs", kind: "counter" },
  counterShop: { fr: "/comptoir/boutique", en: "/en/counter/shop", kind: "counter" },
  // Goes on with a player's id.
  counterPlayer: { fr: "/comptoir/joueur", en: "/en/counter/player", kind: "counter" },
  office: { fr: "/administration", en: "/en/office", kind: "office" },
  // A stream of events.
  live: { fr: "/administration/direct", en: "/en/office/live", kind: "office" },
  officeCampaign: { fr: "/administration/campagne", en: "/en/office/campaign", kind: "office" },
  officePrizes: { fr: "/administration/lots", en: "/en/office/prizes", kind: "office" },
  officeBatches: { fr: "/administration/tranches", en: "/en/office/batches", kind: "office" },
  // A file.
  printing: { fr: "/administration/tranches/impression", en: "/en/office/batches/printing", kind: "office" },
  officeStores: { fr: "/administration/magasins", en: "/en/office/stores", kind: "office" },
  officePurchases: { fr: "/administration/achats", en: "/en/office/purchases", kind: "office" },
  // With a player's id behind it: the player's file.
  officeUsers: { fr: "/administration/utilisateurs", en: "/en/office/users", kind: "office" },
  officeEmployees: { fr: "/administration/employes", en: "/en/office/staff", kind: "office" },
  officeImport: { fr: "/administration/employes/import", en: "/en/office/staff/import", kind: "office" },
  officeWinners: { fr: "/administration/gagnants", en: "/en/office/winners", kind: "office" },
  officeTickets: { fr: "/administration/tickets", en: "/en/office/tickets", kind: "office" },
  officeMails: { fr: "/administration/courriels", en: "/en/office/mails", kind: "office" },
  officeAudit: { fr: "/administration/journal", en: "/en/office/audit-log", kind: "office" },
  officeDraw: { fr: "/administration/tirage", en: "/en/office/draw", kind: "office" },
  // HTML to read and sign.
  certificate: { fr: "/administration/tirage/certificat", en: "/en/office/draw/certificate", kind: "office" },
  // The same as a file.
  certificatePdf: {
    fr: "/administration/tirage/certificat/pdf",
    en: "/en/office/draw/certificate/pdf",
    kind: "office",
  },
  // The file of a table, as `?table=` and its filters name it.
  officeExport: { fr: "/administration/export", en: "/en/office/export", kind: "office" },
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
const WITH_IDENTIFIER: readonly PageName[] = [
  "verify",
  "newPassword",
  "voucher",
  "invitation",
  "saleTicket",
  "counterPlayer",
  "officeUsers",
];

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
  return PAGES[page].kind === "open" || PAGES[page].kind === "entry";
}

/** Whether browsers may keep it for somebody who is not signed in. */
export function isKept(page: PageName): boolean {
  return PAGES[page].kind === "open";
}

/** Who alone may see a page: anybody, staff, or administrators. */
export function audienceOf(page: PageName): "anybody" | "counter" | "office" {
  const { kind } = PAGES[page];
  return kind === "counter" || kind === "office" ? kind : "anybody";
}

/**
 * Who alone may ask for an address: a page's own audience, and under the staff's addresses that of the part of the house,
 * page or none. The router knows addresses that the list does not, such as a player's with no id that could be one.
 */
export function audienceAt(pathname: string): ReturnType<typeof audienceOf> {
  const page = pageAt(pathname);
  if (page !== undefined) return audienceOf(page);
  if (isUnder(pathname, "office")) return "office";
  return isUnder(pathname, "counter") ? "counter" : "anybody";
}

function isUnder(pathname: string, root: PageName): boolean {
  return LANGUAGES.some((language) => pathname.startsWith(`${pathOf(root, language)}/`));
}

/** Pages one may be sent to after signing in. Only names travel in the address, so no foreign address can. */
export type Destination = "play" | "prizes" | "profile" | "grandDraw" | "counter" | "office";

const DESTINATIONS: readonly Destination[] = ["play", "prizes", "profile", "grandDraw", "counter", "office"];

/** The page named by `?next=`; to play, for any other text. */
export function destinationNamed(name: string | null): Destination {
  return DESTINATIONS.find((destination) => destination === name) ?? "play";
}
