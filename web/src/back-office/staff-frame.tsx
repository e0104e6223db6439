import { component$, Slot } from "@builder.io/qwik";
import { useLocation } from "@builder.io/qwik-city";
import { LanguageLink } from "../components/language-link.tsx";
import { PageLink } from "../components/page-link.tsx";
import { siteWords } from "../components/site.words.ts";
import { Mark } from "../drawings/logotype.tsx";
import { audienceOf, languageAt, pageAt, pathOf } from "../i18n/pages.ts";
import { frameWords } from "./frame.words.ts";
import { COUNTER_PAGES, OFFICE_PAGES } from "./menus.ts";

interface StaffFrameProps {
  /** Who is signed in, as colleagues call them. */
  readonly name: string;
  readonly isAdministrator: boolean;
}

/** Header and main around every page of staff. */
export const StaffFrame = component$<StaffFrameProps>(({ name, isAdministrator }) => {
  const { pathname } = useLocation().url;
  const language = languageAt(pathname);
  const text = frameWords[language];
  const site = siteWords[language];
  const page = pageAt(pathname);
  const isOffice = page !== undefined && audienceOf(page) === "office";
  const pages = isOffice ? OFFICE_PAGES : COUNTER_PAGES;
  return (
    <div class={["staff", isOffice ? "staff-office" : "staff-counter"]}>
      <a class="skip" href="#content">
        {site.skip}
      </a>
      <header class="staff-head">
        <a class="logotype" href={pathOf(isOffice ? "office" : "counter", language)}>
          <Mark />
          <span class="logotype-name">{site.name}</span>
          <span class="logotype-tagline">{isOffice ? text.officeName : text.counterName}</span>
        </a>
        <p class="staff-name">
          <span>{text.signedInAs}</span> {name}
        </p>
        <LanguageLink pathname={pathname} />
        <form method="post" action={pathOf("signOut", language)}>
          <button class="link" type="submit">
            {site.signOut}
          </button>
        </form>
        <nav class="staff-menu" aria-label={text.navigation}>
          <ul>
            {pages.map((name) => (
              <li key={name}>
                <PageLink page={name} label={text.links[name]} pathname={pathname} />
              </li>
            ))}
            {isAdministrator && (
              <li class="staff-other">
                <PageLink
                  page={isOffice ? "counter" : "office"}
                  label={isOffice ? text.counterName : text.officeName}
                  pathname={pathname}
                />
              </li>
            )}
          </ul>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        <Slot />
      </main>
    </div>
  );
});
