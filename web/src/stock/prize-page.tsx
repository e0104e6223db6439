/** The page of prizes: all of them, one of them with its forms, or what a form would do. */

import type { Effect, PrizeStanding, PrizesStanding } from "../../../worker/prizes/effect.ts";
import { historyLink } from "../audit/history-link.tsx";
import { FormTrouble } from "../back-office/form-trouble.tsx";
import { actionFor } from "../back-office/office-answers.ts";
import { Notice } from "../components/notice.tsx";
import { siteWords } from "../components/site.words.ts";
import { countText } from "../i18n/figures.ts";
import type { Language } from "../i18n/pages.ts";
import { EffectPreview } from "./effect-preview.tsx";
import { OrderFields } from "./order-fields.tsx";
import { EMPTY_ORDER, ORDER_FIELDS } from "./order-form.ts";
import { PrizeFields } from "./prize-fields.tsx";
import { EMPTY_PRIZE, PRIZE_FIELDS, type TypedPrize, typedPrize } from "./prize-form.ts";
import { prizesWords } from "./prizes.words.ts";
import { NEW_PRIZE, PrizesList, prizeAddress } from "./prizes-list.tsx";

interface FormState {
  readonly reply:
    | {
        readonly kind: "typing" | "wrong" | "problem" | "unavailable" | "gone" | "preview";
        readonly fields: readonly string[];
        readonly problem: string | null;
        readonly effect: Effect | null;
        readonly key: string;
      }
    | undefined;
  readonly typed: FormData | undefined;
  readonly actionPath: string;
}

interface PrizePageProps {
  readonly language: Language;
  readonly standing: PrizesStanding;
  readonly campaign: string | null;
  /** The prize that the address names; null for all of them. */
  readonly asked: string | null;
  /** What was just done. */
  readonly done: string | undefined;
  readonly prizeForm: FormState;
  readonly orderForm: FormState;
}

export function PrizePage(props: PrizePageProps) {
  const { language, standing, campaign, asked, done, prizeForm, orderForm } = props;
  const text = prizesWords[language];
  const current = standing.prizes.find(({ prize }) => prize.id === asked);
  const isOne = current !== undefined || asked === NEW_PRIZE;
  const reply = prizeForm.reply ?? orderForm.reply;
  const sentence = reply && troubleOf(reply, language);
  return (
    <section class="page desk-page">
      <h1>{text.heading}</h1>
      {sentence && <FormTrouble sentence={sentence} problems={problemsOf(props)} />}
      {done && !reply && (
        <Notice id="prizes-notice" kind="neutral" focused>
          <p>{done}</p>
        </Notice>
      )}
      {asked !== null && !isOne && !reply && (
        <Notice id="prizes-notice" kind="trouble">
          <p>{text.prizeGone}</p>
        </Notice>
      )}
      {!isOne && <p class="soft">{text.lead}</p>}
      {isOne ? (
        onePrize(props, current)
      ) : (
        <PrizesList language={language} standing={standing} campaign={campaign} />
      )}
      {isOne && (
        <p class="desk-row">
          <a href={prizeAddress(language, campaign, null)}>{text.allPrizes}</a>
        </p>
      )}
    </section>
  );
}

function onePrize(props: PrizePageProps, current: PrizeStanding | undefined) {
  const { language, standing, campaign, asked, prizeForm, orderForm } = props;
  const text = prizesWords[language];
  const kept = { campaign, prize: asked };
  const fresh = current ? typedPrize(current, language === "fr" ? "," : ".") : EMPTY_PRIZE;
  const typed = prizeForm.typed ? fieldsIn(prizeForm.typed, PRIZE_FIELDS) : fresh;
  const order = orderForm.typed ? fieldsIn(orderForm.typed, ORDER_FIELDS) : EMPTY_ORDER;
  const prizeAction = actionFor(prizeForm.actionPath, kept);
  const orderAction = actionFor(orderForm.actionPath, kept);
  const back = prizeAddress(language, campaign, current ? asked : null);
  const common = { language, back };
  if (prizeForm.reply?.effect) {
    const { effect, key } = prizeForm.reply;
    const form = { effect, formKey: key, typed, action: prizeAction };
    return <EffectPreview {...common} {...form} note={undefined} />;
  }
  if (orderForm.reply?.effect) {
    const { effect, key } = orderForm.reply;
    const note =
      order.kind === "move"
        ? text.preview.moved(countText(Number(order.count), language), order.fromShard, order.toShard)
        : undefined;
    const form = { effect, formKey: key, typed: order, action: orderAction };
    return <EffectPreview {...common} {...form} note={note} />;
  }
  const name = current && (language === "fr" ? current.prize.name : current.prize.nameEn);
  return (
    <div class="desk-columns">
      <section class="desk-part" aria-labelledby="prize-heading">
        <h2 id="prize-heading">{current ? text.form.heading(name ?? "") : text.form.newHeading}</h2>
        <PrizeFields
          language={language}
          typed={typed}
          isNew={!current}
          problems={prizeForm.reply ? problemsOf(props) : {}}
          action={prizeAction}
        />
      </section>
      {current && (
        <div>
          {!standing.isClosed && current.prize.isActive && (
            <section class="desk-part" aria-labelledby="order-heading">
              <h2 id="order-heading">{text.order.heading}</h2>
              <p class="soft">{text.order.lead}</p>
              <OrderFields
                language={language}
                typed={order}
                shardCount={standing.shardCount}
                problems={orderForm.reply ? problemsOf(props) : {}}
                action={orderAction}
              />
            </section>
          )}
          {!standing.isClosed && toggleForm(language, fresh, prizeAction)}
          <p>{historyLink("prize", current.prize.id, language)}</p>
        </div>
      )}
    </div>
  );
}

/** Withdraws the prize or brings it back: the prize's own form, with its tick turned. */
function toggleForm(language: Language, typed: TypedPrize, action: string) {
  const { toggle } = prizesWords[language];
  const turned = { ...typed, isActive: typed.isActive === "yes" ? "" : "yes" };
  return (
    <form class="desk-row" method="post" action={action}>
      <input type="hidden" name="step" value="check" />
      {Object.entries(turned).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button class="button quiet" type="submit">
        {typed.isActive === "yes" ? toggle.withdraw : toggle.bringBack}
      </button>
    </form>
  );
}

/** Why a form was refused; undefined when it was not. */
function troubleOf({ kind, problem }: NonNullable<FormState["reply"]>, language: Language) {
  const text = prizesWords[language];
  switch (kind) {
    case "typing":
    case "preview":
      return undefined;
    case "wrong":
      return text.form.refused;
    case "problem":
      return problem ?? text.form.refused;
    case "unavailable":
      return siteWords[language].unavailable;
    case "gone":
      return text.prizeGone;
  }
}

/** A sentence for each field that was refused. */
function problemsOf({ language, prizeForm, orderForm }: PrizePageProps): Record<string, string> {
  const { form, order } = prizesWords[language];
  const sentences: Readonly<Record<string, string>> = {
    ...form.problems,
    count: order.countProblem,
    fromShard: order.shardProblem,
    toShard: order.shardProblem,
  };
  const { fields = [] } = prizeForm.reply ?? orderForm.reply ?? {};
  return Object.fromEntries(fields.map((field) => [field, sentences[field] ?? form.refused]));
}

function fieldsIn<Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "")])) as Record<
    Name,
    string
  >;
}
