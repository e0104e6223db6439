/** E-mail addresses as staff see them before they need more: recognised by whoever knows them, learnt by nobody else. */

/** `zoe@example.com` → `z•••@example.com`; of what is no address nothing at all. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const [initial = ""] = email.slice(0, Math.max(at, 0));
  return `${initial}•••${at < 0 ? "" : email.slice(at)}`;
}
