import { component$, Slot } from "@builder.io/qwik";
import { useLocation } from "@builder.io/qwik-city";
import { LanguageLink } from "../components/language-link.tsx";
import { siteWords } from "../components/site.words.ts";
import { Mark } from "../drawings/logotype.tsx";
import { audienceOf, languageAt, pageAt, pathOf } from "../i18n/pages.ts";
import { frameWords } from "./frame.words.ts";
import { StaffMenu } from "./staff-menu.tsx";

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
  const menu = <StaffMenu pathname={pathname} isOffice={isOffice} isAdministrator={isAdministrator} />;
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
        {isOffice && (
          <details class="staff-fold">
            <summary>{text.menu}</summary>
            <nav aria-label={text.navigation}>{menu}</nav>
          </details>
        )}
      </header>
      <nav class="staff-menu" aria-label={text.navigation}>
        {menu}
      </nav>
      <main id="content" tabIndex={-1}>
        <Slot />
      </main>
    </div>
  );
});
