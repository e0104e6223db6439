import type { DrawProof } from "../../../worker/draws/proof.ts";
import { formatCount, formatDate } from "../i18n/format.ts";
import type { Language } from "../i18n/pages.ts";
import { grandDrawWords } from "./grand-draw.words.ts";

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Hashes, seeds and signatures: set so that they can be compared. */
  readonly isCode?: boolean;
}

/** What was fixed beforehand and what came of it, one fact a row: the same on the page, the certificate and its PDF. */
export function factsOf(proof: DrawProof, language: Language, timeZone: string): readonly Fact[] {
  const text = grandDrawWords[language];
  const { rule, entropySource: source, result } = proof;
  const named =
    source.kind === "bailiff-digits"
      ? text.digits(source.digitCount)
      : `${text.round(source.round, formatDate(source.dueAt, language, timeZone, true))}. ${text.roundChain(source.chainHash)}`;
  return [
    { label: text.frozenAt, value: formatDate(proof.frozenAt, language, timeZone, true) },
    {
      label: text.entrants,
      value: text.entrantsCount(
        formatCount(proof.entrantCount, language),
        formatCount(proof.personCount, language),
      ),
    },
    {
      label: text.rule,
      value: `${text.rules[rule.entriesPer]} ${rule.needsVerifiedAddress ? text.rules.verified : text.rules.anyAddress}`,
    },
    { label: text.alternates, value: formatCount(proof.alternateCount, language) },
    { label: text.source, value: named },
    { label: text.listHash, value: proof.entrantsHash, isCode: true },
    { label: text.seedHash, value: proof.seedHash, isCode: true },
    ...(result
      ? [
          { label: text.seed, value: result.seed, isCode: true },
          { label: text.entropy, value: result.entropy, isCode: true },
          ...(result.signature === null
            ? []
            : [{ label: text.signature, value: result.signature, isCode: true }]),
        ]
      : []),
  ];
}

interface FactsProps {
  readonly facts: readonly Fact[];
}

/** Facts, label by label. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl class="draw-facts">
      {facts.map(({ label, value, isCode }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{isCode ? <code>{value}</code> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
