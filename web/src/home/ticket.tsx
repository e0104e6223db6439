import { component$ } from "@builder.io/qwik";
import { Mark } from "../drawings/logotype.tsx";
import type { HomeText } from "./home.words.ts";

/** The ticket one is handed at the till, as a picture made of text. */
export const Ticket = component$<{
  /** False once no more tickets are handed out. */
  readonly offered: boolean;
  readonly text: Pick<HomeText, "ticketLabel" | "ticketFor" | "ticketHint">;
}>(({ offered, text }) => (
  <div class="ticket" aria-hidden="true">
    <div class="ticket-stub">
      <Mark />
    </div>
    <div class="ticket-body">
      <p class="ticket-label">{text.ticketLabel}</p>
      {offered && <p class="ticket-offer">{text.ticketFor}</p>}
      <p class="ticket-hint">{text.ticketHint}</p>
      <p class="ticket-code">•• •• •• •• ••</p>
    </div>
  </div>
));
