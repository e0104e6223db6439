import type { Store } from "../../../worker/services.ts";
import { type Language, pathOf } from "../i18n/pages.ts";
import { phoneText } from "../i18n/phone.ts";
import { storesOfficeWords } from "./stores-office.words.ts";

/** Every shop of the house: some hundred at most, so all are shown. */
export function StoreList({
  stores,
  language,
}: {
  readonly stores: readonly Store[];
  readonly language: Language;
}) {
  const text = storesOfficeWords[language];
  const path = pathOf("officeStores", language);
  return (
    <>
      <p>
        <a class="button quiet" href={`${path}?store=new`}>
          {text.add}
        </a>
      </p>
      {stores.length === 0 ? (
        <p class="table-empty">{text.none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
        <section class="table-scroll" aria-label={text.caption} tabIndex={0}>
          <table class="table">
            <caption class="unseen">{text.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{text.columns.name}</th>
                <th scope="col">{text.columns.address}</th>
                <th scope="col">{text.columns.phone}</th>
                <th scope="col">{text.columns.edit}</th>
              </tr>
            </thead>
            <tbody>
              {stores.map(({ id, name, street, postalCode, city, phone }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>
                    {street}, {postalCode} {city}
                  </td>
                  <td>{phone === null ? "–" : phoneText(phone)}</td>
                  <td>
                    <a href={`${path}?store=${id}`} aria-label={text.edit(name)}>
                      {text.change}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
