import { expect, it } from "vitest";
import { languageOf } from "./language.ts";

it.each([
  [undefined, "fr"],
  ["", "fr"],
  ["en", "en"],
  ["EN-us", "en"],
  [" en;q=0.8, fr", "en"],
  ["en,fr", "en"],
  ["fr,en", "fr"],
  ["de,en", "fr"],
  ["enm", "fr"],
  ["*", "fr"],
])("takes Accept-Language %j for %s", (accepted, language) => {
  const headers = accepted === undefined ? {} : { "Accept-Language": accepted };
  expect(languageOf(new Request("http://thetiptop.test", { headers }))).toBe(language);
});
