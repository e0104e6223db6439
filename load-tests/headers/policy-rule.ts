/** What the public rules find in a Content-Security-Policy. */

import type { RecordedAnswer } from "./recorded-answer.ts";
import type { Finding } from "./score-table.ts";

/** Sources by directive, in lower case. */
export type Policy = ReadonlyMap<string, ReadonlySet<string>>;

const HEADER = "content-security-policy";
/** As long as the shortest directive there is; what is shorter is no policy. */
const SHORTEST_POLICY = "img-src".length - 1;
/** These may stand twice. */
const REPORTING = new Set(["report-uri", "report-to"]);
const BROAD = ["ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"];
const BROAD_OR_INLINE = [...BROAD, "'unsafe-inline'", "data:"];
const INSECURE = /^(?:http|ftp):/;
const PASSIVE = ["img-src", "media-src"];
const NONCE_OR_HASH = /^'(?:sha(?:256|384|512)|nonce)-/;
const ANYTHING: ReadonlySet<string> = new Set(["*"]);

/**
 * The one policy of an answer; null when it states none.
 * @throws Error when it states several: the rules lay them over one another, and this house sends one
 */
export function policyOf({ headers, html }: RecordedAnswer): Policy | "invalid" | null {
  const stated = headers.get(HEADER) ?? [];
  if (stated.length > 1 || stated[0]?.includes(",") || /<meta[^>]+http-equiv/i.test(html))
    throw new Error("several policies, or one in the page: this house sends one, as a header");
  const [text] = stated;
  return text === undefined ? null : parsed(text);
}

function parsed(text: string): Policy | "invalid" {
  if (text.trim().length < SHORTEST_POLICY) return "invalid";
  const policy = new Map<string, ReadonlySet<string>>();
  for (const entry of text.split(";")) {
    const [name = "", ...sources] = entry.trim().toLowerCase().split(/\s+/);
    if (name === "") continue;
    if (policy.has(name) && !REPORTING.has(name)) return "invalid";
    const isEmptyList = sources.length === 0 && name.endsWith("-src");
    policy.set(name, new Set(isEmptyList ? ["'none'"] : sources));
  }
  return policy;
}

/** What the policy is worth. */
export function judgePolicy(answer: RecordedAnswer): Finding {
  const policy = policyOf(answer);
  if (policy === "invalid") return "csp-header-invalid";
  if (policy === null || policy.size === 0)
    return answer.headers.has(`${HEADER}-report-only`)
      ? "csp-not-implemented-but-reporting-enabled"
      : "csp-not-implemented";
  const scripts = scriptsOf(policy);
  if (scripts === "invalid") return "csp-header-invalid";
  const styles = withoutIdleInline(orDefault(policy, "style-src"));
  if (hasAny(scripts, BROAD_OR_INLINE) || hasAny(orDefault(policy, "object-src"), BROAD))
    return "csp-implemented-with-unsafe-inline";
  const active = [...policy].flatMap(([name, sources]) =>
    PASSIVE.includes(name) || name === "script-src" ? [] : [...sources],
  );
  if ([...active, ...scripts].some((source) => INSECURE.test(source)))
    return "csp-implemented-with-insecure-scheme";
  if (scripts.has("'unsafe-eval'") || styles.has("'unsafe-eval'")) return "csp-implemented-with-unsafe-eval";
  const passive = PASSIVE.flatMap((name) => [...(policy.get(name) ?? policy.get("default-src") ?? [])]);
  if (passive.some((source) => INSECURE.test(source)))
    return "csp-implemented-with-insecure-scheme-in-passive-content-only";
  if (hasAny(styles, BROAD_OR_INLINE)) return "csp-implemented-with-unsafe-inline-in-style-src-only";
  const rest = policy.get("default-src");
  return rest?.size === 1 && rest.has("'none'")
    ? "csp-implemented-with-no-unsafe-default-src-none"
    : "csp-implemented-with-no-unsafe";
}

/** `'strict-dynamic'` takes the place of every list of hosts, but only beside a nonce or a hash. */
function scriptsOf(policy: Policy): ReadonlySet<string> | "invalid" {
  const scripts = withoutIdleInline(orDefault(policy, "script-src"));
  if (!scripts.has("'strict-dynamic'")) return scripts;
  if (![...scripts].some((source) => NONCE_OR_HASH.test(source))) return "invalid";
  const counted = [...scripts].filter(
    (source) => source !== "'self'" && !BROAD.some((broad) => source.startsWith(broad)),
  );
  return new Set(counted);
}

/** Browsers pass over `'unsafe-inline'` beside a nonce or a hash. */
function withoutIdleInline(sources: ReadonlySet<string>): ReadonlySet<string> {
  if (![...sources].some((source) => NONCE_OR_HASH.test(source))) return sources;
  return new Set([...sources].filter((source) => source !== "'unsafe-inline'"));
}

function orDefault(policy: Policy, name: string): ReadonlySet<string> {
  return policy.get(name) ?? policy.get("default-src") ?? ANYTHING;
}

function hasAny(sources: ReadonlySet<string>, some: readonly string[]): boolean {
  return some.some((source) => sources.has(source));
}
