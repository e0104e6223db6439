/**
 * The HTML part. Everything a mail program is known to drop is absent: no picture, no script, no sheet from
 * elsewhere. Styles stand on the elements, because some programs drop the head; the head adds only what the dark
 * scheme changes. Outlook for Windows knows neither `max-width` nor padding on links, so it alone gets tables.
 * Interpolated text is escaped by `html`; what is `raw` is written here.
 */

import { html, raw } from "hono/html";
import type { Block, Language, MailContent } from "./content.ts";
import { HOUSE_NAME, SIGNATURES, SPELLED_OUT } from "./signature.ts";

type Markup = ReturnType<typeof html>;

/** A line of about 70 characters. */
const WIDTH_PX = 560;
const DISPLAY = "Georgia,'Times New Roman',serif";
const TEXT = "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** The site's colours (web/src/styles/tokens.css). Text pairs are at least 4.5:1 in both schemes. */
const LIGHT = {
  paper: "#f4f6ef",
  surface: "#ffffff",
  wash: "#e4ebdd",
  ink: "#11231c",
  inkSoft: "#46574e",
  leaf: "#1b4435",
  onLeaf: "#f4f6ef",
  ground: "#153829",
  onGround: "#f7f1de",
  gold: "#b08d3c",
};
const DARK = `
  .paper { background: #0d1613 !important; }
  .surface { background: #14211b !important; }
  .wash { background: #18281f !important; border-color: #e3d19c !important; }
  .ink { color: #edf2e8 !important; }
  .ink-soft { color: #adbcb1 !important; }
  .leaf { color: #a5cdb0 !important; }
  .action { background: #a5cdb0 !important; border-color: #a5cdb0 !important; color: #0b1a13 !important; }`;

const HEAD_STYLE = raw(`<style>
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (max-width: 480px) { .pad { padding-left: 24px !important; padding-right: 24px !important; } }
  @media (prefers-color-scheme: dark) {${DARK}
  }
</style>`);
const OUTLOOK_COLUMN = raw(
  `<!--[if mso]><table role="presentation" width="${WIDTH_PX}" align="center" cellspacing="0" cellpadding="0"><tr><td><![endif]-->`,
);
const OUTLOOK_BUTTON = raw(
  `<!--[if mso]><table role="presentation" cellspacing="0" cellpadding="0"><tr><td bgcolor="${LIGHT.leaf}" style="padding:14px 28px"><![endif]-->`,
);
const OUTLOOK_END = raw("<!--[if mso]></td></tr></table><![endif]-->");
/** Keeps mail programs from filling their preview with the text that follows the preheader. */
const PREVIEW_END = raw("&#847;&zwnj;&nbsp;".repeat(60));

const PARAGRAPH = `margin:0 0 20px;font-family:${TEXT};font-size:17px;line-height:1.6;color:${LIGHT.ink}`;
const SMALL = `font-family:${TEXT};font-size:14px;line-height:1.55;color:${LIGHT.inkSoft}`;
const ACTION = `display:inline-block;padding:13px 28px;border:1px solid ${LIGHT.leaf};border-radius:3px;background:${LIGHT.leaf};font-family:${TEXT};font-size:17px;line-height:1.3;font-weight:600;color:${LIGHT.onLeaf};text-decoration:none`;

export async function htmlOf(content: MailContent, language: Language): Promise<string> {
  const { goodbye, house } = SIGNATURES[language];
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${content.subject}</title>
${HEAD_STYLE}
</head>
<body class="paper" style="margin:0;padding:0;background:${LIGHT.paper}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${content.preheader}${PREVIEW_END}</div>
<div class="paper" lang="${language}" style="padding:24px 12px;background:${LIGHT.paper}">
${OUTLOOK_COLUMN}
<div style="max-width:${WIDTH_PX}px;margin:0 auto">
<p class="pad" style="margin:0;padding:26px 40px 24px;background:${LIGHT.ground};border-bottom:3px solid ${LIGHT.gold};font-family:${DISPLAY};font-size:23px;line-height:1.2;letter-spacing:1px;color:${LIGHT.onGround}">${HOUSE_NAME}</p>
<div class="surface pad" style="padding:36px 40px 20px;background:${LIGHT.surface}">
<h1 class="ink" style="margin:0 0 22px;font-family:${DISPLAY};font-size:29px;line-height:1.25;font-weight:normal;color:${LIGHT.ink}">${content.heading}</h1>
${content.blocks.map((block) => blockMarkup(block, language))}
<p class="ink" style="${PARAGRAPH};margin-top:28px">${goodbye}<br>${house}</p>
</div>
<p class="ink-soft pad" style="${SMALL};margin:0;padding:22px 40px 8px">${content.reason}</p>
</div>
${OUTLOOK_END}
</div>
</body>
</html>
`;
  return String(await page);
}

function blockMarkup(block: Block, language: Language): Markup {
  switch (block.kind) {
    case "paragraph":
      return html`<p class="ink" style="${PARAGRAPH}">${block.text}</p>
`;
    case "prizes":
      return html`<div class="wash" style="margin:0 0 24px;padding:18px 22px 8px;background:${LIGHT.wash};border-left:3px solid ${LIGHT.gold}">
${block.prizes.map(prizeMarkup)}</div>
`;
    case "action":
      return actionMarkup(block, language);
    case "links":
      return html`${block.links.map(
        ({ label, url }) => html`<p class="ink" style="${PARAGRAPH}">${link(label, url)}</p>
`,
      )}`;
  }
}

function prizeMarkup({ name, note }: { readonly name: string; readonly note?: string }): Markup {
  return html`<p class="ink" style="margin:0 0 10px;font-family:${DISPLAY};font-size:22px;line-height:1.35;color:${LIGHT.ink}">${name}${
    note === undefined ? "" : html`<br><span class="ink-soft" style="${SMALL}">${note}</span>`
  }</p>
`;
}

function actionMarkup(
  { label, url, isSpelledOut }: Extract<Block, { kind: "action" }>,
  language: Language,
): Markup {
  return html`<div style="margin:28px 0">
${OUTLOOK_BUTTON}<a class="action" href="${url}" style="${ACTION}">${label}</a>${OUTLOOK_END}
</div>
${
  isSpelledOut
    ? html`<p class="ink-soft" style="${SMALL};margin:0 0 20px;word-break:break-word;overflow-wrap:anywhere">${SPELLED_OUT[language]}<br>${link(url, url)}</p>
`
    : ""
}`;
}

function link(label: string, url: string): Markup {
  return html`<a class="leaf" href="${url}" style="color:${LIGHT.leaf};text-decoration:underline">${label}</a>`;
}
