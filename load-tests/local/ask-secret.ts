/** Asking for a password on the terminal, without showing it. */

import { UserError } from "./user-error.ts";

/** More than any password may have; what comes after is not kept. */
const LENGTH_MAX = 1_024;
const INTERRUPT = "\u0003";
const END_OF_INPUT = "\u0004";
const ESCAPE = "\u001b";
/** What arrow and function keys send. */
const KEY_SEQUENCE = new RegExp(`${ESCAPE}(?:\\[[0-9;]*[A-Za-z~]|O[A-Z])`, "g");
const CONTROL = /\p{Cc}/u;

/** The part of `process.stdin` on a terminal that is needed. */
export interface Terminal extends NodeJS.ReadableStream {
  setRawMode(isRaw: boolean): unknown;
}

/**
 * Asks one question after the other; what is typed or pasted is shown nowhere.
 * @throws UserError on Ctrl-C and when the terminal goes away
 */
export async function askSecrets(
  questions: readonly string[],
  input: Terminal,
  output: NodeJS.WritableStream,
): Promise<string[]> {
  const answers: string[] = [];
  let typed: string[] = [];
  input.setRawMode(true); // keys come one by one, and the terminal echoes none
  input.setEncoding("utf8");
  try {
    output.write(questions[0] ?? "");
    for await (const chunk of input) {
      for (const character of String(chunk).replace(KEY_SEQUENCE, "")) {
        if (character === INTERRUPT || character === END_OF_INPUT) throw interrupted();
        if (character === "\r" || character === "\n") {
          answers.push(typed.join(""));
          typed = [];
          output.write("\n");
          const next = questions[answers.length];
          if (next === undefined) return answers;
          output.write(next);
        } else if (character === "\u007f" || character === "\b") {
          typed.pop();
        } else if (!CONTROL.test(character) && typed.length < LENGTH_MAX) {
          typed.push(character);
        }
      }
    }
    throw interrupted();
  } finally {
    input.setRawMode(false);
  }
}

function interrupted(): UserError {
  return new UserError("\nInterrupted: nothing was changed.");
}

/**
 * A password from standard input: its first line.
 * @throws UserError when it is longer than any password may be
 */
export async function readSecret(input: NodeJS.ReadableStream): Promise<string> {
  let text = "";
  input.setEncoding("utf8");
  for await (const chunk of input) {
    text += String(chunk);
    if (text.length > LENGTH_MAX) throw new UserError("Standard input holds more than a password.");
  }
  return text.replace(/\r?\n$/, "");
}
