/** How every text of the house is shown. Plain functions: nothing here ever runs in the browser. */

import { formatDate, HOUSE_TIME_ZONE } from "../i18n/format.ts";
import { type Language, PAGE_NAMES, pathOf } from "../i18n/pages.ts";
import type { LegalFacts } from "./facts.ts";
import { type FilledBlock, filledSections } from "./filled.ts";
import { type Part, partsOf } from "./inline.ts";
import { legalWords } from "./legal.words.ts";
import type { LegalText, PrizeTableBlock, RecordsBlock } from "./legal-text.ts";
import { type LegalPageName, UPDATED } from "./updated.ts";

/** One text: title, contents, sections, and the way to the others. */
export function legalPage(page: LegalPageName, text: LegalText, facts: LegalFacts, language: Language) {
  const updated = UPDATED[page];
  const frame = legalWords[language];
  const sections = filledSections(text, facts, language);
  return (
    <article class="page legal">
      <header class="legal-head">
        <h1>{text.heading}</h1>
        <p class="lead">{inline(partsOf(text.lead, facts.values, language) ?? [])}</p>
        <p class="soft">
          {frame.updated}{" "}
          <time dateTime={updated}>{formatDate(updated, language, HOUSE_TIME_ZONE, false)}</time>
        </p>
      </header>
      <nav class="legal-contents" aria-labelledby="contents-heading">
        <h2 id="contents-heading">{frame.contents}</h2>
        <ol>
          {sections.map(({ id, heading }) => (
            <li key={id}>
              <a href={`#${id}`}>{heading}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div class="legal-body">
        {sections.map(({ id, heading, blocks }) => (
          <section key={id} id={id} aria-labelledby={`${id}-heading`}>
            <h2 id={`${id}-heading`}>{heading}</h2>
            {blocks.map((block, index) => filledBlock(block, `${id}-${index}`))}
          </section>
        ))}
      </div>
      {related(page, language)}
    </article>
  );
}

function related(page: LegalPageName, language: Language) {
  const { related: heading, pages } = legalWords[language];
  const names = PAGE_NAMES.filter((name) => name !== page && Object.hasOwn(pages, name));
  return (
    <nav class="legal-related" aria-labelledby="related-heading">
      <h2 id="related-heading">{heading}</h2>
      <ul>
        {Object.entries(pages).map(([name, label]) => {
          const target = names.find((known) => known === name);
          return target === undefined ? null : (
            <li key={name}>
              <a href={pathOf(target, language)}>{label}</a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Links out of the house tell the other site nothing about where one comes from. */
const OUTSIDE = { rel: "noopener noreferrer" } as const;

function inline(parts: readonly Part[]) {
  return parts.map(({ text, href }) => {
    if (href === undefined) return text;
    return (
      <a key={href} href={href} {...(href.startsWith("https:") ? OUTSIDE : {})}>
        {text}
      </a>
    );
  });
}

function filledBlock(block: FilledBlock, key: string) {
  switch (block.kind) {
    case "paragraph":
      return <p key={key}>{inline(block.parts)}</p>;
    case "list":
      return (
        <ul key={key}>
          {block.items.map((item, index) => (
            <li key={`${key}-${index}`}>{inline(item)}</li>
          ))}
        </ul>
      );
    case "records":
      return records(block.words, key);
    case "prizes":
      return prizeTable(block.words, block.prizes, key);
  }
}

function records({ labels, records: kinds }: RecordsBlock, key: string) {
  return kinds.map(({ name, what, purpose, basis, kept }) => (
    <section key={`${key}-${name}`} class="legal-record">
      <h3>{name}</h3>
      <p>{what}</p>
      <dl>
        <dt>{labels.purpose}</dt>
        <dd>{purpose}</dd>
        <dt>{labels.basis}</dt>
        <dd>{basis}</dd>
        <dt>{labels.kept}</dt>
        <dd>{kept}</dd>
      </dl>
    </section>
  ));
}

function prizeTable(words: PrizeTableBlock, prizes: LegalFacts["prizes"], key: string) {
  const { prizeCaption, prizeColumns: columns } = words;
  const isCounted = prizes.every(({ count }) => count !== null);
  return (
    <table key={key} class="legal-prizes">
      <caption>{prizeCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.value}</th>
          <th scope="col">{columns.share}</th>
          {isCounted && <th scope="col">{columns.count}</th>}
        </tr>
      </thead>
      <tbody>
        {prizes.map((prize) => (
          <tr key={prize.name}>
            <th scope="row">{prize.name}</th>
            <td>{prize.value}</td>
            <td>{prize.share}</td>
            {isCounted && <td>{prize.count}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
