import type { OfficeDrawView } from "../../../worker/draws/outcomes.ts";
import { formatDate } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { drawOfficeWords } from "./draw-office.words.ts";
import { OrderForm } from "./order-form.tsx";

interface StepProps {
  readonly language: Language;
  readonly view: OfficeDrawView;
  readonly action: string;
}

/** Public chance, typed twice or taken from its round. */
export function DrawStep({ language, view, action }: StepProps) {
  const text = drawOfficeWords[language];
  const source = view.settings?.entropySource;
  if (!source) return null;
  const { slug, timeZone } = view.campaign;
  return (
    <OrderForm order="draw" campaign={slug} action={action} label={text.draw} sure={text.drawSure}>
      <input type="hidden" name="source" value={source.kind} />
      {source.kind === "bailiff-digits" ? (
        <>
          <div class="field">
            <label for="digits">{text.digitsLabel(source.digitCount)}</label>
            <p class="hint" id="digits-hint">
              {text.digitsHint}
            </p>
            <input
              id="digits"
              name="digits"
              type="text"
              inputMode="numeric"
              autocomplete="off"
              maxLength={120}
              required
              aria-describedby="digits-hint"
            />
          </div>
          <div class="field">
            <label for="digitsAgain">{text.digitsAgain}</label>
            <input
              id="digitsAgain"
              name="digitsAgain"
              type="text"
              inputMode="numeric"
              autocomplete="off"
              maxLength={120}
              required
            />
          </div>
        </>
      ) : (
        <div class="field">
          <label for="signature">{text.signature}</label>
          <p class="hint" id="signature-hint">
            {text.signatureHint(formatDate(source.dueAt, language, timeZone, true))}
          </p>
          <input
            id="signature"
            name="signature"
            type="text"
            autocomplete="off"
            spellcheck={false}
            maxLength={200}
            aria-describedby="signature-hint"
          />
        </div>
      )}
    </OrderForm>
  );
}
