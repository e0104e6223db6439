import { component$ } from "@builder.io/qwik";
import { useLocation } from "@builder.io/qwik-city";
import type { Language } from "../i18n/pages.ts";
import { useRemoveView, useSavedViews, useSaveView } from "../routes/layout.tsx";
import { tableWords } from "./table.words.ts";
import type { TableName } from "./table-spec.ts";
import { keptState } from "./table-state.ts";

interface SavedViewsProps {
  readonly table: TableName;
  /** What is shown now, as `stateOf` writes it. */
  readonly state: string;
  readonly language: Language;
}

/** Tabs of one's own views over a table, and the form that keeps what is shown as another. */
export const SavedViews = component$<SavedViewsProps>(({ table, state, language }) => {
  const text = tableWords[language].views;
  const views = useSavedViews().value.filter((view) => view.table === table);
  const save = useSaveView();
  const remove = useRemoveView();
  const { pathname } = useLocation().url;
  const current = views.find(({ query }) => query === state);
  const kept = keptState(state);
  const refusal = save.value?.why;
  return (
    <div class="table-views">
      <nav aria-label={text.label}>
        <ul>
          <li>
            <a href={pathname} aria-current={state === "" ? "page" : undefined}>
              {text.everything}
            </a>
          </li>
          {views.map((view) => (
            <li key={view.id}>
              <a href={`${pathname}?${view.query}`} aria-current={view === current ? "page" : undefined}>
                {view.title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {current ? (
        <form method="post" action={remove.actionPath}>
          <input type="hidden" name="id" value={current.id} />
          <button class="link" type="submit">
            {text.remove(current.title)}
          </button>
        </form>
      ) : (
        kept !== "" && (
          <details open={refusal !== undefined}>
            <summary>{text.save}</summary>
            <form method="post" action={save.actionPath}>
              <input type="hidden" name="table" value={table} />
              <input type="hidden" name="query" value={kept} />
              {kept !== state && <p class="hint">{text.withoutSearch}</p>}
              <div class={["field", refusal ? "refused" : ""]}>
                <label for="view-title">{text.title}</label>
                <input
                  id="view-title"
                  name="title"
                  required
                  maxLength={60}
                  autocomplete="off"
                  aria-describedby={refusal ? "view-problem" : undefined}
                  aria-invalid={refusal ? "true" : undefined}
                />
                {refusal && (
                  <p class="problem" id="view-problem" role="alert">
                    {text[refusal]}
                  </p>
                )}
              </div>
              <button class="button quiet" type="submit">
                {text.keep}
              </button>
            </form>
          </details>
        )
      )}
    </div>
  );
});
