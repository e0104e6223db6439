import { component$, Slot } from "@builder.io/qwik";
import { useLocation } from "@builder.io/qwik-city";
import { Mark } from "../drawings/logotype.tsx";
import { addressIn, type Language, languageAt, type PageName, pageAt, pathOf } from "../i18n/pages.ts";
import { siteWords } from "./site.words.ts";

const OTHER: Record<Language, Language> = { fr: "en", en: "fr" };

/** Header, main and footer around every page. */
export const Frame = component$<{ readonly signedIn: boolean }>(({ signedIn }) => {
  const { pathname } = useLocation().url;
  const language = languageAt(pathname);
  const text = siteWords[language];
  const page = pageAt(pathname);
  const other = OTHER[language];
  function link(name: PageName, label: string) {
    return (
      <a href={pathOf(name, language)} aria-current={page === name ? "page" : undefined}>
        {label}
      </a>
    );
  }
  return (
    <>
      <a class="skip" href="#content">
        {text.skip}
      </a>
      <Slot name="banner" />
      <header class="masthead">
        <a class="logotype" href={pathOf("home", language)}>
          <Mark />
          <span class="logotype-name">{text.name}</span>
          <span class="logotype-tagline">{text.tagline}</span>
        </a>
        <a class="language" href={addressIn(other, pathname)} hreflang={other} lang={other}>
          {text.otherLanguage}
        </a>
        <nav aria-label={text.mainNavigation}>
          <ul class="menu">
            <li>{link("play", text.play)}</li>
            {signedIn && <li>{link("prizes", text.prizes)}</li>}
            <li>
              {signedIn ? (
                <form method="post" action={pathOf("signOut", language)}>
                  <button class="link" type="submit">
                    {text.signOut}
                  </button>
                </form>
              ) : (
                link("signIn", text.signIn)
              )}
            </li>
          </ul>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        <Slot />
      </main>
      <footer class="colophon">
        <p>{text.footer}</p>
      </footer>
    </>
  );
});
