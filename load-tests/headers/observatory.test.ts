import { describe, expect, it } from "vitest";
import { scoreOf } from "./observatory.ts";
import type { RecordedAnswer } from "./recorded-answer.ts";
import type { Finding } from "./score-table.ts";
import { MODIFIERS } from "./score-table.ts";

const BEST: Readonly<Record<string, string>> = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "same-origin",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
};

interface Changes {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[];
  readonly html?: string;
  readonly allow?: Readonly<Record<string, string>>;
  readonly overHttp?: readonly string[];
}

function answerWith({
  headers = {},
  cookies = [],
  html = "",
  allow = {},
  overHttp,
}: Changes): RecordedAnswer {
  const lines = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries({ ...BEST, ...headers }))
    if (value !== undefined) lines.set(name, [value]);
  if (cookies.length > 0) lines.set("set-cookie", cookies);
  if (html !== "") lines.set("content-type", ["text/html; charset=utf-8"]);
  return {
    url: new URL("https://tea.example/page"),
    status: 200,
    headers: lines,
    html,
    preflight: {
      origin: "https://other.example",
      headers: new Map(Object.entries(allow).map(([name, value]) => [name, [value]])),
    },
    overHttp: (overHttp ?? ["http://tea.example/page", "https://tea.example/page"]).map(
      (url) => new URL(url),
    ),
  };
}

function findingsOf(changes: Changes): readonly Finding[] {
  return Object.values(scoreOf(answerWith(changes)).findings);
}

describe("the score", () => {
  it("is 100 with the merits of policy, frames, referrer and embedding", () => {
    expect(scoreOf(answerWith({})).score).toBe(130);
    expect(scoreOf(answerWith({ cookies: ["__Host-session=1; Secure; HttpOnly; SameSite=Lax"] })).score).toBe(
      135,
    );
  });

  it("counts merits from 90 up only, and never falls below zero", () => {
    const talkative = { "referrer-policy": "unsafe-url", "x-content-type-options": undefined };
    expect(scoreOf(answerWith({ headers: talkative })).score).toBe(115);
    const open = { ...talkative, "cross-origin-resource-policy": "anything" };
    expect(scoreOf(answerWith({ headers: open })).score).toBe(85);
    const nothing = Object.fromEntries(Object.keys(BEST).map((name) => [name, undefined]));
    const cookies = ["login=1"];
    const allow = {
      "access-control-allow-origin": "https://other.example",
      "access-control-allow-credentials": "true",
    };
    expect(
      scoreOf(answerWith({ headers: nothing, cookies, allow, overHttp: ["http://tea.example"] })).score,
    ).toBe(0);
  });
});

/** Every finding of the table with an answer that gives it. */
const CASES: Readonly<Record<Finding, Changes>> = {
  "csp-implemented-with-no-unsafe-default-src-none": {},
  "csp-implemented-with-no-unsafe": csp("default-src 'self'"),
  "csp-implemented-with-unsafe-inline-in-style-src-only": csp(
    "default-src 'none'; style-src 'unsafe-inline'",
  ),
  "csp-implemented-with-insecure-scheme-in-passive-content-only": csp(
    "default-src 'none'; img-src http://a.example",
  ),
  "csp-implemented-with-unsafe-eval": csp(
    "script-src 'self' 'unsafe-eval'; object-src 'none'; style-src 'self'",
  ),
  "csp-implemented-with-unsafe-inline": csp("default-src 'none'; script-src 'self' 'unsafe-inline'"),
  "csp-implemented-with-insecure-scheme": csp("default-src 'none'; connect-src http://a.example"),
  "csp-header-invalid": csp("default-src 'none'; default-src 'self'"),
  "csp-not-implemented": { headers: { "content-security-policy": undefined } },
  "csp-not-implemented-but-reporting-enabled": {
    headers: {
      "content-security-policy": undefined,
      "content-security-policy-report-only": "default-src 'none'",
    },
  },
  "cookies-secure-with-httponly-sessions-and-samesite": {
    cookies: ["sess=1; Secure; HttpOnly; SameSite=Strict"],
  },
  "cookies-secure-with-httponly-sessions": { cookies: ["sess=1; Secure; HttpOnly"] },
  "cookies-not-found": {},
  "cookies-without-secure-flag-but-protected-by-hsts": { cookies: ["choice=1; SameSite=Lax"] },
  "cookies-session-without-secure-flag-but-protected-by-hsts": {
    cookies: ["sess=1; HttpOnly; SameSite=Lax"],
  },
  "cookies-without-secure-flag": { cookies: ["choice=1; SameSite=Lax"], ...hsts(undefined) },
  "cookies-samesite-flag-invalid": { cookies: ["choice=1; Secure; SameSite=Sometimes"] },
  "cookies-anticsrf-without-samesite-flag": { cookies: ["csrf=1; Secure"] },
  "cookies-session-without-httponly-flag": { cookies: ["login=1; Secure; SameSite=Lax"] },
  "cookies-session-without-secure-flag": { cookies: ["login=1; HttpOnly; SameSite=Lax"], ...hsts(undefined) },
  "cross-origin-resource-sharing-not-implemented": {},
  "cross-origin-resource-sharing-implemented-with-public-access": allow("*"),
  "cross-origin-resource-sharing-implemented-with-restricted-access": allow("https://tea.example"),
  "cross-origin-resource-sharing-implemented-with-universal-access": allow("https://other.example"),
  "redirection-to-https": {},
  "redirection-off-host-from-http": { overHttp: ["http://tea.example", "https://www.tea.example"] },
  "redirection-not-to-https-on-initial-redirection": {
    overHttp: ["http://tea.example", "http://www.tea.example", "https://www.tea.example"],
  },
  "redirection-not-to-https": { overHttp: ["http://tea.example", "http://www.tea.example"] },
  "redirection-missing": { overHttp: ["http://tea.example"] },
  "referrer-policy-private": {},
  "referrer-policy-not-implemented": { headers: { "referrer-policy": undefined } },
  "referrer-policy-unsafe": { headers: { "referrer-policy": "no-referrer, origin" } },
  "referrer-policy-header-invalid": { headers: { "referrer-policy": "nobody" } },
  "hsts-implemented-max-age-at-least-six-months": hsts("max-age=15552000"),
  "hsts-implemented-max-age-less-than-six-months": hsts("max-age=15551999; includeSubDomains"),
  "hsts-not-implemented": hsts(undefined),
  "hsts-header-invalid": hsts("max-age=63072000, max-age=63072000"),
  "sri-implemented-and-all-scripts-loaded-securely": script(
    'src="https://tea.example/a.js" integrity="sha256-a"',
  ),
  "sri-implemented-and-external-scripts-loaded-securely": script(
    'src="https://b.example/a.js" integrity="sha256-a"',
  ),
  "sri-not-implemented-response-not-html": {},
  "sri-not-implemented-but-no-scripts-loaded": { html: "<p>tea</p>" },
  "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": script('src="/a.js"'),
  "sri-not-implemented-but-external-scripts-loaded-securely": script('src="https://b.example/a.js"'),
  "sri-implemented-but-external-scripts-not-loaded-securely": script(
    'src="http://b.example/a.js" integrity="x"',
  ),
  "sri-not-implemented-and-external-scripts-not-loaded-securely": script("src=//b.example/a.js"),
  "x-content-type-options-nosniff": {},
  "x-content-type-options-not-implemented": { headers: { "x-content-type-options": undefined } },
  "x-content-type-options-header-invalid": { headers: { "x-content-type-options": "sniff" } },
  "x-frame-options-implemented-via-csp": {},
  "x-frame-options-sameorigin-or-deny": framed("DENY"),
  "x-frame-options-allow-from-origin": framed("ALLOW-FROM https://a.example"),
  "x-frame-options-not-implemented": csp("default-src 'none'"),
  "x-frame-options-header-invalid": framed("perhaps"),
  "corp-implemented-with-same-origin": {},
  "corp-implemented-with-same-site": corp("same-site"),
  "corp-implemented-with-cross-origin": corp("cross-origin"),
  "corp-not-implemented": corp(undefined),
  "corp-header-invalid": corp("mine"),
};

it.each(Object.entries(CASES))("finds %s", (finding, changes) => {
  expect(findingsOf(changes)).toContain(finding);
});

it("gives the points that are published", () => {
  const byPoints = Object.entries(MODIFIERS).reduce<Record<string, number>>((counts, [, points]) => {
    counts[points] = (counts[points] ?? 0) + 1;
    return counts;
  }, {});
  // Counted in the published table, without what needs the preload list, a broken certificate or two report directives.
  expect(byPoints).toEqual({
    "10": 3,
    "5": 6,
    "0": 17,
    "-5": 8,
    "-10": 5,
    "-20": 12,
    "-25": 3,
    "-30": 1,
    "-40": 1,
    "-50": 2,
  });
});

describe("a policy", () => {
  it.each([
    [
      "a nonce with strict-dynamic makes hosts and 'unsafe-inline' idle",
      "default-src 'none'; script-src 'nonce-a' 'strict-dynamic' 'unsafe-inline' https:",
      "csp-implemented-with-no-unsafe-default-src-none",
    ],
    [
      "strict-dynamic alone is no policy",
      "default-src 'none'; script-src 'strict-dynamic'",
      "csp-header-invalid",
    ],
    [
      "without default-src or object-src plug-ins may load",
      "script-src 'self'",
      "csp-implemented-with-unsafe-inline",
    ],
    [
      "any host for scripts is as bad as inline",
      "default-src 'none'; script-src https:",
      "csp-implemented-with-unsafe-inline",
    ],
    [
      "a style's hash makes 'unsafe-inline' idle",
      "default-src 'none'; style-src 'sha256-a' 'unsafe-inline'",
      "csp-implemented-with-no-unsafe-default-src-none",
    ],
    ["is cut short", "img", "csp-header-invalid"],
  ])("%s", (_, policy, finding) => {
    expect(findingsOf(csp(policy))).toContain(finding);
  });

  it("is judged alone: two of them are not", () => {
    expect(() => findingsOf(csp("default-src 'none', default-src 'self'"))).toThrow("several policies");
    expect(() => findingsOf({ html: '<meta http-equiv="refresh" content="1">' })).toThrow("several policies");
  });
});

function csp(policy: string): Changes {
  return { headers: { "content-security-policy": policy } };
}
function hsts(value: string | undefined): Changes {
  return { headers: { "strict-transport-security": value } };
}
function corp(value: string | undefined): Changes {
  return { headers: { "cross-origin-resource-policy": value } };
}
function framed(value: string): Changes {
  return { headers: { "content-security-policy": "default-src 'none'", "x-frame-options": value } };
}
function allow(origin: string): Changes {
  return { allow: { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" } };
}
function script(attributes: string): Changes {
  return { html: `<script ${attributes}></script>` };
}
