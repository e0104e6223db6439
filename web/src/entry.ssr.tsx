/** How Qwik writes a page: language and nonce from the request, no inline styles, and no script where nothing listens. */

import { type RenderToStreamOptions, renderToStream, resolveManifest } from "@builder.io/qwik/server";
import { manifest as builtManifest } from "@qwik-client-manifest";
import { type PageName, pageAt } from "./i18n/pages.ts";
import Root from "./root.tsx";

// The root links the style sheet and the typefaces first thing in the head; Qwik would link them once more after its scripts.
const injections =
  builtManifest.injections?.filter(
    ({ attributes }) => attributes?.["rel"] !== "stylesheet" && attributes?.["as"] !== "font",
  ) ?? [];
const resolved = resolveManifest({ ...builtManifest, injections });
if (!resolved) throw new Error("the site was built without its browser half");
const { core, ...manifestWithoutCore } = resolved.manifest;
const WITH_SCRIPT = { manifest: resolved } as const;
const WITHOUT_SCRIPT = {
  // Qwik announces the core that the manifest names in the head of every page: 20 kB that most pages never use.
  manifest: core === undefined ? resolved : { ...resolved, manifest: manifestWithoutCore },
  qwikLoader: "never",
  preloader: false,
} as const;

/**
 * Pages that listened to something when they were last written. Whether one does is known only at its end, when its
 * head has been written: the first time it is written twice.
 */
const listening = new Set<PageName>();

/** @param url where the page is asked for; @param origin the site's public address */
export default async function render(options: RenderToStreamOptions, url: URL, origin: string) {
  const page = pageAt(url.pathname);
  const guess = page !== undefined && listening.has(page);
  let written = await write(options, origin, guess);
  const listens = written.result.snapshotResult?.mode !== "static";
  if (page !== undefined) {
    if (listens) listening.add(page);
    else listening.delete(page);
  }
  if (listens && !guess) written = await write(options, origin, true);
  options.stream.write(written.html);
  return written.result;
}

async function write(options: RenderToStreamOptions, origin: string, withScript: boolean) {
  let html = "";
  const result = await renderToStream(<Root />, {
    ...options,
    ...(withScript ? WITH_SCRIPT : WITHOUT_SCRIPT),
    stream: {
      write: (chunk) => {
        html += chunk;
      },
    },
    serverData: { ...options.serverData, origin },
    containerAttributes: { lang: options.serverData?.["locale"] ?? "fr", ...options.containerAttributes },
  });
  return { html, result };
}
