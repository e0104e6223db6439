import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, zod$ } from "@builder.io/qwik-city";
import { TEXT } from "../../../account/form-bounds.ts";
import { typedValue } from "../../../account/form-value.ts";
import { officeOf } from "../../../back-office/staff-of.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { languageAt, pathOf } from "../../../i18n/pages.ts";
import { employeesWords } from "../../../people/employees.words.ts";
import {
  employeeFilters,
  employeeSort,
  employeesSpec,
  roleOptions,
  shopOptions,
} from "../../../people/employees-table.tsx";
import { peopleWords } from "../../../people/people.words.ts";
import { isRefused } from "../../../people/refused.ts";
import { SelectField, TextField } from "../../../people/staff-fields.tsx";
import { staffWork } from "../../../people/staff-work.ts";
import { noticeIn } from "../../../profile/profile-page.tsx";
import { Table } from "../../../tables/table.tsx";
import { readTableQuery } from "../../../tables/table-query.ts";

export const useEmployees = routeLoader$((event) =>
  staffWork(event, async () => {
    const { employees } = officeOf(event);
    const stores = await employees.stores();
    const spec = employeesSpec(languageAt(event.url.pathname), stores, event.url);
    const query = readTableQuery(event.url.searchParams, spec);
    const page = await employees.list({
      ...query,
      sort: employeeSort(query),
      filters: employeeFilters(query),
    });
    return { query, page, stores };
  }),
);

export const useInvite = routeAction$(
  async (form, event) => {
    const outcome = await staffWork(event, () =>
      officeOf(event).employees.invite({ ...form, storeId: form.storeId === "" ? null : form.storeId }),
    );
    const none: readonly string[] = [];
    if (outcome === "unavailable") return event.fail(503, { why: outcome, fields: none });
    if (outcome.kind === "invited") throw event.redirect(303, `${event.url.pathname}?notice=invited`);
    if (outcome.kind === "address-taken") return event.fail(400, { why: outcome.kind, fields: ["email"] });
    return event.fail(400, {
      why: outcome.kind,
      fields: outcome.problems.map(({ field }) => field),
    });
  },
  zod$({ firstName: TEXT, lastName: TEXT, email: TEXT, role: TEXT, storeId: TEXT }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = employeesWords[language];
  const people = peopleWords[language];
  const view = useEmployees().value;
  const invite = useInvite();
  const refused = invite.value;
  const count = Number(url.searchParams.get("imported") ?? Number.NaN);
  const notice = Number.isSafeInteger(count) ? text.imported(count) : noticeIn(url, text.notices);
  const sentences = {
    "address-taken": text.addressTaken,
    invalid: people.formProblem,
    unavailable: people.unavailable,
  };
  const typed = refused ? invite.formData : undefined;
  return (
    <section class="page people">
      <h1>{text.heading}</h1>
      <p class="soft">{text.lead}</p>
      {(refused || view === "unavailable") && (
        <Notice id="people-notice" kind="trouble">
          <p>{sentences[refused ? (refused.why ?? "invalid") : "unavailable"]}</p>
        </Notice>
      )}
      {!refused && view !== "unavailable" && notice && (
        <Notice id="people-notice" kind="neutral" focused>
          <p>{notice}</p>
        </Notice>
      )}
      {view !== "unavailable" && (
        <>
          <details class="people-invite" open={refused !== undefined}>
            <summary>{text.invite}</summary>
            <p class="hint">{text.inviteLead}</p>
            <form class="people-form wide" method="post" action={invite.actionPath}>
              <TextField
                name="firstName"
                label={people.firstName}
                value={typedValue(typed, "firstName")}
                problem={isRefused(refused, "firstName") ? people.nameProblem : undefined}
              />
              <TextField
                name="lastName"
                label={people.lastName}
                value={typedValue(typed, "lastName")}
                problem={isRefused(refused, "lastName") ? people.nameProblem : undefined}
              />
              <TextField
                name="email"
                type="email"
                label={people.email}
                value={typedValue(typed, "email")}
                problem={
                  isRefused(refused, "email")
                    ? refused?.why === "address-taken"
                      ? text.addressTaken
                      : people.emailProblem
                    : undefined
                }
              />
              <SelectField
                name="storeId"
                label={people.shop}
                value={typedValue(typed, "storeId")}
                hint={text.shopHint}
                problem={isRefused(refused, "storeId") ? text.shopProblem : undefined}
                options={shopOptions(view.stores, language)}
              />
              <SelectField
                name="role"
                label={people.role}
                value={typedValue(typed, "role")}
                options={roleOptions(language)}
              />
              <button class="button" type="submit">
                {text.inviteButton}
              </button>
            </form>
          </details>
          <p class="people-import">
            <a href={pathOf("officeImport", language)}>{text.importLink}</a>
          </p>
          <Table
            spec={employeesSpec(language, view.stores, url)}
            page={view.page}
            query={view.query}
            url={url}
            language={language}
          />
        </>
      )}
    </section>
  );
});

export const head = headOf(employeesWords);
