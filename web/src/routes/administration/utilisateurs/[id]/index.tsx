import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, zod$ } from "@builder.io/qwik-city";
import { TEXT } from "../../../../account/form-bounds.ts";
import { typedValue } from "../../../../account/form-value.ts";
import { officeOf } from "../../../../back-office/staff-of.ts";
import { headOf } from "../../../../components/document-head.ts";
import { Notice } from "../../../../components/notice.tsx";
import { languageAt, pathOf } from "../../../../i18n/pages.ts";
import { shopOptions } from "../../../../people/employees-table.tsx";
import {
  changeUser,
  eraseUser,
  inviteEmployeeAgain,
  moveEmployee,
  resetFactor,
  unlockUser,
} from "../../../../people/file-actions.ts";
import { peopleWords } from "../../../../people/people.words.ts";
import { isRefused } from "../../../../people/refused.ts";
import { SelectField, TextField } from "../../../../people/staff-fields.tsx";
import { staffWork } from "../../../../people/staff-work.ts";
import { userFileWords } from "../../../../people/user-file.words.ts";
import { AccountFacts, ContactDetails, MailRecord, WinRecord } from "../../../../people/user-record.tsx";
import { noticeIn } from "../../../../profile/profile-page.tsx";
import { wayBack, withKeptBack } from "../../../../tables/way-back.ts";

const NOT_FOUND = 404;

export const useFile = routeLoader$((event) =>
  staffWork(event, async () => {
    const { users, employees } = officeOf(event);
    const [file, stores] = await Promise.all([users.open(event.params["id"] ?? ""), employees.stores()]);
    if (!file) event.status(NOT_FOUND);
    return file ? { file, stores } : null;
  }),
);

export const useShowContact = routeAction$(async (_form, event) => {
  const contact = await staffWork(event, () => officeOf(event).users.showContact(event.params["id"] ?? ""));
  if (contact === "unavailable") return event.fail(503, { why: contact });
  return { contact };
});

export const useChangeUser = routeAction$(
  (form, event) => changeUser(form, event),
  zod$({ firstName: TEXT, lastName: TEXT, role: TEXT, isVerified: TEXT }),
);
export const useUnlockUser = routeAction$((_form, event) => unlockUser(event));
export const useResetFactor = routeAction$((_form, event) => resetFactor(event));
export const useMoveEmployee = routeAction$(
  (form, event) => moveEmployee(form, event),
  zod$({ storeId: TEXT }),
);
export const useInviteAgain = routeAction$((_form, event) => inviteEmployeeAgain(event));
export const useEraseUser = routeAction$(
  (form, event) => eraseUser(form, event),
  zod$({ confirm: TEXT, from: TEXT }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = userFileWords[language];
  const people = peopleWords[language];
  const view = useFile().value;
  const [show, change, unlock] = [useShowContact(), useChangeUser(), useUnlockUser()];
  const reset = useResetFactor();
  const [move, again, erase] = [useMoveEmployee(), useInviteAgain(), useEraseUser()];
  const refusal =
    change.value?.why ??
    unlock.value?.why ??
    reset.value?.why ??
    move.value?.why ??
    again.value?.why ??
    erase.value?.why;
  const sentences = { ...text.refusals, invalid: people.formProblem, unavailable: people.unavailable };
  const isUnavailable = view === "unavailable" || show.value?.why !== undefined;
  const notice = noticeIn(url, text.notices);
  if (view === null || view === "unavailable")
    return (
      <section class="page people">
        <h1>{text.title.split(" · ")[0]}</h1>
        <Notice id="people-notice" kind="trouble">
          <p>{view === null ? text.missing : people.unavailable}</p>
        </Notice>
        <p class="people-back">
          <a href={wayBack(url, pathOf("officeUsers", language))}>{text.back}</a>
        </p>
      </section>
    );
  const { file, stores } = view;
  const isStaff = file.role !== "CLIENT";
  const typed = change.value ? change.formData : undefined;
  const back = isStaff ? "officeEmployees" : "officeUsers";
  return (
    <section class="page people">
      <p class="people-back">
        <a href={wayBack(url, pathOf(back, language))}>{isStaff ? text.backToStaff : text.back}</a>
      </p>
      <h1>{`${file.firstName} ${file.lastName}`}</h1>
      <p class="soft">{text.logged}</p>
      {(refusal !== undefined || isUnavailable) && (
        <Notice id="people-notice" kind="trouble">
          <p>{sentences[refusal ?? "unavailable"]}</p>
        </Notice>
      )}
      {refusal === undefined && !isUnavailable && notice && (
        <Notice id="people-notice" kind="neutral" focused>
          <p>{notice}</p>
        </Notice>
      )}
      <div class="people-columns">
        <section class="people-part" aria-labelledby="account-heading">
          <h2 id="account-heading">{text.account}</h2>
          <AccountFacts file={file} language={language} stores={stores} />
          {file.codesLockedUntil !== null && (
            <form method="post" action={withKeptBack(unlock.actionPath, url)}>
              <p class="hint" id="unlock-hint">
                {text.unlockHint}
              </p>
              <button class="button quiet small" type="submit" aria-describedby="unlock-hint">
                {text.unlock}
              </button>
            </form>
          )}
          {file.secondFactorSince !== null && !file.isOwn && (
            <form method="post" action={withKeptBack(reset.actionPath, url)}>
              <p class="hint" id="reset-factor-hint">
                {text.resetFactorHint}
              </p>
              <button class="button quiet small" type="submit" aria-describedby="reset-factor-hint">
                {text.resetFactor}
              </button>
            </form>
          )}
        </section>
        <section class="people-part" aria-labelledby="contact-heading">
          <h2 id="contact-heading">{text.contact}</h2>
          <ContactDetails
            file={file}
            language={language}
            contact={show.value?.contact}
            action={withKeptBack(show.actionPath, url)}
          />
        </section>
        {isStaff && (
          <section class="people-part" aria-labelledby="staff-heading">
            <h2 id="staff-heading">{text.staff}</h2>
            <form class="people-form" method="post" action={withKeptBack(move.actionPath, url)}>
              <SelectField
                name="storeId"
                label={people.shop}
                value={file.storeId ?? ""}
                options={shopOptions(stores, language)}
              />
              <button class="button quiet small" type="submit">
                {text.move}
              </button>
            </form>
            {file.invitedAt !== null && (
              <form method="post" action={withKeptBack(again.actionPath, url)}>
                <p class="hint" id="again-hint">
                  {text.inviteAgainHint}
                </p>
                <button class="button quiet small" type="submit" aria-describedby="again-hint">
                  {text.inviteAgain}
                </button>
              </form>
            )}
          </section>
        )}
        <section class="people-part" aria-labelledby="change-heading">
          <h2 id="change-heading">{text.change}</h2>
          <form class="people-form" method="post" action={withKeptBack(change.actionPath, url)}>
            <TextField
              name="firstName"
              label={people.firstName}
              value={typed ? typedValue(typed, "firstName") : file.firstName}
              problem={isRefused(change.value, "firstName") ? people.nameProblem : undefined}
            />
            <TextField
              name="lastName"
              label={people.lastName}
              value={typed ? typedValue(typed, "lastName") : file.lastName}
              problem={isRefused(change.value, "lastName") ? people.nameProblem : undefined}
            />
            <SelectField
              name="role"
              label={people.role}
              value={typed ? typedValue(typed, "role") : file.role}
              hint={text.changeHint}
              options={(["CLIENT", "EMPLOYEE", "ADMIN"] as const).map((role) => ({
                value: role,
                label: people.roles[role],
              }))}
            />
            <label class="people-tick">
              <input type="checkbox" name="isVerified" value="yes" checked={file.isVerified} />
              {text.isVerified}
            </label>
            <button class="button small" type="submit">
              {text.save}
            </button>
          </form>
        </section>
      </div>
      {/* No landmarks: their tables are, under the same names. */}
      <div class="people-part">
        <h2>{text.wins}</h2>
        <WinRecord file={file} language={language} />
      </div>
      <div class="people-part">
        <h2>{text.mails}</h2>
        <MailRecord file={file} language={language} />
      </div>
      <section class="people-part" aria-labelledby="erase-heading">
        <h2 id="erase-heading">{isStaff ? text.eraseStaff : text.erase}</h2>
        <ul class="people-effects">
          {text.eraseWill(file.winCounts.PENDING + file.winCounts.VALIDATED, isStaff).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <form class="people-form" method="post" action={withKeptBack(erase.actionPath, url)}>
          <input type="hidden" name="from" value={isStaff ? "staff" : "users"} />
          <label class="people-tick">
            <input type="checkbox" name="confirm" value="yes" required />
            {text.eraseConfirm}
          </label>
          <button class="button danger small" type="submit">
            {text.eraseButton}
          </button>
        </form>
      </section>
    </section>
  );
});

export const head = headOf(userFileWords);
