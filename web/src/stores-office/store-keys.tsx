import { KEY_KINDS, type StoreKey } from "../../../worker/stores/store-key.ts";
import { Notice } from "../components/notice.tsx";
import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import type { MadeKey } from "./store-desk.ts";
import { storesOfficeWords } from "./stores-office.words.ts";

interface StoreKeysProps {
  readonly keys: readonly StoreKey[];
  readonly makeAction: string;
  readonly revokeAction: string;
  readonly made: MadeKey | undefined;
  readonly isTroubled: boolean;
  readonly language: Language;
}

/** The keys of a shop: making one shows its secret, this once; revoking one says first what it does. */
export function StoreKeys({ keys, makeAction, revokeAction, made, isTroubled, language }: StoreKeysProps) {
  const text = storesOfficeWords[language];
  const words = text.keys;
  const sentences = {
    "unknown-store": text.unknown,
    "too-many": words.tooMany,
    invalid: words.labelProblem,
    unavailable: text.unavailable,
  };
  return (
    <section class="store-keys" id="keys" aria-labelledby="keys-heading">
      <h2 id="keys-heading">{words.heading}</h2>
      <p class="soft">{words.lead}</p>
      {made?.kind === "made" && (
        <Notice id="secret-notice" kind="neutral" focused>
          <p>
            <strong>{words.secret(made.label)}</strong>
          </p>
          <p>
            <code class="store-secret">{made.secret}</code>
          </p>
          <p>{words.secretOnce}</p>
        </Notice>
      )}
      {((made && made.kind !== "made") || isTroubled) && (
        <Notice id="keys-notice" kind="trouble">
          <p>{made && made.kind !== "made" ? sentences[made.kind] : text.unavailable}</p>
        </Notice>
      )}
      {keys.length === 0 && <p>{words.none}</p>}
      <ul>
        {keys.map((key) => (
          <li key={key.id} class={key.revokedAt === null ? "" : "revoked"}>
            <p>
              <strong>{key.label}</strong> · {words.kinds[key.kind]} ·{" "}
              {key.revokedAt === null
                ? words.made(formatDate(key.createdAt, language, HOUSE_TIME_ZONE, false))
                : words.revoked(formatDate(key.revokedAt, language, HOUSE_TIME_ZONE, true))}
            </p>
            {key.revokedAt === null && (
              <details>
                <summary aria-label={words.revokeLabel(key.label)}>{words.revoke}</summary>
                <p>{words.revokeText}</p>
                <form method="post" action={revokeAction}>
                  <input type="hidden" name="key" value={key.id} />
                  <button class="button quiet danger" type="submit">
                    {words.revokeLabel(key.label)}
                  </button>
                </form>
              </details>
            )}
          </li>
        ))}
      </ul>
      <form class="form store-key-form" method="post" action={makeAction}>
        <div class="field">
          <label for="label">{words.label}</label>
          <input
            id="label"
            name="label"
            autocomplete="off"
            maxLength={60}
            required
            aria-describedby="label-hint"
          />
          <p class="hint" id="label-hint">
            {words.labelHint}
          </p>
        </div>
        <fieldset class="sale-language">
          <legend>{words.kind}</legend>
          {KEY_KINDS.map((kind) => (
            <label key={kind}>
              <input type="radio" name="kind" value={kind} checked={kind === "till"} />
              {words.kinds[kind]}
            </label>
          ))}
        </fieldset>
        <button class="button quiet" type="submit">
          {words.make}
        </button>
      </form>
    </section>
  );
}
