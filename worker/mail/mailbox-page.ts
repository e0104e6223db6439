/** The page of the local server's mailbox. Plain markup: it must work whatever state the site is in. */

import { html, raw } from "hono/html";
import type { MailboxEntry } from "../../durable-objects/mail-room/mailbox.ts";

/** In the page as it is here: the answer's policy names its hash. */
export const MAILBOX_STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #1d2b24; background: #fbfaf6; }
article { background: #fff; border: 1px solid #d8d5c8; border-radius: .5rem; padding: 1rem 1.25rem; margin: 1rem 0; }
h2 { font-size: 1.15rem; margin: 0; }
p { margin: .25rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; background: #f5f3ea; padding: .75rem; border-radius: .25rem; }
a { color: #17603c; overflow-wrap: anywhere; }
iframe { width: 100%; height: 32rem; border: 1px solid #d8d5c8; background: #fff; }
.meta { color: #55605a; }`;

/**
 * The page, newest mail first.
 * @param count how many mails there are in all
 */
export function mailboxPage(shown: readonly MailboxEntry[], count: number): string {
  const articles = shown.map(article);
  const more = count > shown.length ? html`<p>Les ${shown.length} plus récents sur ${count}.</p>` : "";
  const none = count === 0 ? html`<p>Aucun message pour le moment.</p>` : "";
  return String(html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Boîte aux lettres locale – ThéTipTop</title>
<style>${raw(MAILBOX_STYLE)}</style>
</head>
<body>
<main>
<h1>Boîte aux lettres locale</h1>
<p>Les messages du serveur local arrivent ici et nulle part ailleurs. <a href="/dev/mailbox.json">JSON</a></p>
${none}${more}${articles}
</main>
</body>
</html>`);
}

function article({ id, to, subject, text, links, at }: MailboxEntry) {
  const sentAt = new Date(at).toISOString();
  return html`<article>
<h2>${subject}</h2>
<p class="meta">À ${to}, <time datetime="${sentAt}">${sentAt}</time></p>
<pre>${text}</pre>
${links.length > 0 ? html`<p>Liens du message :</p><ul>${links.map(linkItem)}</ul>` : ""}
<details><summary>Version HTML</summary>
<iframe sandbox loading="lazy" title="Version HTML du message" src="/dev/mailbox/${id}.html"></iframe>
</details>
</article>
`;
}

/** Only what a browser may follow without running anything. */
function linkItem(link: string) {
  return /^https?:\/\//.test(link)
    ? html`<li><a href="${link}" rel="noreferrer">${link}</a></li>`
    : html`<li>${link}</li>`;
}
