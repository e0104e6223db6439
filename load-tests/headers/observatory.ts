/**
 * The rules of Mozilla's HTTP Observatory on one recorded answer (see score-table.ts for the source). Written anew
 * from the published rules: the program itself scans public hosts over the network and brings a web server, a database
 * and an error reporter with it. Pure.
 *
 * Left out is what cannot apply here: the preload list (this house is not on it) and broken certificates.
 */

import { judgeCookies } from "./cookie-rule.ts";
import { judgePolicy, policyOf } from "./policy-rule.ts";
import { headerOf, isHtml, type RecordedAnswer } from "./recorded-answer.ts";
import { BASELINE, type Finding, MERIT_FROM, MODIFIERS } from "./score-table.ts";

export const RULES = [
  "content-security-policy",
  "cookies",
  "cross-origin-resource-sharing",
  "redirection",
  "referrer-policy",
  "strict-transport-security",
  "subresource-integrity",
  "x-content-type-options",
  "x-frame-options",
  "cross-origin-resource-policy",
] as const;
export type Rule = (typeof RULES)[number];

export interface Score {
  readonly score: number;
  readonly findings: Readonly<Record<Rule, Finding>>;
}

/** Half a year as the rules count it: 180 days. */
const HALF_A_YEAR_SECONDS = 15_552_000;
const PRIVATE = ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];
const TALKATIVE = ["origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"];

/** The score of an answer, and what each rule found. @throws Error for what `policyOf` cannot judge */
export function scoreOf(answer: RecordedAnswer): Score {
  const transport = judgeTransport(answer);
  const findings: Record<Rule, Finding> = {
    "content-security-policy": judgePolicy(answer),
    cookies: judgeCookies(answer, transport === "hsts-implemented-max-age-at-least-six-months"),
    "cross-origin-resource-sharing": judgeSharing(answer),
    redirection: judgeRedirection(answer.overHttp),
    "referrer-policy": judgeReferrer(answer),
    "strict-transport-security": transport,
    "subresource-integrity": judgeScripts(answer),
    "x-content-type-options": judgeSniffing(answer),
    "x-frame-options": judgeFraming(answer),
    "cross-origin-resource-policy": judgeEmbedding(answer),
  };
  const points = RULES.map((rule) => MODIFIERS[findings[rule]]);
  const lost = points.filter((point) => point < 0).reduce<number>((sum, point) => sum + point, 0);
  const merit = points.filter((point) => point > 0).reduce<number>((sum, point) => sum + point, 0);
  const before = BASELINE + lost;
  return { score: Math.max(0, before >= MERIT_FROM ? before + merit : before), findings };
}

function judgeTransport(answer: RecordedAnswer): Finding {
  const stated = headerOf(answer, "strict-transport-security");
  if (stated === undefined) return "hsts-not-implemented";
  if (stated.includes(",")) return "hsts-header-invalid"; // sent twice
  const maxAge = stated
    .toLowerCase()
    .split(";")
    .map((part) => /^\s*max-age=(\d+)/.exec(part)?.[1])
    .findLast((seconds) => seconds !== undefined);
  if (maxAge === undefined) return "hsts-header-invalid";
  return Number(maxAge) < HALF_A_YEAR_SECONDS
    ? "hsts-implemented-max-age-less-than-six-months"
    : "hsts-implemented-max-age-at-least-six-months";
}

function judgeSharing({ preflight }: RecordedAnswer): Finding {
  const allowed = headerOf(preflight, "access-control-allow-origin")?.trim();
  const mayCarry = headerOf(preflight, "access-control-allow-credentials")?.trim().toLowerCase() === "true";
  if (!allowed) return "cross-origin-resource-sharing-not-implemented";
  if (allowed === "*") return "cross-origin-resource-sharing-implemented-with-public-access";
  return allowed === preflight.origin && mayCarry
    ? "cross-origin-resource-sharing-implemented-with-universal-access"
    : "cross-origin-resource-sharing-implemented-with-restricted-access";
}

function judgeRedirection(route: readonly URL[]): Finding {
  const [asked, first] = route;
  if (!asked || !first) return "redirection-missing";
  if (route.at(-1)?.protocol !== "https:") return "redirection-not-to-https";
  if (first.protocol === "http:") return "redirection-not-to-https-on-initial-redirection";
  return asked.hostname === first.hostname ? "redirection-to-https" : "redirection-off-host-from-http";
}

function judgeReferrer({ headers }: RecordedAnswer): Finding {
  const stated = headers.get("referrer-policy");
  if (stated === undefined) return "referrer-policy-not-implemented";
  const known = stated
    .join(",")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim())
    .findLast((part) => PRIVATE.includes(part) || TALKATIVE.includes(part));
  if (known === undefined) return "referrer-policy-header-invalid";
  return PRIVATE.includes(known) ? "referrer-policy-private" : "referrer-policy-unsafe";
}

const SCRIPT = /<script\b(?<attributes>[^>]*)>/gi;

/** A script from the same site needs no hash; the rules know a site by its registered domain, this by its host. */
function judgeScripts(answer: RecordedAnswer): Finding {
  if (!isHtml(answer)) return "sri-not-implemented-response-not-html";
  const scripts = [...answer.html.matchAll(SCRIPT)].map(({ groups }) => groups?.["attributes"] ?? "");
  if (scripts.length === 0) return "sri-not-implemented-but-no-scripts-loaded";
  const sourced = scripts.flatMap((attributes) => {
    const src = attributeOf(attributes, "src");
    return src ? [{ src, hasHash: Boolean(attributeOf(attributes, "integrity")) }] : [];
  });
  const foreign = sourced.filter(({ src }) => isForeign(src, answer.url));
  if (foreign.some(({ src, hasHash }) => !hasHash && !isSecure(src)))
    return "sri-not-implemented-and-external-scripts-not-loaded-securely";
  if (foreign.some(({ hasHash }) => !hasHash))
    return "sri-not-implemented-but-external-scripts-loaded-securely";
  if (foreign.some(({ src }) => !isSecure(src)))
    return "sri-implemented-but-external-scripts-not-loaded-securely";
  if (foreign.length > 0) return "sri-implemented-and-external-scripts-loaded-securely";
  return sourced.some(({ hasHash }) => hasHash)
    ? "sri-implemented-and-all-scripts-loaded-securely"
    : "sri-not-implemented-but-all-scripts-loaded-from-secure-origin";
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(
    attributes,
  );
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

/** `//host/…` counts as foreign whatever its host: it takes the scheme of the page. */
function isForeign(src: string, page: URL): boolean {
  return src.startsWith("//") || new URL(src, page).hostname !== page.hostname;
}

function isSecure(src: string): boolean {
  return src.startsWith("https:");
}

function judgeSniffing(answer: RecordedAnswer): Finding {
  const stated = headerOf(answer, "x-content-type-options");
  if (!stated) return "x-content-type-options-not-implemented";
  return stated.trim().toLowerCase() === "nosniff"
    ? "x-content-type-options-nosniff"
    : "x-content-type-options-header-invalid";
}

function judgeFraming(answer: RecordedAnswer): Finding {
  const policy = policyOf(answer);
  if (policy !== null && policy !== "invalid" && policy.has("frame-ancestors"))
    return "x-frame-options-implemented-via-csp";
  const stated = headerOf(answer, "x-frame-options")?.trim().toLowerCase();
  if (!stated) return "x-frame-options-not-implemented";
  if (stated === "deny" || stated === "sameorigin") return "x-frame-options-sameorigin-or-deny";
  return stated.startsWith("allow-from")
    ? "x-frame-options-allow-from-origin"
    : "x-frame-options-header-invalid";
}

function judgeEmbedding(answer: RecordedAnswer): Finding {
  switch (headerOf(answer, "cross-origin-resource-policy")?.trim().toLowerCase()) {
    case undefined:
    case "":
      return "corp-not-implemented";
    case "same-origin":
      return "corp-implemented-with-same-origin";
    case "same-site":
      return "corp-implemented-with-same-site";
    case "cross-origin":
      return "corp-implemented-with-cross-origin";
    default:
      return "corp-header-invalid";
  }
}
