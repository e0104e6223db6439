/**
 * A queued mail as it is sent. It is worded at the last moment, from what is true then: a mail that waited for its
 * provider all night names the deadline as it stands and no prize that was fetched meanwhile.
 */

import type { Prize } from "../campaign-desk/definition.ts";
import { createCampaignCodes } from "../codes/codes.ts";
import type { ObjectBindings, Reach } from "../objects.ts";
import { catalogueFor } from "./catalogues.ts";
import type { LinkSettings } from "./links.ts";
import { linksFor, playLink } from "./links.ts";
import type { MailMessage } from "./message.ts";
import {
  answerAwaited,
  firstNameOf,
  idleFirstName,
  openLinks,
  playerOfTicket,
  serialOfPurchase,
  unclaimedPrizes,
} from "./occasions.ts";
import type { RenderedMail } from "./rendered.ts";
import { accountExpiry } from "./templates/account-expiry.ts";
import { addressInUse } from "./templates/address-in-use.ts";
import { claimReminder } from "./templates/claim-reminder.ts";
import { compose } from "./templates/compose.ts";
import type { Language, MailContent } from "./templates/content.ts";
import { grandPrize } from "./templates/grand-prize.ts";
import { invitation } from "./templates/invitation.ts";
import { dayText, HOUSE_TIME_ZONE, lastMoment, momentText } from "./templates/moments.ts";
import { passwordChanged } from "./templates/password-changed.ts";
import type { PrizeFacts } from "./templates/prize-facts.ts";
import { prizeReady } from "./templates/prize-ready.ts";
import { resetPassword } from "./templates/reset-password.ts";
import { secondFactor } from "./templates/second-factor.ts";
import { ticket } from "./templates/ticket.ts";
import { verifyAddress } from "./templates/verify-address.ts";
import { win } from "./templates/win.ts";

/** Shares are stated in parts per million. */
const PPM = 1_000_000;

/** What rendering needs; the Worker's environment, which objects share, has it all. */
export type MailBindings = Pick<ObjectBindings, "DB"> &
  Reach<"CAMPAIGN_DESK"> &
  LinkSettings & { readonly CODE_KEY: string };

export interface MailToRender {
  readonly message: MailMessage;
  readonly language: Language;
  /** The account it belongs to; null when it belongs to none. */
  readonly userId: string | null;
}

/**
 * The mail in its reader's language, or null when its occasion is gone: the account erased, the link used or
 * expired, the ticket rejected or its prize fetched, the deadline past. Rejects when D1 or the desk does not answer.
 * @param now milliseconds since the epoch
 */
export async function renderMail(
  bindings: MailBindings,
  mail: MailToRender,
  now: number,
): Promise<RenderedMail | null> {
  const content = await contentOf(bindings, mail, now);
  return content && compose(content, mail.language);
}

async function contentOf(
  bindings: MailBindings,
  { message, language, userId }: MailToRender,
  now: number,
): Promise<MailContent | null> {
  const { DB: db } = bindings;
  const links = linksFor(bindings, language);
  switch (message.kind) {
    case "verify-address": {
      const [link] = await openLinks(db, message.kind, [message.linkId], now);
      if (!link || link.isVerified) return null;
      const url = links.secret(message.kind, link.id);
      return verifyAddress[language]({ firstName: message.firstName, url, expiresAt: link.expiresAt });
    }
    case "address-in-use": {
      if (userId !== null && (await firstNameOf(db, userId)) === null) return null;
      const urls = { signInUrl: links.to("sign-in"), forgottenPasswordUrl: links.to("forgotten-password") };
      return addressInUse[language](urls);
    }
    case "reset-password": {
      const open = await openLinks(
        db,
        message.kind,
        message.links.map(({ linkId }) => linkId),
        now,
      );
      if (open.length === 0) return null;
      const createdAt = new Map(message.links.map((link) => [link.linkId, link.createdAt]));
      return resetPassword[language]({
        links: open.map(({ id, isVerified }) => ({
          url: links.secret(message.kind, id),
          createdAt: createdAt.get(id) ?? now,
          isVerified,
        })),
        expiresAt: Math.min(...open.map(({ expiresAt }) => expiresAt)),
      });
    }
    case "password-changed": {
      if (userId === null || (await firstNameOf(db, userId)) === null) return null;
      const forgottenPasswordUrl = links.to("forgotten-password");
      return passwordChanged[language]({ firstName: message.firstName, forgottenPasswordUrl });
    }
    case "second-factor": {
      if (userId === null || (await firstNameOf(db, userId)) === null) return null;
      const { firstName, change } = message;
      const forgottenPasswordUrl = links.to("forgotten-password");
      return secondFactor[language]({ firstName, change, forgottenPasswordUrl });
    }
    case "account-expiry": {
      const firstName = userId === null ? null : await idleFirstName(db, userId, message.noticedAt);
      if (firstName === null) return null;
      const eraseDay = dayText(message.eraseAt, HOUSE_TIME_ZONE, language);
      return accountExpiry[language]({ firstName, eraseDay, signInUrl: links.to("sign-in") });
    }
    case "win": {
      const facts = await prizeFacts(bindings, { message, language, userId }, ["PENDING", "VALIDATED"], now);
      return facts && win[language](facts);
    }
    case "prize-ready": {
      const facts = await prizeFacts(bindings, { message, language, userId }, ["VALIDATED"], now);
      return facts && prizeReady[language](facts);
    }
    case "ticket":
      return ticketMail(bindings, message, language, now);
    case "invitation": {
      const [link] = await openLinks(db, "accept-invitation", [message.linkId], now);
      if (!link) return null;
      const { firstName, role, shop } = message;
      const url = links.secret("accept-invitation", link.id);
      return invitation[language]({ firstName, role, shop, url, expiresAt: link.expiresAt });
    }
    case "claim-reminder":
      return reminder(bindings, message.campaign, language, userId, now);
    case "grand-prize":
      return drawn(bindings, message, language, userId, now);
  }
}

async function prizeFacts(
  bindings: MailBindings,
  {
    message,
    language,
    userId,
  }: MailToRender & { readonly message: { campaign: string; ticketId: string; prize: number } },
  states: readonly ("PENDING" | "VALIDATED")[],
  now: number,
): Promise<PrizeFacts | null> {
  if (userId === null) return null;
  const firstName = await playerOfTicket(bindings.DB, message.ticketId, userId, states);
  if (firstName === null) return null;
  const catalogue = await catalogueFor(bindings, message.campaign, now);
  const prize = catalogue?.prizes.find(({ ordinal }) => ordinal === message.prize);
  if (!catalogue || !prize || now >= catalogue.claimUntil) return null;
  const { claimUntil, timeZone } = catalogue;
  return {
    firstName,
    prizeName: nameOf(prize, language),
    claimBy: momentText(lastMoment(claimUntil, timeZone), timeZone, language),
    myPrizesUrl: linksFor(bindings, language).to("my-prizes"),
  };
}

async function ticketMail(
  bindings: MailBindings,
  { campaign, purchaseId }: Extract<MailMessage, { kind: "ticket" }>,
  language: Language,
  now: number,
): Promise<MailContent | null> {
  const serial = await serialOfPurchase(bindings.DB, campaign, purchaseId);
  const catalogue = await catalogueFor(bindings, campaign, now);
  if (serial === null || !catalogue || now >= catalogue.closesAt) return null;
  const { codeFormat: format, ticketCount, shardCount, closesAt, claimUntil, timeZone } = catalogue;
  const codes = createCampaignCodes({
    rootKey: bindings.CODE_KEY,
    campaign,
    format,
    ticketCount,
    shardCount,
  });
  const code = codes.codeOf(serial);
  return ticket[language]({
    code: codes.display(code),
    playUrl: playLink(bindings.PUBLIC_ORIGIN, code, language),
    playBy: momentText(lastMoment(closesAt, timeZone), timeZone, language),
    claimBy: momentText(lastMoment(claimUntil, timeZone), timeZone, language),
    prizes: catalogue.prizes
      .filter(({ isActive, oddsPpm }) => isActive && oddsPpm > 0)
      .map((prize) => ({ name: nameOf(prize, language), share: shareText(prize.oddsPpm, language) })),
  });
}

/** « 60 % », “60%”. */
function shareText(oddsPpm: number, language: Language): string {
  const style = { style: "percent", maximumFractionDigits: 4 } as const;
  return new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", style).format(oddsPpm / PPM);
}

async function reminder(
  bindings: MailBindings,
  campaign: string,
  language: Language,
  userId: string | null,
  now: number,
): Promise<MailContent | null> {
  if (userId === null) return null;
  const firstName = await firstNameOf(bindings.DB, userId);
  const unclaimed = await unclaimedPrizes(bindings.DB, campaign, userId);
  const catalogue = await catalogueFor(bindings, campaign, now);
  if (firstName === null || !catalogue || now >= catalogue.claimUntil) return null;
  const { claimUntil, timeZone } = catalogue;
  const prizes = unclaimed.flatMap(({ prize: ordinal, count, isReady }) => {
    const prize = catalogue.prizes.find((known) => known.ordinal === ordinal);
    return prize ? [{ name: nameOf(prize, language), count, isReady }] : [];
  });
  if (prizes.length === 0) return null;
  const last = lastMoment(claimUntil, timeZone);
  return claimReminder[language]({
    firstName,
    prizes,
    claimDay: dayText(last, timeZone, language),
    claimBy: momentText(last, timeZone, language),
    myPrizesUrl: linksFor(bindings, language).to("my-prizes"),
  });
}

async function drawn(
  bindings: MailBindings,
  { campaign, drawId, place }: Extract<MailMessage, { kind: "grand-prize" }>,
  language: Language,
  userId: string | null,
  now: number,
): Promise<MailContent | null> {
  const answerBy = await answerAwaited(bindings.DB, drawId, place, now);
  const firstName = userId === null ? null : await firstNameOf(bindings.DB, userId);
  if (firstName === null || answerBy === null) return null;
  const catalogue = await catalogueFor(bindings, campaign, now);
  if (!catalogue?.grandPrize) return null;
  const { grandPrize: prize, timeZone } = catalogue;
  return grandPrize[language]({
    firstName,
    prizeName: language === "fr" ? prize.name : prize.nameEn,
    answerBy: momentText(answerBy, timeZone, language),
    answerUrl: `${linksFor(bindings, language).to("grand-draw")}?campaign=${campaign}`,
  });
}

function nameOf({ name, nameEn }: Prize, language: Language): string {
  return language === "fr" ? name : nameEn;
}
