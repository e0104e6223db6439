import type { PageName } from "../i18n/pages.ts";

/** The pictures that other sites show beside a link to a page; `general` for every page without one of its own. */
export const PICTURE_NAMES = ["home", "play", "rules", "fairness", "shops", "general"] as const;

export type PictureName = (typeof PICTURE_NAMES)[number];

/** What those sites expect: wider or taller is cut. */
export const PICTURE_WIDTH = 1200;
export const PICTURE_HEIGHT = 630;

/** The picture of a page. */
export function pictureOf(page: PageName): PictureName {
  return PICTURE_NAMES.find((name) => name === page) ?? "general";
}
