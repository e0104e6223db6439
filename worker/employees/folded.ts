/** Text as people compare it: without accents, case, punctuation or double spaces. */

/** `Prénom ` → `prenom`, `E-mail` → `e mail`. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
