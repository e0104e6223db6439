import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation } from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../worker/http/errors.ts";
import { addressFor } from "../../../account/visitor.ts";
import { counterOf } from "../../../back-office/staff-of.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { servicesOf } from "../../../http/platform.ts";
import { languageAt } from "../../../i18n/pages.ts";
import { orUnavailable } from "../../../sale/sale-desk.ts";
import { shopChoiceWords } from "../../../sale/shop-choice.words.ts";

/** Where one may have come from; only names travel in the address. */
const NEXT = ["sale", "counter"] as const;

function nextIn(url: URL): (typeof NEXT)[number] {
  return NEXT.find((name) => name === url.searchParams.get("next")) ?? "counter";
}

export const useShops = routeLoader$((event) =>
  orUnavailable(event, "counter-shop", async () => {
    const [stores, chosen] = await Promise.all([servicesOf(event).stores(), counterOf(event).shop()]);
    return {
      stores: stores.map(({ id, name, city }) => ({ id, name, city })),
      chosen: chosen ? { id: chosen.id, name: chosen.name } : null,
      next: nextIn(event.url),
    };
  }),
);

export const useChoose = routeAction$((form, event) =>
  orUnavailable(event, "counter-shop", async () => {
    const shop = form["shop"];
    const outcome = await counterOf(event).chooseShop(typeof shop === "string" ? shop : "");
    if (outcome.kind === "chosen") throw event.redirect(303, addressFor(nextIn(event.url), event.url));
    event.status(ERRORS["store-not-found"].status);
    return outcome.kind;
  }),
);

export default component$(() => {
  const language = languageAt(useLocation().url.pathname);
  const text = shopChoiceWords[language];
  const shops = useShops().value;
  const choose = useChoose();
  const trouble =
    shops === "unavailable" || choose.value === "unavailable"
      ? text.unavailable
      : choose.value && text.unknown;
  return (
    <section class="page">
      <h1>{text.heading}</h1>
      <p class="lead">{text.lead}</p>
      {trouble && (
        <Notice id="shop-notice" kind="trouble">
          <p>{trouble}</p>
        </Notice>
      )}
      {shops !== "unavailable" && shops.chosen && <p>{text.chosen(shops.chosen.name)}</p>}
      {shops !== "unavailable" && shops.stores.length === 0 && <p>{text.none}</p>}
      {shops !== "unavailable" && shops.stores.length > 0 && (
        <form class="form shop-choice" method="post" action={`${choose.actionPath}&next=${shops.next}`}>
          <fieldset>
            <legend>{text.legend}</legend>
            <div class="shop-choices">
              {shops.stores.map(({ id, name, city }) => (
                <label key={id}>
                  <input type="radio" name="shop" value={id} required checked={id === shops.chosen?.id} />
                  <span>
                    {name} {name.includes(city) ? "" : <small>{city}</small>}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <button class="button" type="submit">
            {text.submit}
          </button>
        </form>
      )}
    </section>
  );
});

export const head = headOf(shopChoiceWords);
