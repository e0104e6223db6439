import { component$ } from "@builder.io/qwik";
import type { Purpose } from "../../../worker/consents/purposes.ts";
import { COOKIE_KEYS, COOKIES } from "../http/cookie-list.ts";
import { formatDuration } from "../i18n/duration.ts";
import type { Language } from "../i18n/pages.ts";
import { centreWords } from "./centre.words.ts";
import { noticeWords } from "./notice.words.ts";

interface CookieTableProps {
  readonly language: Language;
  readonly purpose: "necessary" | Purpose;
}

/** The cookies of a purpose, from the list the site sets them by. On a narrow screen each row becomes a block. */
export const CookieTable = component$<CookieTableProps>(({ language, purpose }) => {
  const { columns } = centreWords[language];
  const text = noticeWords[language];
  return (
    <table class="cookie-table">
      <caption>{text.purposes[purpose].name}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.use}</th>
          <th scope="col">{columns.lifetime}</th>
          <th scope="col">{columns.reader}</th>
        </tr>
      </thead>
      <tbody>
        {COOKIE_KEYS.filter((key) => COOKIES[key].purpose === purpose).map((key) => (
          <tr key={key}>
            <th scope="row">
              <code>{COOKIES[key].name}</code>
            </th>
            <td>{text.cookies[key]}</td>
            <td data-label={columns.lifetime}>{formatDuration(COOKIES[key].lifetimeSeconds, language)}</td>
            <td data-label={columns.reader}>{text.reader}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
});
