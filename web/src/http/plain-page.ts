/** Pages that must not depend on the framework: what is shown when a request is turned away or rendering broke. */

import { languageAt, pathOf } from "../i18n/pages.ts";
import styles from "../styles/site.css?url";
import type { TroubleText } from "./trouble.words.ts";
import { troubleWords } from "./trouble.words.ts";

/** A whole document with one sentence and a way back. Nothing from the request is written into it. */
export function plainPage(url: URL, status: number, trouble: Exclude<keyof TroubleText, "back">): Response {
  const language = languageAt(url.pathname);
  const text = troubleWords[language];
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${text[trouble].title} · ThéTipTop</title><link rel="stylesheet" href="${styles}"></head>
<body><main class="page plain"><h1>${text[trouble].title}</h1><p>${text[trouble].text}</p>
<p><a class="button" href="${pathOf("home", language)}">${text.back}</a></p></main></body></html>`;
  const headers = new Headers({ "Content-Type": "text/html; charset=utf-8" });
  if (status === 405) headers.set("Allow", "GET, HEAD, POST");
  return new Response(html, { status, headers });
}
