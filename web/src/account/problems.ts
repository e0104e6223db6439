/** From the fields that were refused to the sentences beside them. */

import type { Language } from "../i18n/pages.ts";
import { accountWords } from "./account.words.ts";
import type { FieldName } from "./field-name.ts";

export interface FieldTrouble {
  readonly name: FieldName;
  readonly text: string;
}

/** What an action answers about fields: those the service refused, and those the form's own bound did. */
interface Refused {
  readonly fields?: readonly string[] | undefined;
  readonly fieldErrors?: Readonly<Record<string, unknown>> | undefined;
}

/** @returns what is wrong with the fields of a form, in the form's order. */
export function troublesOf(
  refused: Refused | undefined,
  inOrder: readonly FieldName[],
  language: Language,
): readonly FieldTrouble[] {
  const { fields, tooLong } = accountWords[language];
  return inOrder.flatMap((name) => {
    if (refused?.fieldErrors?.[name]) return [{ name, text: tooLong }];
    return refused?.fields?.includes(name) ? [{ name, text: fields[name].problem }] : [];
  });
}

/** The sentence beside one field. */
export function troubleWith(troubles: readonly FieldTrouble[], field: FieldName): string | undefined {
  return troubles.find(({ name }) => name === field)?.text;
}
