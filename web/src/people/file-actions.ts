/** What is done from somebody's file. Each ends on the file again, or says why not. */

import type { RequestEventAction } from "@builder.io/qwik-city";
import { ERRORS } from "../../../worker/http/errors.ts";
import type { Role } from "../../../worker/services.ts";
import { officeOf } from "../back-office/staff-of.ts";
import { languageAt, pathOf } from "../i18n/pages.ts";
import { withKeptBack } from "../tables/way-back.ts";
import { staffWork } from "./staff-work.ts";
import type { UserFileText } from "./user-file.words.ts";

export type Refusal = keyof UserFileText["refusals"] | "invalid" | "unavailable";

const ROLES: readonly Role[] = ["CLIENT", "EMPLOYEE", "ADMIN"];

/** The account that the address names. */
function idIn({ params }: RequestEventAction): string {
  return params["id"] ?? "";
}

function refused(event: RequestEventAction, why: Refusal, fields: readonly string[] = []) {
  const status =
    why === "unavailable"
      ? ERRORS["temporarily-unavailable"].status
      : why === "not-found"
        ? ERRORS["user-not-found"].status
        : ERRORS["invalid-request"].status;
  return event.fail(status, { why, fields: [...fields] });
}

function done(event: RequestEventAction, notice: keyof UserFileText["notices"]) {
  return event.redirect(303, withKeptBack(`${event.url.pathname}?notice=${notice}`, event.url));
}

export async function changeUser(
  form: { firstName: string; lastName: string; role: string; isVerified: string },
  event: RequestEventAction,
) {
  const outcome = await staffWork(event, () =>
    officeOf(event).users.change(idIn(event), {
      firstName: form.firstName,
      lastName: form.lastName,
      role: ROLES.find((known) => known === form.role),
      isVerified: form.isVerified === "yes",
    }),
  );
  if (outcome === "unavailable") return refused(event, outcome);
  if (outcome.kind === "invalid")
    return refused(
      event,
      "invalid",
      outcome.problems.map(({ field }) => field),
    );
  if (outcome.kind !== "updated") return refused(event, outcome.kind);
  // Whoever takes their own role away has no more business here.
  throw done(event, "changed");
}

export async function unlockUser(event: RequestEventAction) {
  const outcome = await staffWork(event, () => officeOf(event).users.unlock(idIn(event)));
  if (outcome === "unavailable") return refused(event, outcome);
  throw done(event, "unlocked");
}

export async function resetFactor(event: RequestEventAction) {
  const outcome = await staffWork(event, () => officeOf(event).users.resetSecondFactor(idIn(event)));
  if (outcome === "unavailable") return refused(event, outcome);
  if (outcome.kind !== "reset") return refused(event, outcome.kind);
  throw done(event, "factor-reset");
}

export async function moveEmployee(form: { storeId: string }, event: RequestEventAction) {
  const outcome = await staffWork(event, () =>
    officeOf(event).employees.move(idIn(event), form.storeId === "" ? null : form.storeId),
  );
  if (outcome === "unavailable") return refused(event, outcome);
  if (outcome.kind !== "moved") return refused(event, outcome.kind);
  throw done(event, "moved");
}

export async function inviteEmployeeAgain(event: RequestEventAction) {
  const outcome = await staffWork(event, () => officeOf(event).employees.inviteAgain(idIn(event)));
  if (outcome === "unavailable") return refused(event, outcome);
  if (outcome.kind !== "invited") return refused(event, outcome.kind);
  throw done(event, "invited");
}

export async function eraseUser(form: { confirm: string; from: string }, event: RequestEventAction) {
  if (form.confirm !== "yes") return refused(event, "unconfirmed");
  const outcome = await staffWork(event, () => officeOf(event).users.erase(idIn(event)));
  if (outcome === "unavailable") return refused(event, outcome);
  if (outcome.kind === "last-administrator") return refused(event, outcome.kind);
  const list = form.from === "staff" ? "officeEmployees" : "officeUsers";
  throw event.redirect(303, `${pathOf(list, languageAt(event.url.pathname))}?notice=erased`);
}
