import { expect, it } from "vitest";
import { parseSmtpUrl } from "./smtp-url.ts";

it.each([
  [
    "smtps://jeu%40thetiptop.fr:p%C3%A4ss%2Fword@smtp.example",
    {
      host: "smtp.example",
      port: 465,
      security: "tls",
      credentials: { user: "jeu@thetiptop.fr", password: "päss/word" },
    },
  ],
  [
    "smtp://u:p@smtp.example:2525",
    { host: "smtp.example", port: 2525, security: "starttls", credentials: { user: "u", password: "p" } },
  ],
  ["smtp://smtp.example", { host: "smtp.example", port: 587, security: "starttls", credentials: undefined }],
  ["smtp://[::1]:1025?tls=off", { host: "::1", port: 1025, security: "none", credentials: undefined }],
])("reads %s", (text, settings) => {
  expect(parseSmtpUrl(text)).toEqual(settings);
});

it.each([
  "",
  "smtp.example:587",
  "https://smtp.example",
  "smtp://u:secret%ZZ@smtp.example",
  "smtp://u:secret@smtp.example?tls=off",
  "smtps://u:secret@localhost?tls=off",
])("refuses %j without repeating a password", (text) => {
  expect(() => parseSmtpUrl(text)).toThrow(/^SMTP_URL(?!.*secret)/);
});
