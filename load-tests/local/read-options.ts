/** What the commands' options have in common: whatever is wrong with one is told to whoever typed it. */

import { UserError } from "./user-error.ts";

/** What `parse` gives. @throws UserError in the words of the parser, which name the option */
export function parsed<Values>(parse: () => Values): Values {
  try {
    return parse();
  } catch (error) {
    throw new UserError(error instanceof Error ? error.message : String(error));
  }
}

/** A whole number from 1 to `max`. @throws UserError naming the option */
export function whole(name: string, given: string, max: number): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1 || number > max) {
    throw new UserError(`${name} must be a whole number from 1 to ${max}, not "${given}".`);
  }
  return number;
}
