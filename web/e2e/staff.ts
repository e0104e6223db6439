/** Staff at their pages. */

import { expect, type Page } from "@playwright/test";

const ACCOUNTS = {
  employee: { email: "employee@test.com", password: "Employee1234" },
  administrator: { email: "admin@test.com", password: "Admin1234" },
} as const;

export type StaffMember = keyof typeof ACCOUNTS;

/** Signs one of the demo's staff in through the form. */
export async function signInAs(page: Page, who: StaffMember): Promise<void> {
  await page.goto("/connexion?next=counter");
  await page.locator("#email").fill(ACCOUNTS[who].email);
  await page.locator("#password").fill(ACCOUNTS[who].password);
  await page.locator("main form button[type=submit]").click();
  await expect(page).toHaveURL(/\/comptoir/);
}

/** Signs the demo's administrator in, and arrives at head office. */
export async function signInToOffice(page: Page): Promise<void> {
  await signInAs(page, "administrator");
  await page.goto("/administration");
}
