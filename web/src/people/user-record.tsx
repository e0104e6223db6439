/** What somebody's file shows. */

import type { Contact, UserFile } from "../../../worker/accounts/users.ts";
import type { StoreName } from "../../../worker/employees/employees.ts";
import { formatCount, formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { mailKindText } from "../mails/mail-kind.ts";
import { mailsWords } from "../mails/mails.words.ts";
import { winnersWords } from "../winners/winners.words.ts";
import { peopleWords } from "./people.words.ts";
import { userFileWords } from "./user-file.words.ts";

interface RecordProps {
  readonly file: UserFile;
  readonly language: Language;
}

function when(at: number, language: Language): string {
  return formatDate(at, language, HOUSE_TIME_ZONE, true);
}

function fact(label: string, value: string) {
  return (
    <div key={label}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

export function AccountFacts(props: RecordProps & { readonly stores: readonly StoreName[] }) {
  const { file, language, stores } = props;
  const text = userFileWords[language];
  const people = peopleWords[language];
  const { facts } = text;
  const isStaff = file.role !== "CLIENT";
  const shop = stores.find(({ id }) => id === file.storeId)?.name ?? file.storeId ?? people.noShop;
  return (
    <dl class="people-facts">
      {fact(people.role, people.roles[file.role])}
      {isStaff && fact(people.shop, shop)}
      {fact(
        facts.state,
        file.invitedAt === null ? facts.active : facts.invited(when(file.invitedAt, language)),
      )}
      {fact(facts.address, file.isVerified ? people.verified : people.unverified)}
      {fact(facts.created, when(file.createdAt, language))}
      {fact(facts.language, facts.languages[file.language])}
      {isStaff &&
        fact(
          facts.secondFactor,
          file.secondFactorSince === null
            ? facts.secondFactorOff
            : facts.secondFactorOn(when(file.secondFactorSince, language)),
        )}
      {fact(facts.sessions, formatCount(file.openSessions, language))}
      {fact(
        facts.codes,
        file.codesLockedUntil === null
          ? facts.codesFree
          : facts.codesLocked(when(file.codesLockedUntil, language)),
      )}
    </dl>
  );
}

function masked(isThere: boolean, language: Language): string {
  return isThere ? userFileWords[language].masked : userFileWords[language].none;
}

export function ContactDetails(
  props: RecordProps & { readonly contact: Contact | undefined; readonly action: string },
) {
  const { file, language, contact, action } = props;
  const text = userFileWords[language];
  const people = peopleWords[language];
  const postal = contact && [contact.address, contact.postalCode, contact.city].filter(Boolean).join(", ");
  return (
    <>
      <dl class="people-facts">
        {fact(people.email, contact?.email ?? file.maskedEmail)}
        {fact(text.phone, contact ? (contact.phone ?? text.none) : masked(file.hasPhone, language))}
        {fact(text.postal, contact ? postal || text.none : masked(file.hasPostalAddress, language))}
      </dl>
      {!contact && (
        <form method="post" action={action}>
          <p class="hint" id="show-hint">
            {text.contactMasked} {text.showHint}
          </p>
          <button class="button quiet small" type="submit" aria-describedby="show-hint">
            {text.showContact}
          </button>
        </form>
      )}
    </>
  );
}

export function WinRecord({ file, language }: RecordProps) {
  const text = userFileWords[language];
  const states = winnersWords[language].statuses;
  const counted = (["PENDING", "VALIDATED", "CLAIMED", "REJECTED"] as const).filter(
    (state) => file.winCounts[state] > 0,
  );
  if (file.latestWins.length === 0) return <p class="soft">{text.noWins}</p>;
  return (
    <>
      <p>
        {counted
          .map((state) => `${states[state]}\u00a0: ${formatCount(file.winCounts[state], language)}`)
          .join(" · ")}
      </p>
      <p class="hint">{text.winsLatest(file.latestWins.length)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section class="table-scroll" aria-label={text.wins} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{text.prize}</th>
              <th scope="col">{text.state}</th>
              <th scope="col">{text.played}</th>
              <th scope="col">{text.claimed}</th>
            </tr>
          </thead>
          <tbody>
            {file.latestWins.map(({ id, prize, status, playedAt, claimedAt, rejectionReason }) => (
              <tr key={id}>
                <td>{(language === "fr" ? prize?.name : prize?.nameEn) ?? text.unknownPrize}</td>
                <td>
                  <span class={["badge", `badge-${status.toLowerCase()}`]}>{states[status]}</span>
                  {rejectionReason !== null && ` · ${rejectionReason}`}
                </td>
                <td>{when(playedAt, language)}</td>
                <td>{claimedAt === null ? "–" : when(claimedAt, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

export function MailRecord({ file, language }: RecordProps) {
  const text = userFileWords[language];
  const mailStates = mailsWords[language].states;
  if (file.latestMails.length === 0) return <p class="soft">{text.noMails}</p>;
  return (
    <>
      <p class="hint">{text.mailsLatest(file.latestMails.length)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section class="table-scroll" aria-label={text.mails} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{text.mail}</th>
              <th scope="col">{text.facts.state}</th>
              <th scope="col">{text.queuedAt}</th>
            </tr>
          </thead>
          <tbody>
            {file.latestMails.map(({ id, kind, state, createdAt, sentAt }) => (
              <tr key={id}>
                <td>{mailKindText(kind, language)}</td>
                <td>
                  {mailStates[state]}
                  {sentAt !== null && ` · ${when(sentAt, language)}`}
                </td>
                <td>{when(createdAt, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
