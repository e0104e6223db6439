import type { OfficeDrawView } from "../../../worker/draws/outcomes.ts";
import { formatCount } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { drawOfficeWords } from "./draw-office.words.ts";
import { OrderForm } from "./order-form.tsx";

interface StepProps {
  readonly language: Language;
  readonly view: OfficeDrawView;
  readonly action: string;
}

/** What the list is frozen with; nothing of it can be changed afterwards. */
export function FreezeStep({ language, view, action }: StepProps) {
  const text = drawOfficeWords[language];
  const { slug } = view.campaign;
  if (view.collected !== null)
    return (
      <>
        <p>{text.preparing(formatCount(view.collected, language))}</p>
        <OrderForm order="go-on" campaign={slug} action={action} label={text.goOn} />
      </>
    );
  return (
    <OrderForm order="freeze" campaign={slug} action={action} label={text.freeze} sure={text.freezeSure}>
      <fieldset>
        <legend>{text.entries}</legend>
        <div class="draw-check">
          <input id="per-person" type="radio" name="entriesPer" value="person" checked />
          <label for="per-person">{text.perPerson}</label>
        </div>
        <div class="draw-check">
          <input id="per-ticket" type="radio" name="entriesPer" value="ticket" />
          <label for="per-ticket">{text.perTicket}</label>
        </div>
        <div class="draw-check">
          <input id="verified" type="checkbox" name="verified" value="yes" />
          <label for="verified">{text.verified}</label>
        </div>
      </fieldset>
      <div class="field">
        <label for="alternates">{text.alternates}</label>
        <p class="hint" id="alternates-hint">
          {text.alternatesHint}
        </p>
        <input
          id="alternates"
          name="alternates"
          type="number"
          min={0}
          max={50}
          value={5}
          required
          aria-describedby="alternates-hint"
        />
      </div>
      <fieldset>
        <legend>{text.sourceLegend}</legend>
        <div class="draw-check">
          <input id="source-bailiff" type="radio" name="source" value="bailiff-digits" checked />
          <label for="source-bailiff">{text.bailiff}</label>
        </div>
        <div class="field">
          <label for="digitCount">{text.digitCount}</label>
          <input id="digitCount" name="digitCount" type="number" min={4} max={60} value={12} />
        </div>
        <div class="draw-check">
          <input id="source-drand" type="radio" name="source" value="drand" />
          <label for="source-drand">{text.drand}</label>
        </div>
        <div class="field">
          <label for="drandHours">{text.drandHours}</label>
          <p class="hint" id="drand-hint">
            {text.drandHint}
          </p>
          <input
            id="drandHours"
            name="drandHours"
            type="number"
            min={1}
            max={720}
            value={24}
            aria-describedby="drand-hint"
          />
        </div>
      </fieldset>
    </OrderForm>
  );
}
