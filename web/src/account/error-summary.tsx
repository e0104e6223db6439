import { component$ } from "@builder.io/qwik";
import { Notice } from "../components/notice.tsx";
import type { FieldTrouble } from "./problems.ts";

interface ErrorSummaryProps {
  readonly id: string;
  readonly sentence: string;
  readonly troubles: readonly FieldTrouble[];
}

/** Why a form was refused: read first, and each reason leads to its field. */
export const ErrorSummary = component$<ErrorSummaryProps>(({ id, sentence, troubles }) => (
  <Notice id={id} kind="trouble">
    <p>{sentence}</p>
    {troubles.length > 0 && (
      <ul class="troubles">
        {troubles.map(({ name, text }) => (
          <li key={name}>
            <a href={`#${name}`}>{text}</a>
          </li>
        ))}
      </ul>
    )}
  </Notice>
));
