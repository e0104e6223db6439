import type { Store } from "../../../worker/services.ts";
import type { Language } from "../i18n/pages.ts";
import { phoneNumber, phoneText } from "../i18n/phone.ts";
import { linesOf, stateAt } from "./hours.ts";
import { hoursText, stateText } from "./hours-text.ts";
import { shopsWords } from "./shops.words.ts";

/** The shop whose opening the game celebrates. */
const NEW_SHOP = "nice";
/** Close enough to see the street's name, far enough to see the next one. */
const MAP_ZOOM = 17;

function mapAddress({ latitude, longitude }: Store): string {
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=${MAP_ZOOM}/${latitude}/${longitude}`;
}

/** One shop: where, whether it is open, when. @param now milliseconds since the epoch */
export function shopEntry(shop: Store, language: Language, now: number) {
  const text = shopsWords[language];
  const state = stateAt(shop.openingHours, now);
  return (
    <li key={shop.id} id={`shop-${shop.id}`} class="shop">
      <div class="shop-name">
        <h3>{shop.name}</h3>
        {shop.id === NEW_SHOP && <p class="shop-new">{text.isNew}</p>}
        <p class={["shop-state", state.kind]}>{stateText(state, language)}</p>
      </div>
      <div class="shop-place">
        <address>
          <span lang="fr">{shop.street}</span>
          <br />
          {shop.postalCode} {shop.city}
        </address>
        <p class="shop-links">
          {shop.phone && <a href={`tel:${phoneNumber(shop.phone)}`}>{phoneText(shop.phone)}</a>}
          <a href={mapAddress(shop)} rel="noopener noreferrer" aria-label={text.mapOf(shop.name)}>
            {text.map}
          </a>
        </p>
      </div>
      <dl class="shop-hours" aria-label={text.hours}>
        {linesOf(shop.openingHours).map((line) => {
          const { days, times } = hoursText(line, language);
          return (
            <div key={days} class={{ closed: line.spans.length === 0 }}>
              <dt>{days}</dt>
              <dd>{times}</dd>
            </div>
          );
        })}
      </dl>
    </li>
  );
}
