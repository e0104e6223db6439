import { TypedField } from "../back-office/typed-field.tsx";
import { countText } from "../i18n/figures.ts";
import type { Language } from "../i18n/pages.ts";
import { ORDER_KINDS, type TypedOrder } from "./order-form.ts";
import { prizesWords } from "./prizes.words.ts";

interface OrderFieldsProps {
  readonly language: Language;
  readonly typed: TypedOrder;
  readonly shardCount: number;
  readonly problems: Readonly<Record<string, string>>;
  readonly action: string;
}

/** Raises, lowers or moves stock by a number; the next page shows what it would do. */
export function OrderFields({ language, typed, shardCount, problems, action }: OrderFieldsProps) {
  const text = prizesWords[language].order;
  const shardHint = text.shardHint(countText(shardCount - 1, language));
  return (
    <form class="desk-form" method="post" action={action}>
      <input type="hidden" name="step" value="check" />
      <div class="field">
        <label for="kind">{text.kind}</label>
        <select id="kind" name="kind">
          {ORDER_KINDS.map((kind) => (
            <option key={kind} value={kind} selected={typed.kind === kind}>
              {text.kinds[kind]}
            </option>
          ))}
        </select>
      </div>
      <TypedField
        name="count"
        label={text.count}
        value={typed.count}
        problem={problems["count"]}
        inputMode="numeric"
      />
      <TypedField
        name="fromShard"
        label={text.fromShard}
        hint={shardHint}
        value={typed.fromShard}
        problem={problems["fromShard"]}
        inputMode="numeric"
        isOptional
      />
      <TypedField
        name="toShard"
        label={text.toShard}
        hint={shardHint}
        value={typed.toShard}
        problem={problems["toShard"]}
        inputMode="numeric"
        isOptional
      />
      <button class="button" type="submit">
        {text.check}
      </button>
    </form>
  );
}
