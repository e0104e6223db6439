import { sharePictures } from "virtual:pictures";
import { siteWords } from "../components/site.words.ts";
import { LANGUAGES, type Language, type PageName, pathOf } from "../i18n/pages.ts";
import { pictureWords } from "./picture.words.ts";
import { PICTURE_HEIGHT, PICTURE_WIDTH, pictureOf } from "./picture-name.ts";

interface Shared {
  readonly origin: string;
  readonly page: PageName;
  readonly language: Language;
  readonly title: string;
  readonly description: string;
}

const LOCALES: Readonly<Record<Language, string>> = { fr: "fr_FR", en: "en_GB" };

/** What other sites show when somebody posts a link to the page: Open Graph, and the one tag that X asks for besides. */
export function sharingTags({ origin, page, language, title, description }: Shared) {
  const picture = pictureOf(page);
  const { heading, line } = pictureWords[language][picture];
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={siteWords[language].name} />
      <meta property="og:locale" content={LOCALES[language]} />
      {LANGUAGES.filter((other) => other !== language).map((other) => (
        <meta key={other} property="og:locale:alternate" content={LOCALES[other]} />
      ))}
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={origin + pathOf(page, language)} />
      <meta property="og:image" content={origin + sharePictures[language][picture]} />
      <meta property="og:image:type" content="image/png" />
      <meta property="og:image:width" content={String(PICTURE_WIDTH)} />
      <meta property="og:image:height" content={String(PICTURE_HEIGHT)} />
      <meta property="og:image:alt" content={`${heading} ${line}`} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}
