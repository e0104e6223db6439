import type { DocumentHead } from "@builder.io/qwik-city";
import type { Dictionary } from "../i18n/dictionary.ts";
import { dictionaryAt } from "../i18n/index.ts";

/** The head of a page: title and description from its part of the dictionary. */
export function headOf(
  part: "home" | "signUp" | "signIn" | "verify" | "forgotten" | "newPassword" | "play" | "prizes" | "missing",
): DocumentHead {
  return ({ url }) => {
    const { title, description }: Dictionary[typeof part] = dictionaryAt(url)[part];
    return { title, meta: [{ name: "description", content: description }] };
  };
}
