/** What a mail may be about. `fields` of a D1 row is one of these without its `kind`. */

export type MailMessage =
  /** Proves the address of a new account. `linkId` names an `account_links` row. */
  | { readonly kind: "verify-address"; readonly firstName: string; readonly linkId: string }
  /** Somebody registered with an address whose owner has an account already: nothing changed, here is the way in. */
  | { readonly kind: "address-in-use" }
  /** One link for each account that states the address; nearly always one. */
  | {
      readonly kind: "reset-password";
      readonly links: readonly {
        readonly linkId: string;
        readonly createdAt: number;
        readonly isVerified: boolean;
      }[];
    }
  /** The password was changed or reset: whoever did not do it must hear of it. */
  | { readonly kind: "password-changed"; readonly firstName: string }
  /** Something was done with the account's second factor: whoever did not do it must hear of it. */
  | {
      readonly kind: "second-factor";
      readonly firstName: string;
      readonly change: "enrolled" | "turned-off" | "reset" | "recovery-code-used" | "codes-renewed";
    }
  /** Nobody has used the account for nearly as long as it is kept. `noticedAt`: whoever signed in later needs no notice. */
  | { readonly kind: "account-expiry"; readonly noticedAt: number; readonly eraseAt: number }
  | { readonly kind: "win"; readonly campaign: string; readonly ticketId: string; readonly prize: number }
  /** Staff validated the ticket: the prize waits at the counter. */
  | {
      readonly kind: "prize-ready";
      readonly campaign: string;
      readonly ticketId: string;
      readonly prize: number;
    }
  /** The ticket of a purchase. Its code is computed when the mail is rendered, and stored nowhere. */
  | { readonly kind: "ticket"; readonly campaign: string; readonly purchaseId: string }
  /** Somebody is asked to join the staff: the link sets the account's first password. `shop` as it is called; null for none. */
  | {
      readonly kind: "invitation";
      readonly firstName: string;
      readonly linkId: string;
      readonly role: "EMPLOYEE" | "ADMIN";
      readonly shop: string | null;
    }
  /** Prizes won and not fetched, shortly before the claim deadline. */
  | { readonly kind: "claim-reminder"; readonly campaign: string }
  /** Drawn in the grand draw: the prize waits for the person's answer. */
  | {
      readonly kind: "grand-prize";
      readonly campaign: string;
      readonly drawId: string;
      readonly place: number;
    };

export type MailKind = MailMessage["kind"];
