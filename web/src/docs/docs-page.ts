/** /docs: the API's own description, made readable and tryable. The viewer is served from here, under the site's policy. */

import { DOCS_FOLDER } from "./files.ts";

export const DOCS_PATH = "/docs";

/** The whole document. Its one inline script carries the page's nonce; the rest comes from files. */
export function docsPage(nonce: string): Response {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>API · ThéTipTop</title><link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/${DOCS_FOLDER}/swagger-ui.css"></head>
<body><div id="docs"></div><noscript><p>The description itself is at <a href="/openapi.json">/openapi.json</a>.</p></noscript>
<script nonce="${nonce}" src="/${DOCS_FOLDER}/swagger-ui-bundle.js"></script>
<script nonce="${nonce}">SwaggerUIBundle({ url: "/openapi.json", dom_id: "#docs", deepLinking: true, validatorUrl: null });</script>
</body></html>`;
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
