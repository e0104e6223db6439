import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, zod$ } from "@builder.io/qwik-city";
import { typedValue } from "../../../account/form-value.ts";
import { PackForm, PackSummary } from "../../../batches/pack-form.tsx";
import { activatePack, checkPack, PACK_FORM, readPacks } from "../../../batches/pack-orders.ts";
import { activatedIn, type PackTrouble, type Refused, troubleOf } from "../../../batches/pack-view.ts";
import { type PacksText, packsWords } from "../../../batches/packs.words.ts";
import { ShopPackList } from "../../../batches/shop-packs.tsx";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { siteWords } from "../../../components/site.words.ts";
import { formatCount } from "../../../i18n/format.ts";
import { languageAt } from "../../../i18n/pages.ts";

export const usePacks = routeLoader$((event) => readPacks(event));
export const useCheck = routeAction$((form, event) => checkPack(form, event), zod$(PACK_FORM));
export const useActivate = routeAction$((form, event) => activatePack(form, event), zod$(PACK_FORM));

type Answered =
  | Refused
  | { readonly kind: "missing-first" }
  | { readonly kind: "missing-last" }
  | { readonly kind: "unavailable" };

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = packsWords[language];
  const shown = usePacks().value;
  const [check, activate] = [useCheck(), useActivate()];
  const form = check.value ? check.formData : activate.formData;
  const [first, last] = [typedValue(form, "first"), typedValue(form, "last")];
  // What was typed is past every bound when neither value has a kind.
  const answer = check.value ?? activate.value;
  const ready = answer && "kind" in answer && answer.kind === "ready" ? answer.pack : undefined;
  const trouble =
    answer && !ready
      ? sentenceOf(answer as Partial<Answered>, text, siteWords[language].unavailable)
      : undefined;
  const activated = answer ? undefined : activatedIn(url);
  const focus = trouble ? trouble.end : activated === undefined ? "first" : null;
  const isAtField = trouble !== undefined && trouble.end !== null;
  return (
    <section class="page packs">
      <h1>{text.heading}</h1>
      {activated !== undefined && (
        <Notice id="done-notice" kind="neutral" focused>
          <p class="pack-count">{text.activated(formatCount(activated, language))}</p>
          {url.searchParams.has("behind") && <p>{text.troubles.behind}</p>}
        </Notice>
      )}
      {trouble && !isAtField && (
        <Notice id="form-notice" kind="trouble">
          <p>{trouble.sentence}</p>
        </Notice>
      )}
      {ready ? (
        <PackSummary
          language={language}
          action={activate.actionPath}
          pack={ready}
          first={first}
          last={last}
        />
      ) : (
        <>
          <p class="soft">{text.lead}</p>
          <PackForm
            language={language}
            action={check.actionPath}
            first={isAtField || focus === "last" ? first : ""}
            last={trouble?.end === "first" ? last : ""}
            focus={focus}
            problem={trouble?.end ? { end: trouble.end, sentence: trouble.sentence } : undefined}
          />
        </>
      )}
      {shown.kind === "read" ? (
        <ShopPackList language={language} packs={shown.packs} />
      ) : (
        <Notice id="page-notice" kind="trouble" focused={false}>
          <p>{siteWords[language].unavailable}</p>
        </Notice>
      )}
    </section>
  );
});

function sentenceOf(answer: Partial<Answered>, text: PacksText, unavailable: string): PackTrouble {
  switch (answer.kind) {
    case undefined:
      return { sentence: text.troubles.malformed.first, end: "first" };
    case "missing-first":
      return { sentence: text.troubles.missingFirst, end: "first" };
    case "missing-last":
      return { sentence: text.troubles.missingLast, end: "last" };
    case "unavailable":
      return { sentence: unavailable, end: null };
    default:
      return troubleOf(answer as Refused, text);
  }
}

export const head = headOf(packsWords);
