/** What search engines are told in their own terms (schema.org), and nothing that the page does not show. */

import { type Language, type PageName, pathOf } from "../i18n/pages.ts";

/** A shop as the page of shops shows it. */
export interface ShopFacts {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly phone: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly openingHours: readonly OpeningHours[];
}

interface OpeningHours {
  /** schema.org's names: `Monday` … `Sunday`. */
  readonly days: readonly string[];
  /** `10:00`, the shop's own time. */
  readonly from: string;
  readonly to: string;
}

/** One thing described, or several under `@graph`. */
export type JsonLd = { readonly "@context": typeof CONTEXT } & Readonly<Record<string, unknown>>;

const CONTEXT = "https://schema.org";
const HOUSE = "ThéTipTop";

function houseId(origin: string): string {
  return `${origin}/#house`;
}

/** The house and its site, for the home page. @param logo an address on the site */
export function houseJsonLd(origin: string, language: Language, logo: string): JsonLd {
  const home = origin + pathOf("home", language);
  const house = { "@id": houseId(origin) };
  return {
    "@context": CONTEXT,
    "@graph": [
      { "@type": "Organization", ...house, name: HOUSE, url: home, logo: origin + logo },
      {
        "@type": "WebSite",
        "@id": `${home}#site`,
        name: HOUSE,
        url: home,
        inLanguage: language,
        publisher: house,
      },
    ],
  };
}

/** The way from the home page to an inner one. */
export function breadcrumbJsonLd(
  origin: string,
  language: Language,
  page: PageName,
  names: { readonly home: string; readonly page: string },
): JsonLd {
  const way: readonly [string, PageName][] = [
    [names.home, "home"],
    [names.page, page],
  ];
  return {
    "@context": CONTEXT,
    "@type": "BreadcrumbList",
    itemListElement: way.map(([name, step], index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: origin + pathOf(step, language),
    })),
  };
}

/** Every shop with its address, place and hours. */
export function storesJsonLd(shops: readonly ShopFacts[], origin: string): JsonLd {
  return {
    "@context": CONTEXT,
    "@graph": shops.map((shop) => ({
      "@type": "Store",
      name: shop.name,
      parentOrganization: { "@id": houseId(origin) },
      telephone: shop.phone,
      address: {
        "@type": "PostalAddress",
        streetAddress: shop.street,
        postalCode: shop.postalCode,
        addressLocality: shop.city,
        addressCountry: "FR",
      },
      geo: { "@type": "GeoCoordinates", latitude: shop.latitude, longitude: shop.longitude },
      openingHoursSpecification: shop.openingHours.map(({ days, from, to }) => ({
        "@type": "OpeningHoursSpecification",
        dayOfWeek: days,
        opens: from,
        closes: to,
      })),
    })),
  };
}

/** As text inside a script: no `<` is left, so nothing in it can end the script. */
export function jsonLdText(data: JsonLd): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}
