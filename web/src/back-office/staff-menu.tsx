import { PageLink } from "../components/page-link.tsx";
import { languageAt } from "../i18n/pages.ts";
import { frameWords } from "./frame.words.ts";
import { COUNTER_PAGES, type MenuPage, OFFICE_GROUPS, type OfficeGroup } from "./menus.ts";

interface StaffMenuProps {
  readonly pathname: string;
  readonly isOffice: boolean;
  readonly isAdministrator: boolean;
}

const GROUPS = Object.keys(OFFICE_GROUPS) as readonly OfficeGroup[];

/** The links of one side of the house, and for administrators the way to the other. */
export function StaffMenu({ pathname, isOffice, isAdministrator }: StaffMenuProps) {
  const text = frameWords[languageAt(pathname)];
  return (
    <>
      {isOffice
        ? GROUPS.map((group) => (
            <div key={group} class="staff-group">
              <p class="staff-group-name">{text.groups[group]}</p>
              {linksTo(OFFICE_GROUPS[group], pathname)}
            </div>
          ))
        : linksTo(COUNTER_PAGES, pathname)}
      {isAdministrator && (
        <p class="staff-other">
          <PageLink
            page={isOffice ? "counter" : "office"}
            label={isOffice ? text.toCounter : text.toOffice}
            pathname={pathname}
          />
        </p>
      )}
    </>
  );
}

function linksTo(pages: readonly MenuPage[], pathname: string) {
  const { links } = frameWords[languageAt(pathname)];
  return (
    <ul>
      {pages.map((page) => (
        <li key={page}>
          <PageLink page={page} label={links[page]} pathname={pathname} />
        </li>
      ))}
    </ul>
  );
}
