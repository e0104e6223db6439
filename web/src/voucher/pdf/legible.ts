/** What of a text can be written with the letters there are. */

const MARKS = /\p{M}/gu;

/**
 * The text with each letter that is missing replaced by the letter under its marks: Vietnamese names are written
 * without their tones, as on a boarding pass (Ngọc → Ngoc). Undefined when even that leaves something out, as for
 * another script: half a name would be nobody's.
 */
export function legible(text: string, has: (character: string) => boolean): string | undefined {
  let written = "";
  for (const character of text.normalize("NFC")) {
    const letters = has(character) ? character : character.normalize("NFD").replace(MARKS, "");
    if (!Array.from(letters).every(has)) return undefined;
    written += letters;
  }
  return written.trim() === "" ? undefined : written;
}

/** As `legible`, for a text of the house's own: what cannot be written is left out. */
export function legiblePart(text: string, has: (character: string) => boolean): string {
  return Array.from(text.normalize("NFC"), (character) => legibleCharacter(character, has)).join("");
}

function legibleCharacter(character: string, has: (character: string) => boolean): string {
  if (/\s/u.test(character)) return has(character) ? character : " ";
  return legible(character, has) ?? "";
}
