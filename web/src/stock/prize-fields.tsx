import { TypedField } from "../back-office/typed-field.tsx";
import type { Language } from "../i18n/pages.ts";
import { DESCRIPTION_MAX, NAME_MAX, type TypedPrize } from "./prize-form.ts";
import { prizesWords } from "./prizes.words.ts";

interface PrizeFieldsProps {
  readonly language: Language;
  readonly typed: TypedPrize;
  readonly isNew: boolean;
  readonly problems: Readonly<Record<string, string>>;
  readonly action: string;
}

const TYPES = ["PHYSICAL", "DISCOUNT"] as const;

/** Everything about a prize that can be changed; the next page shows what it would do. */
export function PrizeFields({ language, typed, isNew, problems, action }: PrizeFieldsProps) {
  const text = prizesWords[language].form;
  const { fields, hints } = text;
  return (
    <form class="desk-form" method="post" action={action}>
      <input type="hidden" name="step" value="check" />
      <input type="hidden" name="stockShown" value={typed.stockShown} />
      {isNew ? (
        <div class="field">
          <label for="type">{text.type}</label>
          <select id="type" name="type">
            {TYPES.map((type) => (
              <option key={type} value={type} selected={typed.type === type}>
                {text.types[type]}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <input type="hidden" name="type" value={typed.type} />
      )}
      <TypedField
        name="name"
        label={fields.name}
        value={typed.name}
        problem={problems["name"]}
        maxLength={NAME_MAX}
      />
      <TypedField
        name="nameEn"
        label={fields.nameEn}
        hint={hints.nameEn}
        value={typed.nameEn}
        problem={problems["nameEn"]}
        maxLength={NAME_MAX}
        isOptional
      />
      <TypedField
        name="description"
        label={fields.description}
        value={typed.description}
        problem={problems["description"]}
        maxLength={DESCRIPTION_MAX}
        rows={3}
        isOptional
      />
      <TypedField
        name="descriptionEn"
        label={fields.descriptionEn}
        hint={hints.nameEn}
        value={typed.descriptionEn}
        problem={problems["descriptionEn"]}
        maxLength={DESCRIPTION_MAX}
        rows={3}
        isOptional
      />
      <TypedField
        name="value"
        label={fields.value}
        hint={hints.value}
        value={typed.value}
        problem={problems["value"]}
        inputMode="decimal"
      />
      <TypedField
        name="share"
        label={fields.share}
        hint={hints.share}
        value={typed.share}
        problem={problems["share"]}
        inputMode="decimal"
      />
      <TypedField
        name="stock"
        label={fields.stock}
        hint={hints.stock}
        value={typed.stock}
        problem={problems["stock"]}
        inputMode="numeric"
      />
      {isNew ? (
        <input type="hidden" name="isActive" value="yes" />
      ) : (
        <div class="desk-tick">
          <input
            id="isActive"
            name="isActive"
            type="checkbox"
            value="yes"
            checked={typed.isActive === "yes"}
            aria-describedby="isActive-hint"
          />
          <label for="isActive">{text.isActive}</label>
          <p class="hint" id="isActive-hint">
            {text.isActiveHint}
          </p>
        </div>
      )}
      <button class="button" type="submit">
        {text.check}
      </button>
    </form>
  );
}
