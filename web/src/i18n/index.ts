/** From an address to the words of its language. */

import type { Dictionary } from "./dictionary.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";
import { type Language, languageAt } from "./pages.ts";

const DICTIONARIES: Record<Language, Dictionary> = { fr, en };

export function dictionaryOf(language: Language): Dictionary {
  return DICTIONARIES[language];
}

export function dictionaryAt(url: URL): Dictionary {
  return DICTIONARIES[languageAt(url.pathname)];
}
