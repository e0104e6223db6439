import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { languageAt, pathOf } from "../../../i18n/pages.ts";
import { loadStores, makeKey, revokeKey, saveStore } from "../../../stores-office/store-desk.ts";
import { StoreForm } from "../../../stores-office/store-form.tsx";
import { StoreKeys } from "../../../stores-office/store-keys.tsx";
import { StoreList } from "../../../stores-office/store-list.tsx";
import { storesOfficeWords } from "../../../stores-office/stores-office.words.ts";

export const useStores = routeLoader$((event) => loadStores(event));

export const useSave = routeAction$((form, event) => saveStore(event, form));

export const useMakeKey = routeAction$((form, event) => makeKey(event, form));

export const useRevokeKey = routeAction$((form, event) => revokeKey(event, form));

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = storesOfficeWords[language];
  const view = useStores().value;
  const save = useSave();
  const make = useMakeKey();
  const revoke = useRevokeKey();
  if (view === "unavailable" || view.kind === "missing")
    return (
      <section class="page">
        <h1>{text.heading}</h1>
        <Notice id="stores-notice" kind="trouble">
          <p>{view === "unavailable" ? text.unavailable : text.unknown}</p>
        </Notice>
      </section>
    );
  if (view.kind === "list")
    return (
      <section class="page">
        <h1>{text.heading}</h1>
        <StoreList stores={view.stores} language={language} />
      </section>
    );
  const refusal = save.value;
  const isNew = view.kind === "new";
  const sentences = {
    invalid: text.invalid,
    exists: text.exists,
    "unknown-store": text.unknown,
    unavailable: text.unavailable,
  };
  const store = isNew ? "new" : view.store.id;
  return (
    <section class="page">
      <p class="slip-back">
        <a href={pathOf("officeStores", language)}>{text.back}</a>
      </p>
      <h1>{isNew ? text.addHeading : text.editHeading(view.store.name)}</h1>
      {refusal && (
        <Notice id="save-notice" kind="trouble">
          <p>{sentences[refusal.why]}</p>
        </Notice>
      )}
      {!refusal && url.searchParams.get("notice") === "saved" && (
        <Notice id="saved-notice" kind="neutral" focused>
          <p>{text.saved}</p>
        </Notice>
      )}
      <div class="store-page">
        <StoreForm
          typed={refusal?.typed ?? view.typed}
          isNew={isNew}
          action={`${save.actionPath}&store=${store}`}
          language={language}
          refusal={refusal}
        />
        {view.kind === "edit" && (
          <StoreKeys
            keys={view.keys}
            makeAction={`${make.actionPath}&store=${store}`}
            revokeAction={`${revoke.actionPath}&store=${store}`}
            made={make.value}
            isTroubled={revoke.value !== undefined}
            language={language}
          />
        )}
      </div>
    </section>
  );
});

export const head = headOf(storesOfficeWords);
