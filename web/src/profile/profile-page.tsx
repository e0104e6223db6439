import { component$, Slot } from "@builder.io/qwik";
import { useLocation } from "@builder.io/qwik-city";
import { Notice } from "../components/notice.tsx";
import { languageAt, type PageName, pageAt, pathOf } from "../i18n/pages.ts";
import { profileWords } from "./profile.words.ts";

interface ProfilePageProps {
  readonly heading: string;
  /** What has just been done. */
  readonly notice: string | undefined;
}

const PAGES = ["profile", "security", "personalData"] as const satisfies readonly PageName[];

/** What the three pages of the profile have in common: a heading, the way from one to the other, and what was just done. */
export const ProfilePage = component$<ProfilePageProps>(({ heading, notice }) => {
  const { pathname } = useLocation().url;
  const language = languageAt(pathname);
  const text = profileWords[language];
  return (
    <section class="page profile">
      <h1>{heading}</h1>
      <nav aria-label={text.navigation}>
        <ul class="profile-nav">
          {PAGES.map((page) => (
            <li key={page}>
              <a href={pathOf(page, language)} aria-current={pageAt(pathname) === page ? "page" : undefined}>
                {text.pages[page]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {notice && (
        <Notice id="done-notice" kind="neutral" focused>
          <p>{notice}</p>
        </Notice>
      )}
      <Slot />
    </section>
  );
});

/** The sentence that the address asks for; undefined for any other text there. */
export function noticeIn(url: URL, sentences: Readonly<Record<string, string>>): string | undefined {
  const name = url.searchParams.get("notice");
  return name !== null && Object.hasOwn(sentences, name) ? sentences[name] : undefined;
}
