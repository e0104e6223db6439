/** The text part: what the HTML says, with every address beside its label. */

import type { Block, Language, MailContent } from "./content.ts";
import { HOUSE_NAME, SIGNATURES } from "./signature.ts";

/** Between the mail and why it came; the mark by which mail programs know a signature. */
const RULE = "-- ";

/** Paragraphs are one line each: whoever reads them breaks them to the width there is. */
export function textOf(content: MailContent, language: Language): string {
  const { goodbye, house } = SIGNATURES[language];
  const paragraphs = [
    HOUSE_NAME,
    content.heading,
    ...content.blocks.map((block) => blockText(block, language)),
    `${goodbye}\n${house}`,
    `${RULE}\n${content.reason}`,
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

function blockText(block: Block, language: Language): string {
  const colon = language === "fr" ? "\u00a0:" : ":";
  switch (block.kind) {
    case "paragraph":
      return block.text;
    case "prizes":
      return block.prizes.map(({ name, note }) => `* ${name}${note ? ` (${note})` : ""}`).join("\n");
    case "action":
      return `${block.label}${colon}\n${block.url}`;
    case "links":
      return block.links.map(({ label, url }) => `${label}${colon}\n${url}`).join("\n\n");
  }
}
