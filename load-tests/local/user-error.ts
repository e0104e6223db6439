/** Trouble that the person at the keyboard can act on; its message is one sentence that explains it completely. */
export class UserError extends Error {
  override name = "UserError";
}
