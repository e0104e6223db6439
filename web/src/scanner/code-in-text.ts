/** What a scanned text is worth in the field: the code of a link to the play page, else the text itself. */

/** The longest link that is ours: an origin, a path and a code. */
const SCANNED_MAX_LENGTH = 300;

export function codeInText(scanned: string): string {
  const text = scanned.trim().slice(0, SCANNED_MAX_LENGTH);
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return text;
  return new URL(text).searchParams.get("code") ?? text;
}
