import { component$, useServerData } from "@builder.io/qwik";
import { formatCount } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { fairnessWords } from "./fairness.words.ts";
import type { FairnessView } from "./fairness-view.ts";
import { LedgerVerifier } from "./ledger-verifier.tsx";

interface LedgersProps {
  readonly language: Language;
  readonly view: FairnessView;
}

/** The ledgers to download, and the commands that fetch and check all of them. */
export const Ledgers = component$<LedgersProps>(({ language, view: { ledgers, campaign } }) => {
  const text = fairnessWords[language];
  const origin = useServerData<string>("origin", "");
  return (
    <section class="fair-part" aria-labelledby="ledgers-heading">
      <h2 id="ledgers-heading">{text.ledgersHeading}</h2>
      {ledgers.kind === "later" && <p>{text.ledgersLater}</p>}
      {ledgers.kind === "soon" && <p>{text.ledgersSoon}</p>}
      {ledgers.kind === "unavailable" && <p>{text.ledgersUnavailable}</p>}
      {ledgers.kind === "public" && (
        <>
          <p>{text.ledgersLead}</p>
          <p>
            {text.ledgersCount(
              formatCount(ledgers.links.length, language),
              formatCount(ledgers.rows, language),
            )}
          </p>
          <details class="fair-more">
            <summary>{text.ledgersList}</summary>
            <ul class="fair-ledgers">
              {ledgers.links.map(({ index, rows, address }) => (
                <li key={index}>
                  <a href={address} download>
                    {text.ledger(index)} <span class="soft">{text.rows(formatCount(rows, language))}</span>
                  </a>
                </li>
              ))}
              <li>
                <a href={ledgers.stock} download>
                  {text.stockAccount}
                </a>
              </li>
            </ul>
          </details>
          <LedgerVerifier language={language} indexAddress={ledgers.indexAddress} stock={ledgers.stock} />
          <p>{text.auditLead}</p>
          <pre>
            <code>{`npm run audit -- ${origin} --campaign ${campaign}`}</code>
          </pre>
          <p>{text.allAtOnce}</p>
          <pre>
            <code>{`curl -o 'ledger-#1.ndjson' '${origin}${ledgers.pattern}'\ncurl -o stock.ndjson '${origin}${ledgers.stock}'`}</code>
          </pre>
        </>
      )}
    </section>
  );
});
