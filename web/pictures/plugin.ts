/**
 * Draws pictures and icons while the site is built, and tells the site their names as `virtual:pictures`. A name is the
 * hash of the drawing: the browser's half of the build, which makes the files, and the Worker's half, which names them,
 * agree without knowing each other.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import sharp from "sharp";
import type { Plugin } from "vite";
import { siteWords } from "../src/components/site.words.ts";
import { pictureWords } from "../src/found/picture.words.ts";
import { PICTURE_NAMES } from "../src/found/picture-name.ts";
import { LANGUAGES, type Language } from "../src/i18n/pages.ts";
import { colourOf } from "./colours.ts";
import { pictureFonts } from "./fonts.ts";
import { iconSvg } from "./icons.ts";
import { type ManifestIcon, manifestText } from "./manifest.ts";
import { sharePictureSvg } from "./share-picture.ts";

const MODULE = "virtual:pictures";
const RESOLVED = `\0${MODULE}`;
/** What _headers lets other sites show. */
const SHARED_FOLDER = "assets/share";
const FOLDER = "assets";
const HASH_LENGTH = 10;
/** The mark keeps away from its square's edges by itself: nearer, it is seen at 48 pixels. */
const TIGHT = -0.07;
/** Within the circle of four fifths of the side that no system cuts into. */
const SAFE = 0.1;
/** Flat colours and the edges of letters: more are not seen, and cost bytes. */
const PALETTE = { palette: true, colours: 48, dither: 0, effort: 10, compressionLevel: 9 } as const;

/** A file of the build, its content made only when it is written. */
interface Drawn {
  readonly fileName: string;
  content(): Promise<string | Uint8Array>;
}

interface Drawings {
  readonly files: readonly Drawn[];
  /** What the module exports. */
  readonly names: Readonly<Record<string, unknown>>;
}

export function pictures(): Plugin {
  let drawings: Promise<Drawings> | undefined;
  let makesFiles = false;
  return {
    name: "pictures",
    configResolved({ build }) {
      makesFiles = !build.ssr;
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      drawings ??= draw();
      const { names } = await drawings;
      return Object.entries(names)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join("\n");
    },
    async generateBundle() {
      if (!makesFiles) return;
      drawings ??= draw();
      for (const { fileName, content } of (await drawings).files) {
        this.emitFile({ type: "asset", fileName, source: await content() });
      }
    },
  };
}

async function draw(): Promise<Drawings> {
  const tokens = readFileSync(new URL("../src/styles/tokens.css", import.meta.url), "utf8");
  const themeColours = { light: colourOf(tokens, "light", "paper"), dark: colourOf(tokens, "dark", "paper") };
  const shares = await drawShares(tokens);
  const icon = {
    small: png(FOLDER, "icon-48", iconSvg(48, TIGHT)),
    touch: png(FOLDER, "icon-180", iconSvg(180, TIGHT)),
    medium: png(FOLDER, "icon-192", iconSvg(192, TIGHT)),
    logo: png(FOLDER, "icon-512", iconSvg(512, TIGHT)),
    maskable: png(FOLDER, "icon-maskable-512", iconSvg(512, SAFE)),
  };
  const listed: ManifestIcon[] = [
    { src: addressOf(icon.medium), side: 192, purpose: "any" },
    { src: addressOf(icon.logo), side: 512, purpose: "any" },
    { src: addressOf(icon.maskable), side: 512, purpose: "maskable" },
  ];
  const manifests = forLanguages((language) => {
    const content = manifestText(language, themeColours.light, listed);
    return named(FOLDER, `site-${language}`, "webmanifest", content, async () => content);
  });
  return {
    files: [
      ...LANGUAGES.flatMap((language) => Object.values(shares[language])),
      ...Object.values(icon),
      ...Object.values(manifests),
    ],
    names: {
      themeColours,
      sharePictures: forLanguages((language) => addresses(shares[language])),
      icons: addresses(icon),
      manifests: addresses(manifests),
    },
  };
}

async function drawShares(tokens: string): Promise<Record<Language, Record<string, Drawn>>> {
  const fonts = await pictureFonts(JSON.stringify(pictureWords));
  const style = {
    ground: colourOf(tokens, "light", "ground"),
    ink: colourOf(tokens, "light", "on-ground"),
    rule: colourOf(tokens, "dark", "seal"),
    fonts,
  };
  const shares: Record<Language, Record<string, Drawn>> = { fr: {}, en: {} };
  for (const language of LANGUAGES) {
    for (const name of PICTURE_NAMES) {
      const svg = await sharePictureSvg(siteWords[language].name, pictureWords[language][name], style);
      shares[language][name] = png(SHARED_FOLDER, `${name}-${language}`, svg);
    }
  }
  return shares;
}

function png(folder: string, name: string, svg: string): Drawn {
  return named(folder, name, "png", svg + sharp.versions.sharp, () =>
    sharp(Buffer.from(svg)).png(PALETTE).toBuffer(),
  );
}

function named(
  folder: string,
  name: string,
  ending: string,
  source: string,
  content: Drawn["content"],
): Drawn {
  const hash = createHash("sha256").update(source).digest("base64url").slice(0, HASH_LENGTH);
  return { fileName: `${folder}/${name}-${hash}.${ending}`, content };
}

function addressOf({ fileName }: Drawn): string {
  return `/${fileName}`;
}

function addresses(files: Readonly<Record<string, Drawn>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, addressOf(file)]));
}

function forLanguages<Value>(make: (language: Language) => Value): Record<Language, Value> {
  return { fr: make("fr"), en: make("en") };
}
