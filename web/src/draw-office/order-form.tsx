import { component$, Slot } from "@builder.io/qwik";
import type { OrderName } from "./orders.ts";

interface OrderFormProps {
  readonly order: OrderName;
  readonly campaign: string;
  readonly action: string;
  readonly label: string;
  readonly place?: number | undefined;
  /** The sentence of the box that must be ticked; without one the order can be taken back or harms nobody. */
  readonly sure?: string | undefined;
  readonly quiet?: boolean | undefined;
}

/** One order of head office: its fields, the box where it is final, its button. */
export const OrderForm = component$<OrderFormProps>(
  ({ order, campaign, action, label, place, sure, quiet }) => {
    const boxId = `sure-${order}${place ?? ""}`;
    return (
      <form class="draw-order" method="post" action={action}>
        <input type="hidden" name="order" value={order} />
        <input type="hidden" name="campaign" value={campaign} />
        {place !== undefined && <input type="hidden" name="place" value={place} />}
        <Slot />
        {sure && (
          <div class="draw-check">
            <input id={boxId} name="sure" type="checkbox" value="yes" required />
            <label for={boxId}>{sure}</label>
          </div>
        )}
        <button class={["button", quiet ? "quiet" : ""]} type="submit">
          {label}
        </button>
      </form>
    );
  },
);
