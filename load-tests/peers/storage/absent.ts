import { UserError } from "../../local/user-error.ts";

/** A program that the comparison needs is not on this machine; the message says how to get it. Exit code 2. */
export class AbsentError extends UserError {
  override name = "AbsentError";
}
