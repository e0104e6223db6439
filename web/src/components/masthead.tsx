import { component$ } from "@builder.io/qwik";
import { Mark } from "../drawings/logotype.tsx";
import { languageAt, pathOf } from "../i18n/pages.ts";
import { LanguageLink } from "./language-link.tsx";
import { PageLink } from "./page-link.tsx";
import { siteWords } from "./site.words.ts";

interface MastheadProps {
  readonly pathname: string;
  readonly signedIn: boolean;
}

/** The head of every page: whose house this is, and where one can go. */
export const Masthead = component$<MastheadProps>(({ pathname, signedIn }) => {
  const language = languageAt(pathname);
  const text = siteWords[language];
  return (
    <header class="masthead">
      <a class="logotype" href={pathOf("home", language)}>
        <Mark />
        <span class="logotype-name">{text.name}</span>
        <span class="logotype-tagline">{text.tagline}</span>
      </a>
      <LanguageLink pathname={pathname} />
      <nav aria-label={text.mainNavigation}>
        <ul class="menu">
          <li>
            <PageLink page="play" label={text.play} pathname={pathname} />
          </li>
          {signedIn && (
            <>
              <li>
                <PageLink page="prizes" label={text.prizes} pathname={pathname} />
              </li>
              <li>
                <PageLink page="profile" label={text.profile} pathname={pathname} />
              </li>
            </>
          )}
          <li>
            {signedIn ? (
              <form method="post" action={pathOf("signOut", language)}>
                <button class="link" type="submit">
                  {text.signOut}
                </button>
              </form>
            ) : (
              <PageLink page="signIn" label={text.signIn} pathname={pathname} />
            )}
          </li>
        </ul>
      </nav>
    </header>
  );
});
