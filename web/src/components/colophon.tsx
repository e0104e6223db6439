import { component$ } from "@builder.io/qwik";
import { Mark } from "../drawings/logotype.tsx";
import { languageAt, type PageName } from "../i18n/pages.ts";
import { LanguageLink } from "./language-link.tsx";
import { PageLink } from "./page-link.tsx";
import { siteWords } from "./site.words.ts";

/** Pages whose name here is their own in the words of the site. */
type Named = Extract<PageName, keyof (typeof siteWords)["fr"]>;

const THE_GAME: readonly Named[] = ["rules", "fairness", "shops"];
const THE_HOUSE: readonly Named[] = ["legalNotice", "terms", "privacy", "cookies", "accessibility"];

/** The foot of every page: the game, the house, the other language, and one line. */
export const Colophon = component$<{ readonly pathname: string }>(({ pathname }) => {
  const text = siteWords[languageAt(pathname)];
  function links(id: string, heading: string, pages: readonly Named[]) {
    return (
      <nav aria-labelledby={id}>
        {/* Names the list without joining the outline of every page. */}
        <p class="colophon-heading" id={id}>
          {heading}
        </p>
        <ul>
          {pages.map((page) => (
            <li key={page}>
              <PageLink page={page} label={text[page]} pathname={pathname} />
            </li>
          ))}
        </ul>
      </nav>
    );
  }
  return (
    <footer class="colophon">
      <div class="colophon-inside">
        <div class="colophon-house">
          <Mark />
          <p class="colophon-name">{text.name}</p>
          <p>{text.footer}</p>
        </div>
        {links("colophon-game", text.theGame, THE_GAME)}
        {links("colophon-house", text.theHouse, THE_HOUSE)}
        <p class="colophon-end">
          <LanguageLink pathname={pathname} />
        </p>
      </div>
    </footer>
  );
});
