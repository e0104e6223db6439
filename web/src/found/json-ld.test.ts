import { describe, expect, it } from "vitest";
import { breadcrumbJsonLd, houseJsonLd, jsonLdText, storesJsonLd } from "./json-ld.ts";

const ORIGIN = "https://thetiptop.example";

const NICE = {
  name: "ThéTipTop Nice",
  street: "1 rue de la Buffa",
  postalCode: "06000",
  city: "Nice",
  phone: "+33 4 00 00 00 00",
  latitude: 43.69,
  longitude: 7.26,
  openingHours: [{ days: ["Monday", "Tuesday"], from: "10:00", to: "19:00" }],
};

describe("what search engines are told", () => {
  it("is the house and its site on the home page, by public addresses", () => {
    const { "@graph": graph } = houseJsonLd(ORIGIN, "en", "/assets/logo.png");
    expect(graph).toEqual([
      expect.objectContaining({
        "@type": "Organization",
        url: `${ORIGIN}/en`,
        logo: `${ORIGIN}/assets/logo.png`,
      }),
      expect.objectContaining({
        "@type": "WebSite",
        inLanguage: "en",
        publisher: { "@id": `${ORIGIN}/#house` },
      }),
    ]);
  });

  it("is the way from the home page on every other", () => {
    const names = { home: "Accueil", page: "Règlement" };
    expect(breadcrumbJsonLd(ORIGIN, "fr", "rules", names)["itemListElement"]).toEqual([
      { "@type": "ListItem", position: 1, name: "Accueil", item: `${ORIGIN}/` },
      { "@type": "ListItem", position: 2, name: "Règlement", item: `${ORIGIN}/reglement` },
    ]);
  });

  it("is each shop with address, place and hours", () => {
    expect(storesJsonLd([NICE], ORIGIN)["@graph"]).toEqual([
      {
        "@type": "Store",
        name: "ThéTipTop Nice",
        parentOrganization: { "@id": `${ORIGIN}/#house` },
        telephone: "+33 4 00 00 00 00",
        address: {
          "@type": "PostalAddress",
          streetAddress: "1 rue de la Buffa",
          postalCode: "06000",
          addressLocality: "Nice",
          addressCountry: "FR",
        },
        geo: { "@type": "GeoCoordinates", latitude: 43.69, longitude: 7.26 },
        openingHoursSpecification: [
          {
            "@type": "OpeningHoursSpecification",
            dayOfWeek: ["Monday", "Tuesday"],
            opens: "10:00",
            closes: "19:00",
          },
        ],
      },
    ]);
  });

  it("cannot end the script it stands in, and reads back as it was", () => {
    const data = storesJsonLd([{ ...NICE, name: "</script><script>alert(1)</script><!--" }], ORIGIN);
    const text = jsonLdText(data);
    expect(text).not.toContain("<");
    expect(JSON.parse(text)).toEqual(data);
  });
});
