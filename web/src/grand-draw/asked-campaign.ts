/** The campaign that a page's address names: `?campaign=nice-2026`. */

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** Undefined for the default campaign, which an address that names none, or nonsense, means. */
export function askedCampaign(url: URL): string | undefined {
  const slug = url.searchParams.get("campaign");
  return slug !== null && SLUG.test(slug) ? slug : undefined;
}
