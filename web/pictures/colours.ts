/** The colours of web/src/styles/tokens.css, for what is drawn while the site is built. */

export type Scheme = "light" | "dark";

const DARK = "@media (prefers-color-scheme: dark)";
const COLOUR = /--([\w-]+):\s*(#[0-9a-f]{6})\s*;/gi;

/**
 * The colour of a token.
 * @param tokens the text of tokens.css: the light scheme, then the dark one's differences
 * @throws when there is no such colour: a picture without its ground would still look like a picture
 */
export function colourOf(tokens: string, scheme: Scheme, name: string): string {
  const [light = "", dark = ""] = tokens.split(DARK);
  const colours = new Map<string, string>();
  for (const part of scheme === "dark" ? [light, dark] : [light]) {
    for (const [, token = "", colour = ""] of part.matchAll(COLOUR)) colours.set(token, colour);
  }
  const colour = colours.get(name);
  if (colour === undefined) throw new Error(`tokens.css has no colour --${name} for the ${scheme} scheme`);
  return colour;
}
