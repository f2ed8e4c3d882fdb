import { Tooltip } from '@mantine/core';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useTranslation } from '../../shared/i18n/i18n.js';
import { WorkspaceLink } from '../../shared/routing/navigation.js';
import { useCan } from '../../shared/session/workspace-context.js';
import type { NavigationItem } from './navigation-items.js';
import { loopItems, openTo, workspaceItems } from './navigation-items.js';
import { useHere } from './use-here.js';

interface NavLinkProps {
  readonly item: NavigationItem;
  readonly narrow: boolean;
}

function NavLink({ item, narrow }: NavLinkProps) {
  const { t } = useTranslation('app');
  const can = useCan();
  const here = useHere();
  const open = here.section?.key === item.key;
  const pages = open && !narrow ? openTo(item.pages ?? [], can) : [];
  const word = t(`nav.${item.key}`);
  const Icon = item.icon;
  const link = (
    <WorkspaceLink
      to={item.to}
      className="tp-nav-link"
      data-open={open || undefined}
      aria-current={open && (here.page === undefined || narrow) ? 'page' : undefined}
    >
      <Icon size={20} strokeWidth={1.8} aria-hidden />
      <span className={narrow ? 'tp-visually-hidden' : undefined}>{word}</span>
    </WorkspaceLink>
  );
  return (
    <li>
      {narrow ? (
        <Tooltip label={word} position="right">
          {link}
        </Tooltip>
      ) : (
        link
      )}
      {pages.length > 0 && (
        <ul className="tp-nav tp-nav-second">
          {pages.map(({ key, to }) => (
            <li key={key}>
              <WorkspaceLink to={to} className="tp-nav-link" aria-current={here.page?.key === key ? 'page' : undefined}>
                {t(`nav.${key}`)}
              </WorkspaceLink>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

interface SideNavigationProps {
  readonly narrow: boolean;
  readonly onNarrow: (narrow: boolean) => void;
}

export function SideNavigation({ narrow, onNarrow }: SideNavigationProps) {
  const { t } = useTranslation('app');
  const can = useCan();
  const label = narrow ? t('nav.expand') : t('nav.collapse');
  return (
    <div className="tp-side tp-no-print">
      <div className="tp-side-inner">
        <nav aria-label={t('nav.loop')}>
          <ul className="tp-nav tp-nav-loop">
            {openTo(loopItems, can).map((item) => (
              <NavLink key={item.key} item={item} narrow={narrow} />
            ))}
          </ul>
        </nav>
        <nav aria-label={t('nav.workspace')}>
          <ul className="tp-nav">
            {openTo(workspaceItems, can).map((item) => (
              <NavLink key={item.key} item={item} narrow={narrow} />
            ))}
          </ul>
        </nav>
        <button type="button" className="tp-nav-link tp-nav-fold" onClick={() => onNarrow(!narrow)} aria-label={label}>
          {narrow ? <PanelLeftOpen size={20} aria-hidden /> : <PanelLeftClose size={20} aria-hidden />}
        </button>
      </div>
    </div>
  );
}
