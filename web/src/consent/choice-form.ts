/** What the forms of consent send. */

import { type Choices, choicesBy, choicesOf, OPTIONAL_PURPOSES } from "../../../worker/consents/purposes.ts";

/** The field that says which button was pressed. */
export const CHOICE = "choice";
/** The field, and the part of an address, that says where to go afterwards. */
export const BACK = "back";

/** The field with the answer to one purpose, "yes" or "no". */
export function fieldOf(purpose: string): string {
  return `purpose-${purpose}`;
}

export interface ChoiceForm {
  /** Undefined when a question was left open: silence is no answer. */
  readonly choices: Choices | undefined;
  readonly back: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads the form out of a parsed body; a field that is missing or is a file counts as empty. */
export function choiceFormOf(body: unknown): ChoiceForm {
  const fields: Fields = body !== null && typeof body === "object" ? { ...body } : {};
  return { choices: chosen(fields), back: textOf(fields, BACK) };
}

function chosen(fields: Fields): Choices | undefined {
  const pressed = textOf(fields, CHOICE);
  if (pressed === "accept") return choicesOf(true);
  if (pressed === "refuse") return choicesOf(false);
  const answers = OPTIONAL_PURPOSES.map((purpose) => textOf(fields, fieldOf(purpose)));
  if (!answers.every((answer) => answer === "yes" || answer === "no")) return undefined;
  return choicesBy((purpose) => textOf(fields, fieldOf(purpose)) === "yes");
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value : "";
}
