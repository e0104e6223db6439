import { component$ } from "@builder.io/qwik";
import { routeAction$, routeLoader$, useLocation, z, zod$ } from "@builder.io/qwik-city";
import type { OfficeDrawView } from "../../../../../worker/draws/outcomes.ts";
import { officeOf } from "../../../back-office/staff-of.ts";
import { headOf } from "../../../components/document-head.ts";
import { Notice } from "../../../components/notice.tsx";
import { type DrawNotice, drawOfficeWords } from "../../../draw-office/draw-office.words.ts";
import { DrawSteps } from "../../../draw-office/draw-steps.tsx";
import { isGood, runOrder } from "../../../draw-office/orders.ts";
import { askedCampaign } from "../../../grand-draw/asked-campaign.ts";
import { logTrouble } from "../../../http/platform.ts";
import { languageAt, pathOf } from "../../../i18n/pages.ts";

/** Undefined when there is no such campaign. */
export const useDraw = routeLoader$(async (event): Promise<OfficeDrawView | "missing" | "unavailable"> => {
  try {
    return (await officeOf(event).draws.read(askedCampaign(event.url))) ?? "missing";
  } catch (error) {
    logTrouble("officeDraw", error);
    return "unavailable";
  }
});

/** Longer than anything the forms send: a signature has 96 digits, a reason 300 letters. */
const FIELD = z.string().max(400);

export const useOrder = routeAction$(
  async (form, event) => {
    const { draws } = officeOf(event);
    const notice = await runOrder(draws, form, Date.now()).catch((error: unknown): DrawNotice => {
      logTrouble("officeDraw", error);
      return "unavailable";
    });
    const page = pathOf("officeDraw", languageAt(event.url.pathname));
    throw event.redirect(303, `${page}?${new URLSearchParams({ campaign: form["campaign"] ?? "", notice })}`);
  },
  zod$(z.record(z.string().max(40), FIELD)),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = drawOfficeWords[language];
  const view = useDraw().value;
  const order = useOrder();
  const asked = url.searchParams.get("notice");
  const notice = Object.keys(text.notices).find((name): name is DrawNotice => name === asked);
  const campaign = typeof view === "string" ? undefined : view.campaign;
  return (
    <div class="page draw-office">
      <header>
        <h1>{text.heading}</h1>
        {campaign && <p class="lead">{text.lead(campaign.name)}</p>}
        {campaign && (
          <p class="draw-links">
            <a href={`${pathOf("grandDraw", language)}?campaign=${campaign.slug}`}>{text.publicPage}</a>
            {typeof view !== "string" && view.proof && (
              <a href={`${pathOf("certificate", language)}?campaign=${campaign.slug}`}>{text.certificate}</a>
            )}
          </p>
        )}
      </header>
      {notice && (
        <Notice id="order-notice" kind={isGood(notice) ? "neutral" : "trouble"} focused>
          <p>{text.notices[notice]}</p>
        </Notice>
      )}
      {typeof view === "string" ? (
        <p>{text[view]}</p>
      ) : (
        <DrawSteps language={language} view={view} action={order.actionPath} />
      )}
    </div>
  );
});

export const head = headOf(drawOfficeWords);
