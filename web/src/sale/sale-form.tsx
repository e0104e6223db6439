import { typedValue } from "../account/form-value.ts";
import { Notice } from "../components/notice.tsx";
import { formatEuros } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { ScanButton } from "../scanner/scan-button.tsx";
import { type SaleText, saleWords } from "./sale.words.ts";
import type { SaleDesk, SaleRefusal } from "./sale-desk.ts";
import { SaleField } from "./sale-field.tsx";

const CENTS_PER_EURO = 100;

interface SaleFormProps {
  readonly desk: SaleDesk;
  readonly language: Language;
  readonly action: string;
  readonly giftAction: string;
  readonly refusal: SaleRefusal | undefined;
  readonly typed: FormData | undefined;
}

/** The one form of the desk: after each sale it is empty again, with the focus where the next receipt goes. */
export function SaleForm({ desk, language, action, giftAction, refusal, typed }: SaleFormProps) {
  const text = saleWords[language];
  const troubles = refusal?.kind === "invalid" ? refusal.problems.map(({ field }) => field) : [];
  function problemOf(field: keyof SaleText["fields"]): string | undefined {
    return troubles.includes(field) ? text.fields[field] : undefined;
  }
  const minimum = formatEuros(desk.minimumCents / CENTS_PER_EURO, language);
  const mailLanguage = typedValue(typed, "language") || language;
  return (
    <>
      {refusal && (
        <Notice id="sale-notice" kind="trouble">
          <p>{refusalSentence(refusal, text, language)}</p>
        </Notice>
      )}
      <form class="form sale-form" method="post" action={action}>
        <SaleField
          name="receipt"
          label={text.receipt}
          hint={text.receiptHint}
          value={typedValue(typed, "receipt")}
          isFirst={refusal === undefined}
          problem={problemOf("receipt")}
          describedBy={desk.sold ? "sold-summary" : undefined}
        />
        <ScanButton field="receipt" next="amount" what="receipt" language={language} />
        <SaleField
          name="amount"
          label={text.amount}
          hint={text.amountHint(minimum)}
          inputMode="decimal"
          value={typedValue(typed, "amount")}
          problem={problemOf("amountCents")}
        />
        <SaleField
          name="email"
          label={text.email}
          hint={text.emailHint}
          inputMode="email"
          isOptional
          value={typedValue(typed, "email")}
          problem={problemOf("email")}
        />
        <fieldset class="sale-language">
          <legend>{text.mailLanguage}</legend>
          {(["fr", "en"] as const).map((name) => (
            <label key={name}>
              <input type="radio" name="language" value={name} checked={name === mailLanguage} />
              {text.languages[name]}
            </label>
          ))}
        </fieldset>
        <button class="button" type="submit">
          {text.submit}
        </button>
      </form>
      {desk.allowsGifts && (
        <details class="sale-gift">
          <summary>{text.gift}</summary>
          <p class="soft">{text.giftHint}</p>
          <form method="post" action={giftAction}>
            <input type="hidden" name="key" value={desk.giftKey} />
            <button class="button quiet" type="submit">
              {text.giftSubmit}
            </button>
          </form>
        </details>
      )}
    </>
  );
}

function refusalSentence(refusal: SaleRefusal, text: SaleText, language: Language): string {
  switch (refusal.kind) {
    case "invalid":
      return text.formProblem;
    case "below-minimum":
      return text.belowMinimum(formatEuros(refusal.minimumCents / CENTS_PER_EURO, language));
    case "amount-differs": {
      const { recordedCents } = refusal;
      const recorded =
        recordedCents === null ? text.recordedAsGift : formatEuros(recordedCents / CENTS_PER_EURO, language);
      return text.amountDiffers(recorded);
    }
    default:
      return text.refusals[refusal.kind];
  }
}
