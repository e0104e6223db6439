/**
 * Who runs this deployment, as its texts of law name it. Facts of a company are settings, never words of the site:
 * what nobody stated is left out of the texts, and nothing is made up.
 */

/** The settings, as wrangler.toml has them. Empty means not stated. */
export type HouseSettings = Readonly<Partial<Record<`LEGAL_${SettingName}`, string>>> & {
  readonly UPSTASH_REDIS_REST_URL?: string;
  /** An e-mail address or an https page, for /.well-known/security.txt; without it there is no such file. */
  readonly SECURITY_CONTACT?: string;
};

const DETAIL_OF_SETTING = {
  COMPANY: "company",
  CAPITAL_EUROS: "capitalEuros",
  ADDRESS: "address",
  REGISTRATION: "registration",
  VAT: "vat",
  DIRECTOR: "director",
  EMAIL: "email",
  PRIVACY_EMAIL: "privacyEmail",
  PHONE: "phone",
  BAILIFF: "bailiff",
  RULES_DEPOSIT: "rulesDeposit",
  MEDIATOR: "mediator",
  MAIL_PROVIDER: "mailProvider",
} as const;

type SettingName = keyof typeof DETAIL_OF_SETTING;
type Detail = (typeof DETAIL_OF_SETTING)[SettingName];

export interface House extends Readonly<Partial<Record<Detail, string>>> {
  /** True when wrong attempts are counted by Upstash, outside Cloudflare. */
  readonly countsElsewhere: boolean;
}

/** A name with an address fits; a text of this length is a slip of the hand. */
const SETTING_MAX = 300;
/** What becomes a link must be what it says; anything else is left out like a setting that is not there. */
const FORMS: Partial<Record<Detail, RegExp>> = {
  capitalEuros: /^\d{1,12}$/,
  email: /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/,
  privacyEmail: /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/,
  phone: /^0[1-9]\d{8}$/,
};

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(DETAIL_OF_SETTING, name);
}

/** What the settings state of the house. */
export function houseOf(settings: HouseSettings): House {
  const stated: Partial<Record<Detail, string>> = {};
  for (const name of Object.keys(DETAIL_OF_SETTING).filter(isSettingName)) {
    const detail = DETAIL_OF_SETTING[name];
    const value = settings[`LEGAL_${name}`]?.trim() ?? "";
    if (value === "" || value.length > SETTING_MAX || !(FORMS[detail]?.test(value) ?? true)) continue;
    stated[detail] = value;
  }
  return { ...stated, countsElsewhere: Boolean(settings.UPSTASH_REDIS_REST_URL) };
}
