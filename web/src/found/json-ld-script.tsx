import { component$, useServerData } from "@builder.io/qwik";
import { type JsonLd, jsonLdText } from "./json-ld.ts";

/** A description for search engines. It may stand anywhere in a page; browsers do not run it. */
export const JsonLdScript = component$<{ readonly data: JsonLd }>(({ data }) => {
  // Data needs no nonce, yet so the rule stays simple: every script of the site has one.
  const nonce = useServerData<string>("nonce", "");
  return <script type="application/ld+json" nonce={nonce} dangerouslySetInnerHTML={jsonLdText(data)} />;
});
