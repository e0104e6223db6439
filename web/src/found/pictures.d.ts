/** What web/pictures draws while the site is built: addresses on the site, and colours that CSS cannot hand to a browser's frame. */
declare module "virtual:pictures" {
  type Language = import("../i18n/pages.ts").Language;
  type PictureName = import("./picture-name.ts").PictureName;

  export const sharePictures: Readonly<Record<Language, Readonly<Record<PictureName, string>>>>;
  export const manifests: Readonly<Record<Language, string>>;
  export const icons: Readonly<Record<"touch" | "small" | "logo", string>>;
  export const themeColours: Readonly<Record<"light" | "dark", string>>;
}
