import { component$ } from "@builder.io/qwik";
import { type Language, pathOf } from "../i18n/pages.ts";
import { voucherWords } from "./voucher.words.ts";

interface NoVoucherProps {
  readonly why: "missing" | "unavailable";
  readonly language: Language;
}

/** Instead of a voucher that is not there, or cannot be shown now. */
export const NoVoucher = component$<NoVoucherProps>(({ why, language }) => {
  const text = voucherWords[language];
  return (
    <section class="page narrow">
      <h1>{text[why].heading}</h1>
      <p class="lead">{text[why].text}</p>
      <p class="actions">
        <a class="button" href={pathOf("prizes", language)}>
          {text.prizes}
        </a>
      </p>
    </section>
  );
});
