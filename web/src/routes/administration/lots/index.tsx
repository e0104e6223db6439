import { component$ } from "@builder.io/qwik";
import {
  type RequestEventAction,
  routeAction$,
  routeLoader$,
  useLocation,
  z,
  zod$,
} from "@builder.io/qwik-city";
import { ERRORS } from "../../../../../worker/http/errors.ts";
import type { Effect, PrizeStanding, PrizesStanding } from "../../../../../worker/prizes/effect.ts";
import { campaignIn, onTo, withOffice } from "../../../back-office/office-answers.ts";
import { headOf } from "../../../components/document-head.ts";
import { siteWords } from "../../../components/site.words.ts";
import { countText } from "../../../i18n/figures.ts";
import { languageAt } from "../../../i18n/pages.ts";
import { changesFrom, effectOfOrder, effectOfValues } from "../../../stock/check-changes.ts";
import { ORDER_KINDS, readOrder } from "../../../stock/order-form.ts";
import { NAME_MAX, readPrize } from "../../../stock/prize-form.ts";
import { PrizePage } from "../../../stock/prize-page.tsx";
import { prizesWords } from "../../../stock/prizes.words.ts";
import { NEW_PRIZE } from "../../../stock/prizes-list.tsx";
import { TroublePage } from "../../../stock/trouble-page.tsx";

const REFUSED = ERRORS["invalid-request"].status;
const NOT_FOUND = ERRORS["not-found"].status;
const UNAVAILABLE = ERRORS["temporarily-unavailable"].status;

/** Longer than any field may be: what is too long is told so by the field's own sentence. */
const TEXT = z.string().max(4_000).default("");
const FORM = { step: z.enum(["check", "correct", "save"]), key: z.string().uuid().optional() };

export const useStanding = routeLoader$((event) =>
  withOffice(event, async ({ prizes }) => {
    const outcome = await prizes.standing(campaignIn(event.url));
    if (outcome.kind === "no-campaign") event.status(NOT_FOUND);
    if (outcome.kind === "unavailable") event.status(UNAVAILABLE);
    return outcome;
  }),
);

/** What a form comes back with: its typing, why it was refused, or what it would do. */
interface Reply {
  readonly kind: "typing" | "wrong" | "problem" | "unavailable" | "gone" | "preview";
  readonly fields: readonly string[];
  /** The desk's own sentence, in French. */
  readonly problem: string | null;
  readonly effect: Effect | null;
  readonly key: string;
}

const EMPTY_REPLY = { fields: [], problem: null, effect: null, key: "" } as const;

function refusing(event: RequestEventAction, status: number, reply: Partial<Reply> & Pick<Reply, "kind">) {
  event.status(status);
  return { ...EMPTY_REPLY, ...reply } satisfies Reply;
}

function previewing(effect: Effect): Reply {
  return { ...EMPTY_REPLY, kind: "preview", effect, key: crypto.randomUUID() };
}

/** The prize that the address names, with all the others; null for a new one. */
async function standingFor(
  event: RequestEventAction,
): Promise<{ standing: PrizesStanding; current: PrizeStanding | null } | "unavailable" | "gone"> {
  const id = event.url.searchParams.get("prize");
  const read = await withOffice(event, ({ prizes }) => prizes.standing(campaignIn(event.url)));
  if (read === "unavailable" || read.kind === "unavailable") return "unavailable";
  if (read.kind === "no-campaign") return "gone";
  const current = read.standing.prizes.find(({ prize }) => prize.id === id) ?? null;
  return current === null && id !== NEW_PRIZE ? "gone" : { standing: read.standing, current };
}

export const usePrize = routeAction$(
  async ({ step, key, ...typed }, event): Promise<Reply> => {
    if (step === "correct") return { ...EMPTY_REPLY, kind: "typing" };
    const read = readPrize(typed);
    if (read.kind === "wrong") return refusing(event, REFUSED, { kind: "wrong", fields: read.fields });
    const { values } = read;
    const found = await standingFor(event);
    if (found === "unavailable") return refusing(event, UNAVAILABLE, { kind: found });
    if (found === "gone") return refusing(event, NOT_FOUND, { kind: found });
    const { standing, current } = found;
    if (step === "check" || key === undefined) return previewing(effectOfValues(standing, current, values));
    const campaign = campaignIn(event.url);
    const outcome = await withOffice(event, ({ prizes }) => {
      if (current) return prizes.edit(campaign, current.prize.id, changesFrom(current, values), key);
      const { stock, isActive: _isActive, ...wording } = values;
      return prizes.add(campaign, { ...wording, stock: stock ?? 0 }, key);
    });
    if (outcome === "unavailable" || outcome.kind === "unavailable")
      return refusing(event, UNAVAILABLE, { kind: "unavailable" });
    switch (outcome.kind) {
      case "changed": {
        const notice = current ? "saved" : "added";
        throw onTo(event, "officePrizes", { campaign, prize: outcome.prize.id, notice });
      }
      case "invalid":
        return refusing(event, REFUSED, { kind: "problem", problem: outcome.problem });
      case "no-prize":
      case "no-campaign":
        return refusing(event, NOT_FOUND, { kind: "gone" });
    }
  },
  zod$({
    ...FORM,
    type: TEXT,
    name: TEXT,
    nameEn: TEXT,
    description: TEXT,
    descriptionEn: TEXT,
    value: TEXT,
    share: TEXT,
    stock: TEXT,
    stockShown: TEXT,
    isActive: TEXT,
  }),
);

export const useOrder = routeAction$(
  async ({ step, key, ...typed }, event): Promise<Reply> => {
    if (step === "correct") return { ...EMPTY_REPLY, kind: "typing" };
    const found = await standingFor(event);
    if (found === "unavailable") return refusing(event, UNAVAILABLE, { kind: found });
    if (found === "gone" || found.current === null) return refusing(event, NOT_FOUND, { kind: "gone" });
    const { standing, current } = found;
    const read = readOrder(typed, current.ordinal, standing.shardCount);
    if (read.kind === "wrong") return refusing(event, REFUSED, { kind: "wrong", fields: read.fields });
    const { change } = read;
    if (step === "check" || key === undefined) return previewing(effectOfOrder(standing, current, change));
    const campaign = campaignIn(event.url);
    const outcome = await withOffice(event, ({ prizes }) => prizes.order(campaign, change, key));
    if (outcome === "unavailable") return refusing(event, UNAVAILABLE, { kind: outcome });
    switch (outcome.kind) {
      case "applied":
        throw onTo(event, "officePrizes", {
          campaign,
          prize: current.prize.id,
          asked: String(outcome.asked),
          done: String(outcome.done),
          pending: String(outcome.pending),
        });
      case "invalid":
        return refusing(event, REFUSED, { kind: "problem", problem: outcome.problem });
      case "no-campaign":
        return refusing(event, NOT_FOUND, { kind: "gone" });
    }
  },
  zod$({
    ...FORM,
    kind: z.enum(ORDER_KINDS),
    count: z.string().max(NAME_MAX).default(""),
    fromShard: z.string().max(NAME_MAX).default(""),
    toShard: z.string().max(NAME_MAX).default(""),
  }),
);

export default component$(() => {
  const { url } = useLocation();
  const language = languageAt(url.pathname);
  const text = prizesWords[language];
  const read = useStanding().value;
  const prize = usePrize();
  const order = useOrder();
  if (read === "unavailable")
    return <TroublePage language={language} sentence={siteWords[language].unavailable} />;
  if (read.kind === "unavailable") return <TroublePage language={language} sentence={text.unavailable} />;
  if (read.kind === "no-campaign") return <TroublePage language={language} sentence={text.notFound} />;
  return (
    <PrizePage
      language={language}
      standing={read.standing}
      campaign={campaignIn(url)}
      asked={url.searchParams.get("prize")}
      done={doneIn(url)}
      prizeForm={{ reply: replyOf(prize.value), typed: prize.formData, actionPath: prize.actionPath }}
      orderForm={{ reply: replyOf(order.value), typed: order.formData, actionPath: order.actionPath }}
    />
  );
});

/** A form that its schema refused was not one of this page's: it is shown again as one that could not be read. */
function replyOf(value: object | undefined): Reply | undefined {
  if (value === undefined) return undefined;
  return "kind" in value ? (value as Reply) : { ...EMPTY_REPLY, kind: "wrong" };
}

/** What was just done, as the address says. */
function doneIn(url: URL): string | undefined {
  const language = languageAt(url.pathname);
  const text = prizesWords[language];
  const { searchParams } = url;
  const notice = searchParams.get("notice");
  if (notice === "saved" || notice === "added") return text.notices[notice];
  const asked = Number(searchParams.get("asked"));
  if (!asked) return undefined;
  const pending = Number(searchParams.get("pending")) || 0;
  const done = countText(Number(searchParams.get("done")) || 0, language);
  const sentence = text.ordered(countText(asked, language), done);
  return pending > 0 ? `${sentence} ${text.underWay(countText(pending, language))}` : sentence;
}

export const head = headOf(prizesWords);
