import { languageAt, type PageName, pageAt, pathOf } from "../i18n/pages.ts";

interface PageLinkProps {
  readonly page: PageName;
  readonly label: string;
  /** The address of the page the link stands on. */
  readonly pathname: string;
}

/** A link of the frame: in the language of the page, and marked when it leads to the page itself. */
export function PageLink({ page, label, pathname }: PageLinkProps) {
  return (
    <a
      href={pathOf(page, languageAt(pathname))}
      aria-current={pageAt(pathname) === page ? "page" : undefined}
    >
      {label}
    </a>
  );
}
