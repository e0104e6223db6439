import type { StoreInput } from "../../../worker/stores/office-stores.ts";
import type { Language } from "../i18n/pages.ts";
import { SaleField } from "../sale/sale-field.tsx";
import type { StoreRefusal } from "./store-desk.ts";
import { storesOfficeWords } from "./stores-office.words.ts";

const FIELDS = ["name", "street", "postalCode", "city", "phone", "latitude", "longitude"] as const;

interface StoreFormProps {
  readonly typed: StoreInput;
  readonly isNew: boolean;
  readonly action: string;
  readonly language: Language;
  readonly refusal: StoreRefusal | undefined;
}

/** A shop's address, place and week. Its short name is chosen once. */
export function StoreForm({ typed, isNew, action, language, refusal }: StoreFormProps) {
  const text = storesOfficeWords[language];
  const isHoursRefused = refusal?.fields.includes("hours") === true;
  return (
    <form class="form store-form" method="post" action={action}>
      {isNew ? (
        <SaleField
          name="id"
          label={text.fields.id.label}
          hint={text.fields.id.hint}
          value={typed.id}
          problem={refusal?.fields.includes("id") ? text.fields.id.problem : undefined}
        />
      ) : (
        <input type="hidden" name="id" value={typed.id} />
      )}
      {FIELDS.map((name) => (
        <SaleField
          key={name}
          name={name}
          label={text.fields[name].label}
          hint={text.fields[name].hint}
          value={typed[name]}
          isOptional={name === "phone"}
          problem={refusal?.fields.includes(name) ? text.fields[name].problem : undefined}
        />
      ))}
      <fieldset class="store-hours" aria-describedby="hours-hint">
        <legend>{text.hours.legend}</legend>
        <p class="hint" id="hours-hint">
          {text.hours.hint}
        </p>
        {isHoursRefused && <p class="problem">{text.hours.problem}</p>}
        {text.weekdays.map((day, index) => {
          const name = `hours-${index + 1}`;
          return (
            <div class={["field", isHoursRefused ? "refused" : ""]} key={name}>
              <label for={name}>{day}</label>
              <input
                id={name}
                name={name}
                type="text"
                autocomplete="off"
                spellcheck={false}
                maxLength={100}
                value={typed.hours[index] ?? ""}
              />
            </div>
          );
        })}
      </fieldset>
      <button class="button" type="submit">
        {text.save}
      </button>
    </form>
  );
}
