import { component$ } from "@builder.io/qwik";
import type { Language } from "../i18n/pages.ts";
import { byHandWords } from "./by-hand.words.ts";
import { EXAMPLE, EXAMPLE_COMMANDS } from "./worked-example.ts";

/** The formulas as durable-objects/ticket-shard/draw.ts and ledger.ts compute them; the same in every language. */
const FORMULAS = {
  seed: 'HMAC-SHA256(seed, "shard|" campaign "|" shard)',
  digest: 'HMAC-SHA256(shardSeed, "draw|" serial "|" seq "|" round)',
  number: "limit = 2^48 − (2^48 mod bound)\nr = number mod bound",
  chain: [
    'SHA-256("thetiptop ledger|" campaign "|" shard)',
    'SHA-256(before "|" seq "|" at "|redemption|" serial "|" player "|" prize "|" r)',
    'SHA-256(before "|" seq "|" at "|stock|" transferId "|" amounts)',
    'SHA-256(before "|" seq "|" at "|rules|" drawMode "|" oddsPpm)',
  ].join("\n"),
} as const;

const FORMULA_NAMES = ["seed", "left", "digest", "number", "prize", "chain"] as const;
const EXAMPLE_STEPS = [
  ["seedHash", EXAMPLE.seedHash],
  ["shardSeed", EXAMPLE.shardSeed],
  ["digest", EXAMPLE.digest],
  ["r", String(EXAMPLE.r)],
] as const;

/** How to repeat a draw with a pencil and a shell: every formula, and one draw in numbers. */
export const ByHand = component$<{ readonly language: Language }>(({ language }) => {
  const text = byHandWords[language];
  return (
    <section class="fair-part" aria-labelledby="hand-heading">
      <h2 id="hand-heading">{text.heading}</h2>
      <p>{text.lead}</p>
      <details class="fair-more">
        <summary>{text.formulasHeading}</summary>
        <ol class="fair-formulas">
          {FORMULA_NAMES.map((name) => (
            <li key={name}>
              <p>{text.formulas[name]}</p>
              {name in FORMULAS && (
                <pre>
                  <code>{FORMULAS[name as keyof typeof FORMULAS]}</code>
                </pre>
              )}
            </li>
          ))}
        </ol>
      </details>
      <details class="fair-more">
        <summary>{text.exampleHeading}</summary>
        <p>{text.exampleLead}</p>
        <ol class="fair-formulas">
          {EXAMPLE_STEPS.map(([name, result]) => (
            <li key={name}>
              <p>{text.example[name]}</p>
              <pre>
                <code>
                  {EXAMPLE_COMMANDS[name]}
                  <samp>{result}</samp>
                </code>
              </pre>
            </li>
          ))}
          <li>
            <p>{text.example.prize}</p>
          </li>
        </ol>
      </details>
    </section>
  );
});
