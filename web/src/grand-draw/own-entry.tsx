import type { OwnEntry } from "../../../worker/draws/outcomes.ts";
import { formatDate } from "../i18n/format.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { type GrandDrawText, grandDrawWords } from "./grand-draw.words.ts";
import type { GrandDrawView } from "./load-grand-draw.ts";

interface OwnProps {
  readonly language: Language;
  readonly view: GrandDrawView;
  readonly acceptAction: string;
}

/** The visitor's own number, where they stand, and the answer that is asked of a winner. */
export function Own({ language, view, acceptAction }: OwnProps) {
  const text = grandDrawWords[language];
  const { own, campaign, proof } = view;
  if (!proof || !campaign) return null;
  if (!view.isSignedIn)
    return (
      <p class="draw-own-hint">
        {text.signInHint}{" "}
        <a
          href={`${pathOf("signIn", language)}?${new URLSearchParams({ next: "grandDraw", campaign: campaign.slug })}`}
        >
          {text.signIn}
        </a>
      </p>
    );
  if (!own) return null;
  return (
    <section class="draw-own" aria-labelledby="own-heading">
      <h2 id="own-heading">{text.ownHeading}</h2>
      <p>
        {text.ownNumber} <code class="draw-number">{own.entrant}</code>
      </p>
      <p>{sentenceOf(own, text, proof.result !== null, language, campaign.timeZone)}</p>
      {own.place?.state === "notified" && (
        <form class="form" method="post" action={acceptAction}>
          <input type="hidden" name="campaign" value={campaign.slug} />
          <div class="draw-check">
            <input id="mayBeNamed" name="mayBeNamed" type="checkbox" value="yes" />
            <label for="mayBeNamed">{text.mayBeNamed}</label>
          </div>
          <button class="button" type="submit">
            {text.accept}
          </button>
        </form>
      )}
    </section>
  );
}

function sentenceOf(
  { isIn, place }: OwnEntry,
  text: GrandDrawText,
  isDrawn: boolean,
  language: Language,
  timeZone: string,
): string {
  if (!isIn) return text.ownOut;
  if (!isDrawn) return text.ownIn;
  switch (place?.state) {
    case undefined:
      return text.ownDrawn;
    case "waiting":
      return text.ownWaiting;
    case "notified":
      return text.ownNotified(place?.answerBy ? formatDate(place.answerBy, language, timeZone, true) : "");
    case "confirmed":
      return text.ownConfirmed;
    case "replaced":
      return text.ownReplaced;
  }
}
