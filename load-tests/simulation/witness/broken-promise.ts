/** A promise of the house that did not hold. */

/** As DESIGN and docs/architecture.md number them; `settings`, `orders`, `audit`, `mails`, `rest` are the house's own words. */
export type PromiseName = 1 | 2 | 3 | 4 | 5 | 6 | 9 | 10 | "settings" | "orders" | "audit" | "mails" | "rest";

export class BrokenPromise extends Error {
  override name = "BrokenPromise";
  readonly promise: PromiseName;

  constructor(promise: PromiseName, message: string) {
    super(message);
    this.promise = promise;
  }
}

/** @throws BrokenPromise unless it holds */
export function hold(promise: PromiseName, isHeld: boolean, message: () => string): void {
  if (!isHeld) throw new BrokenPromise(promise, message());
}
