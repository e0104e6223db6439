import { component$, Slot } from "@builder.io/qwik";

interface NoticeProps {
  readonly id: string;
  readonly kind: "trouble" | "neutral";
  /** Also something that went well may be what has to be read first. */
  readonly focused?: boolean;
}

/** A sentence about the form just sent. Trouble takes the focus when the page opens, so that it is read first. */
export const Notice = component$<NoticeProps>(({ id, kind, focused }) => (
  // biome-ignore lint/a11y/noAutofocus: the answer to what was just sent is where reading goes on
  <div id={id} class={["notice", kind]} tabIndex={-1} autoFocus={focused ?? kind === "trouble"}>
    <Slot />
  </div>
));
