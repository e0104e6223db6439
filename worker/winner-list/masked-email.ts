/** An address by which one who knows it recognises it, and others do not learn it: `z•••@example.com`. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf("@");
  const [first = ""] = email;
  return `${first}•••${at < 0 ? "" : email.slice(at)}`;
}
