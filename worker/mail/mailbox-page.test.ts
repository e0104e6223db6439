import { expect, it } from "vitest";
import { mailboxPage } from "./mailbox-page.ts";

const MAIL = {
  id: "0f8fad5b-d9cb-469f-a165-70867728950e",
  to: "zoe@example.com",
  subject: "Bonjour",
  text: "Bonjour",
  html: "<p>Bonjour</p>",
  links: [] as string[],
  at: 0,
};

it("shows what a mail says as text, never as markup", () => {
  const nasty = `"><script>alert(1)</script><a href='x'>`;
  const page = mailboxPage(
    [{ ...MAIL, to: nasty, subject: nasty, text: nasty, html: nasty, links: [nasty] }],
    1,
  );
  expect(page).not.toContain("<script");
  expect(page).not.toContain(`<a href='x'`);
  expect(page.match(/&lt;script&gt;/g)).toHaveLength(4);
});

it("makes links of what a browser may follow, and of nothing else", () => {
  const page = mailboxPage(
    [{ ...MAIL, links: ["https://thetiptop.test/a?b=1&c=2", "javascript:alert(1)"] }],
    1,
  );
  expect(page).toContain('href="https://thetiptop.test/a?b=1&amp;c=2"');
  expect(page).not.toContain('href="javascript:');
});

it("says so when there is nothing, or more than it shows", () => {
  expect(mailboxPage([], 0)).toContain("Aucun message");
  expect(mailboxPage([MAIL], 70)).toContain("Les 1 plus récents sur 70");
});
