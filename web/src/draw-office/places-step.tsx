import type { OfficeDrawView, OfficePlace, ReplaceReason } from "../../../worker/draws/outcomes.ts";
import { formatDate } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { drawOfficeWords } from "./draw-office.words.ts";
import { OrderForm } from "./order-form.tsx";

interface StepProps {
  readonly language: Language;
  readonly view: OfficeDrawView;
  readonly action: string;
}

/** Winner and alternates with what can be done for the one whose turn it is. */
export function PlacesStep({ language, view, action }: StepProps) {
  const text = drawOfficeWords[language];
  const { slug, timeZone } = view.campaign;
  const current = view.places.find(({ state }) => state !== "replaced");
  return (
    <>
      <ol class="draw-places">
        {view.places.map((place) => (
          <li key={place.place} class={[place.state, place === current ? "current" : ""]}>
            <span class="draw-place">
              {place.place === 0 ? text.winner : text.alternate(place.place)}
              {place === current && place.state !== "confirmed" && (
                <span class="draw-turn"> {text.turn}</span>
              )}
            </span>
            <code class="draw-number">{place.entrant}</code>
            <span>
              {place.account ? (
                <a href={`${pathOf("officeUsers", language)}/${place.account.id}`}>
                  {text.openFile(place.account.maskedName)}
                </a>
              ) : (
                text.erased
              )}
            </span>
            <span class="draw-state">
              {text.states[place.state]}
              {place.notifiedAt !== null && place.answerBy !== null && place.state === "notified" && (
                <span class="soft">
                  {" "}
                  {text.notifiedAt(
                    formatDate(place.notifiedAt, language, timeZone, false),
                    formatDate(place.answerBy, language, timeZone, false),
                  )}
                </span>
              )}
              {place.reason && <span class="soft"> {text.reasonGiven(text.reasons[place.reason])}</span>}
            </span>
          </li>
        ))}
      </ol>
      {current ? (
        <Turn language={language} campaign={slug} place={current} action={action} />
      ) : (
        <p>{text.noneLeft}</p>
      )}
    </>
  );
}

/** What may be chosen; whether the time to answer is over, the order itself asks. */
function reasonsFor(state: OfficePlace["state"], hasAccount: boolean): readonly ReplaceReason[] {
  if (!hasAccount) return ["account-erased"];
  return state === "notified" ? ["no-answer", "declined", "not-entitled"] : ["not-entitled"];
}

interface TurnProps {
  readonly language: Language;
  readonly campaign: string;
  readonly place: OfficePlace;
  readonly action: string;
}

function Turn({ language, campaign, place: { place, state, account }, action }: TurnProps) {
  const text = drawOfficeWords[language];
  if (state === "confirmed") return null;
  return (
    <div class="draw-turns">
      {state === "waiting" && account && (
        <section>
          <p>{text.notifyText}</p>
          <OrderForm order="notify" campaign={campaign} action={action} place={place} label={text.notify} />
        </section>
      )}
      {state === "notified" && (
        <section>
          <p>{text.confirmText}</p>
          <OrderForm
            order="confirm"
            campaign={campaign}
            action={action}
            place={place}
            label={text.confirm}
            quiet
          >
            <div class="draw-check">
              <input id="office-named" name="mayBeNamed" type="checkbox" value="yes" />
              <label for="office-named">{text.mayBeNamed}</label>
            </div>
          </OrderForm>
        </section>
      )}
      <section>
        <OrderForm
          order="replace"
          campaign={campaign}
          action={action}
          place={place}
          label={text.replace}
          sure={text.replaceText}
          quiet
        >
          <div class="field">
            <label for="reason">{text.reason}</label>
            <p class="hint" id="reason-hint">
              {text.reasonHint}
            </p>
            <select id="reason" name="reason" aria-describedby="reason-hint" required>
              {reasonsFor(state, account !== null).map((reason) => (
                <option key={reason} value={reason}>
                  {text.reasons[reason]}
                </option>
              ))}
            </select>
          </div>
        </OrderForm>
      </section>
    </div>
  );
}
