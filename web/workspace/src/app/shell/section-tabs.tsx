import { useTranslation } from '../../shared/i18n/i18n.js';
import { WorkspaceLink } from '../../shared/routing/navigation.js';
import { useCan } from '../../shared/session/workspace-context.js';
import type { NavigationPage } from './navigation-items.js';
import { openTo } from './navigation-items.js';
import { useHere } from './use-here.js';

interface TabsProps {
  readonly name: string;
  readonly pages: readonly NavigationPage[];
  readonly current: string;
  readonly className: string;
}

function Tabs({ name, pages, current, className }: TabsProps) {
  const { t } = useTranslation('app');
  return (
    <nav className={`tp-pages tp-no-print ${className}`} aria-label={t(`nav.${name}`)}>
      {pages.map(({ key, to }) => (
        <WorkspaceLink key={key} to={to} aria-current={key === current ? 'page' : undefined}>
          {t(`nav.${key}`)}
        </WorkspaceLink>
      ))}
    </nav>
  );
}

/**
 * Tabs above a page: the pages of its section if the menu does not show them (on phones, and while the menu is
 * collapsed), and the pages of its group. Pages of single records have none; they have a link back to their list.
 */
export function SectionTabs() {
  const { section, page, tab, exact } = useHere();
  const can = useCan();
  if (!exact || !section) return null;
  const second = openTo(section.pages ?? [], can);
  const tabs = openTo(page?.tabs ?? [], can);
  return (
    <>
      {second.length > 0 && (
        <Tabs
          name={section.key}
          pages={[section, ...second]}
          current={page?.key ?? section.key}
          className="tp-pages-section"
        />
      )}
      {page && tabs.length > 1 && <Tabs name={page.key} pages={tabs} current={tab?.key ?? ''} className="" />}
    </>
  );
}
