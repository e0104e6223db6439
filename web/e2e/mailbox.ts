/** The mails of the local server, as a person reads them: the newest first, one's own only. */

import { expect, type Page } from "@playwright/test";

interface Mail {
  readonly to: string;
  readonly links: readonly string[];
}

/** The newest link to a page of the site in the mails of an address, once it has arrived. */
export async function linkTo(page: Page, email: string, path: string): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        const response = await page.request.get(`/dev/mailbox.json?to=${encodeURIComponent(email)}`);
        const links = ((await response.json()) as Mail[]).flatMap((mail) => mail.links);
        link = links.find((candidate) => new URL(candidate).pathname.startsWith(path));
        return link !== undefined;
      },
      { message: `a mail to ${email} that links to ${path}` },
    )
    .toBe(true);
  return link ?? "";
}
