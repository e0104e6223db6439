/** From what a mail says to what is sent. */

import type { RenderedMail } from "../rendered.ts";
import type { Block, Language, MailContent } from "./content.ts";
import { htmlOf } from "./html.ts";
import { textOf } from "./text.ts";

/** A mail in its language, as HTML and as text, with every address it leads to. */
export async function compose(content: MailContent, language: Language): Promise<RenderedMail> {
  const worded = language === "fr" ? withFrenchSpaces(content) : content;
  return {
    subject: oneLine(worded.subject),
    text: textOf(worded, language),
    html: await htmlOf(worded, language),
    links: [...new Set(content.blocks.flatMap(linksOf))],
  };
}

/** Prize names come from a form: a line break in one must not begin a header. */
function oneLine(text: string): string {
  return text.replace(/\s*[\p{Cc}\u2028\u2029]\s*/gu, " ");
}

function linksOf(block: Block): string[] {
  switch (block.kind) {
    case "action":
      return [block.url];
    case "links":
      return block.links.map(({ url }) => url);
    case "paragraph":
    case "prizes":
      return [];
  }
}

/**
 * French sets a space before ; : ? ! € and inside « », which no line may break at. Set here, once for all templates,
 * rather than typed in each, where nobody can see whether it is one. Addresses hold no spaces and stay as they are.
 */
function withFrenchSpaces<Value>(value: Value): Value {
  if (typeof value === "string") {
    return value.replace(/ (?=[;:?!€»])/g, "\u00a0").replace(/« /g, "«\u00a0") as Value;
  }
  if (Array.isArray(value)) return value.map(withFrenchSpaces) as Value;
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, withFrenchSpaces(part)]),
    ) as Value;
  }
  return value;
}
