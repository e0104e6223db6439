/** The web app manifest: what the site is called and looks like on a home screen. */

import { siteWords } from "../src/components/site.words.ts";
import { type Language, pathOf } from "../src/i18n/pages.ts";

export interface ManifestIcon {
  readonly src: string;
  readonly side: number;
  readonly purpose: "any" | "maskable";
}

/** @param colour of the frame around the page, and of the screen before there is one */
export function manifestText(language: Language, colour: string, icons: readonly ManifestIcon[]): string {
  const { name } = siteWords[language];
  return JSON.stringify({
    name,
    short_name: name,
    lang: language,
    // One site, in whichever language it was put on the home screen.
    id: "/",
    scope: "/",
    start_url: pathOf("home", language),
    // With the way back and the address in sight: people come from a ticket's link and leave for a shop's.
    display: "minimal-ui",
    background_color: colour,
    theme_color: colour,
    icons: icons.map(({ src, side, purpose }) => ({
      src,
      sizes: `${side}x${side}`,
      type: "image/png",
      purpose,
    })),
  });
}
