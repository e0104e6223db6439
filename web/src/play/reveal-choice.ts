/** How a prize is uncovered: the player's choice, and whether it makes a sound. */

export const REVEAL_NAMES = ["wheel", "scratch", "tin"] as const;
export type RevealName = (typeof REVEAL_NAMES)[number];

export interface RevealChoice {
  readonly reveal: RevealName;
  readonly sound: boolean;
}

const DEFAULT_CHOICE: RevealChoice = { reveal: "wheel", sound: false };
const SEPARATOR = ".";

/** The name given, if it is one. */
export function revealNamed(name: unknown): RevealName | undefined {
  return REVEAL_NAMES.find((known) => known === name);
}

/** The choice as its cookie holds it, such as `tin.sound`. */
export function writeChoice({ reveal, sound }: RevealChoice): string {
  return [reveal, sound ? "sound" : "quiet"].join(SEPARATOR);
}

/** Reads the cookie's value; what cannot be read is the default. */
export function readChoice(value: string | undefined): RevealChoice {
  const [name, sound] = (value ?? "").split(SEPARATOR);
  return { reveal: revealNamed(name) ?? DEFAULT_CHOICE.reveal, sound: sound === "sound" };
}

/** The choice after a button of the form was pressed: each button changes one of the two. */
export function choiceAfter(
  before: RevealChoice,
  form: { readonly reveal?: unknown; readonly sound?: unknown },
): RevealChoice {
  return {
    reveal: revealNamed(form.reveal) ?? before.reveal,
    sound: form.sound === "on" || form.sound === "off" ? form.sound === "on" : before.sound,
  };
}
