/** Who of the staff gives the desk an order. */
export interface Actor {
  /** An account id. */
  readonly id: string;
  readonly role: string;
}
