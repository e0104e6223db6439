import { component$ } from "@builder.io/qwik";
import { routeAction$, useLocation } from "@builder.io/qwik-city";
import type { FileProblem, ImportSource } from "../../../../../../worker/employees/import.ts";
import { officeOf } from "../../../../back-office/staff-of.ts";
import { headOf } from "../../../../components/document-head.ts";
import { Notice } from "../../../../components/notice.tsx";
import { type Language, languageAt, pathOf } from "../../../../i18n/pages.ts";
import { importWords } from "../../../../people/import.words.ts";
import { ImportPlanView } from "../../../../people/import-plan.tsx";
import { peopleWords } from "../../../../people/people.words.ts";
import { staffWork } from "../../../../people/staff-work.ts";

/** The file where one was chosen, else what was pasted or is sent again to confirm. */
async function sourceOf(form: Record<string, unknown>): Promise<ImportSource> {
  const { file, text } = form;
  if (file instanceof Blob && file.size > 0) return new Uint8Array(await file.arrayBuffer());
  return typeof text === "string" ? text : "";
}

export const usePlan = routeAction$(async (form, event) => {
  const outcome = await staffWork(event, async () =>
    officeOf(event).employees.planImport(await sourceOf(form)),
  );
  if (outcome === "unavailable") return event.fail(503, { why: outcome });
  if (outcome.kind === "unreadable") return event.fail(400, { why: outcome.problem });
  return { plan: outcome };
});

export const useImport = routeAction$(async (form, event) => {
  const outcome = await staffWork(event, async () => officeOf(event).employees.import(await sourceOf(form)));
  if (outcome === "unavailable") return event.fail(503, { why: outcome });
  if (outcome.kind === "unreadable") return event.fail(400, { why: outcome.problem });
  const list = pathOf("officeEmployees", languageAt(event.url.pathname));
  throw event.redirect(303, `${list}?imported=${outcome.invited}`);
});

function sentenceOf(why: FileProblem | "unavailable", language: Language): string {
  const text = importWords[language];
  if (why === "unavailable") return peopleWords[language].unavailable;
  if (why.kind === "columns")
    return text.files.columns(why.missing.map((column) => text.columns[column]).join(", "));
  return text.files[why.kind](why.kind === "too-many-lines" ? String(why.count) : "");
}

export default component$(() => {
  const { pathname } = useLocation().url;
  const language = languageAt(pathname);
  const text = importWords[language];
  const [check, confirm] = [usePlan(), useImport()];
  const why = check.value?.why ?? confirm.value?.why;
  const plan = check.value?.plan;
  return (
    <section class="page people">
      <p class="people-back">
        <a href={pathOf("officeEmployees", language)}>{text.back}</a>
      </p>
      <h1>{text.heading}</h1>
      <p class="soft">{text.lead}</p>
      {why && (
        <Notice id="people-notice" kind="trouble">
          <p>{sentenceOf(why, language)}</p>
        </Notice>
      )}
      {plan && <ImportPlanView plan={plan} language={language} action={confirm.actionPath} />}
      <form class="people-form" method="post" action={check.actionPath} enctype="multipart/form-data">
        <div class="field">
          <label for="file">{text.file}</label>
          <p class="hint" id="file-hint">
            {text.fileHint}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            aria-describedby="file-hint"
          />
        </div>
        <div class="field">
          <label for="text">{text.paste}</label>
          <p class="hint" id="text-hint">
            {text.pasteHint}
          </p>
          <textarea
            id="text"
            name="text"
            rows={8}
            spellcheck={false}
            placeholder={text.example}
            aria-describedby="text-hint"
          >
            {plan?.text ?? ""}
          </textarea>
        </div>
        <button class="button" type="submit">
          {text.check}
        </button>
      </form>
    </section>
  );
});

export const head = headOf(importWords);
