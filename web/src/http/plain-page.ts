/** Pages that must not depend on the framework: what is shown when a request is turned away or rendering broke. */

import { siteWords } from "../components/site.words.ts";
import { illustrationText, markText } from "../drawings/drawing-text.ts";
import { SPRIG } from "../drawings/sprig.ts";
import { type Language, languageAt, pathOf } from "../i18n/pages.ts";
import styles from "../styles/site.css?url";
import type { TroubleText } from "./trouble.words.ts";
import { troubleWords } from "./trouble.words.ts";

type Trouble = Exclude<keyof TroubleText, "back">;

const METHOD_NOT_ALLOWED = 405;

/** A whole document with one sentence and a way back. Nothing from the request is written into it. */
export function plainPage(url: URL, status: number, trouble: Trouble): Response {
  const headers = new Headers({ "Content-Type": "text/html; charset=utf-8" });
  if (status === METHOD_NOT_ALLOWED) headers.set("Allow", "GET, HEAD, POST");
  return new Response(documentOf(languageAt(url.pathname), trouble), { status, headers });
}

function documentOf(language: Language, trouble: Trouble): string {
  const { name, tagline } = siteWords[language];
  const { back, [trouble]: words } = troubleWords[language];
  const home = pathOf("home", language);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${words.title} · ${name}</title>
<link rel="stylesheet" href="${styles}"><link rel="icon" href="/favicon.svg" type="image/svg+xml"></head>
<body><header class="masthead"><a class="logotype" href="${home}">${markText()}<span class="logotype-name">${name}</span>
<span class="logotype-tagline">${tagline}</span></a></header>
<main class="page way-back">${illustrationText(SPRIG)}<div><h1>${words.title}</h1><p class="lead">${words.text}</p>
<p class="actions"><a class="button" href="${home}">${back}</a></p></div></main></body></html>`;
}
