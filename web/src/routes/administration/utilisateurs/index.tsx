import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, zod$ } from "@builder.io/qwik-city";
import { TEXT } from "../../../account/form-bounds.ts";
import { officeOf } from "../../../back-office/staff-of.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { formatDate, HOUSE_TIME_ZONE } from "../../../i18n/format.ts";
import { languageAt } from "../../../i18n/pages.ts";
import { peopleWords } from "../../../people/people.words.ts";
import { staffWork } from "../../../people/staff-work.ts";
import { usersWords } from "../../../people/users.words.ts";
import { userFilters, usersSpec } from "../../../people/users-table.tsx";
import { noticeIn } from "../../../profile/profile-page.tsx";
import { Table } from "../../../tables/table.tsx";
import { readTableQuery } from "../../../tables/table-query.ts";

export const useUsers = routeLoader$((event) =>
  staffWork(event, async () => {
    const { users } = officeOf(event);
    const query = readTableQuery(
      event.url.searchParams,
      usersSpec(languageAt(event.url.pathname), event.url),
    );
    const sort = { by: "createdAt", direction: query.sort.direction } as const;
    const [page, locks] = await Promise.all([
      users.list({ ...query, sort, filters: userFilters(query) }),
      users.lockedAddresses(),
    ]);
    return { query, page, locks };
  }),
);

export const useUnlockAddress = routeAction$(
  async ({ address }, event) => {
    const unlocked = await staffWork(event, () => officeOf(event).users.unlockAddress(address));
    if (unlocked === "unavailable") return event.fail(503, { why: unlocked });
    const notice = unlocked ? "address-unlocked" : "not-locked";
    throw event.redirect(303, `${event.url.pathname}?notice=${notice}`);
  },
  zod$({ address: TEXT }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = usersWords[language];
  const people = peopleWords[language];
  const view = useUsers().value;
  const unlock = useUnlockAddress();
  const notice = noticeIn(url, text.notices);
  const failed = view === "unavailable" || unlock.value?.why !== undefined;
  return (
    <section class="page people">
      <h1>{text.heading}</h1>
      <p class="soft">{text.lead}</p>
      {failed && (
        <Notice id="people-notice" kind="trouble">
          <p>{people.unavailable}</p>
        </Notice>
      )}
      {!failed && notice && (
        <Notice id="people-notice" kind="neutral" focused>
          <p>{notice}</p>
        </Notice>
      )}
      {view !== "unavailable" && (
        <>
          <Table
            spec={usersSpec(language, url)}
            page={view.page}
            query={view.query}
            url={url}
            language={language}
          />
          <section class="people-part" aria-labelledby="locks-heading">
            <h2 id="locks-heading">{text.locks}</h2>
            <p class="soft">{view.locks.length === 0 ? text.noLocks : text.locksLead}</p>
            <ul class="people-locks">
              {view.locks.map(({ address, lockedUntil }) => (
                <li key={address}>
                  <span>
                    <code>{address}</code>{" "}
                    {text.lockedUntil(formatDate(lockedUntil, language, HOUSE_TIME_ZONE, true))}
                  </span>
                  <form method="post" action={unlock.actionPath}>
                    <input type="hidden" name="address" value={address} />
                    <button class="button quiet small" type="submit">
                      {text.unlock}
                      <span class="unseen"> {address}</span>
                    </button>
                  </form>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </section>
  );
});

export const head = headOf(usersWords);
