import { component$, useServerData } from "@builder.io/qwik";
import { type JsonLd, jsonLdText } from "./json-ld.ts";

/** A description for search engines, which may stand anywhere in a page; browsers do not run it. */
export const JsonLdScript = component$<{ readonly data: JsonLd }>(({ data }) =>
  jsonLdScript(data, useServerData<string>("nonce", "")),
);

/** The same where there is no component. Data needs no nonce, yet so the rule stays simple: every script has one. */
export function jsonLdScript(data: JsonLd, nonce: string) {
  return <script type="application/ld+json" nonce={nonce} dangerouslySetInnerHTML={jsonLdText(data)} />;
}
