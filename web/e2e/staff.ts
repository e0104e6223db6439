/** Staff in browser tests: the demo's own accounts. */

import type { Page } from "@playwright/test";

const ADMINISTRATOR = { email: "admin@test.com", password: "Admin1234" };

/** Signs the demo's administrator in through the form, and arrives at head office. */
export async function signInToOffice(page: Page): Promise<void> {
  await page.goto("/connexion?next=office");
  await page.locator("#email").fill(ADMINISTRATOR.email);
  await page.locator("#password").fill(ADMINISTRATOR.password);
  await page.locator("main form button").click();
  await page.waitForURL(/\/administration$/);
}
