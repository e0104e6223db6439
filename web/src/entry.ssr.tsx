/** How Qwik writes a page: language and nonce from the request, no inline styles. */

import { type RenderToStreamOptions, renderToStream } from "@builder.io/qwik/server";
import { manifest } from "@qwik-client-manifest";
import Root from "./root.tsx";

// The root links the style sheet and the typefaces first thing in the head; Qwik would link them once more after its scripts.
const injections =
  manifest.injections?.filter(
    ({ attributes }) => attributes?.["rel"] !== "stylesheet" && attributes?.["as"] !== "font",
  ) ?? [];
const siteManifest = { ...manifest, injections };

export default function render(options: RenderToStreamOptions) {
  return renderToStream(<Root />, {
    ...options,
    manifest: siteManifest,
    serverData: { ...options.serverData, origin: originOf(options) },
    containerAttributes: { lang: options.serverData?.["locale"] ?? "fr", ...options.containerAttributes },
  });
}

function originOf(options: RenderToStreamOptions): string {
  const event: unknown = options.serverData?.["qwikcity"]?.ev;
  return event !== null && typeof event === "object" && "url" in event && event.url instanceof URL
    ? event.url.origin
    : "";
}
