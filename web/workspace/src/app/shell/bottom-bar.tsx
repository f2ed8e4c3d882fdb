import { Menu } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWorkspaceAddress, WorkspaceLink } from '../../shared/routing/navigation.js';
import { useCan } from '../../shared/session/workspace-context.js';
import { barKeys, isHere, loopItems, openTo, workspaceItems } from './navigation-items.js';

const all = [...loopItems, ...workspaceItems];

/** The navigation of a phone: the five most used, the rest one touch further. */
export function BottomBar() {
  const { t } = useTranslation('app');
  const address = useWorkspaceAddress();
  const { pathname } = useLocation();
  const items = openTo(all, useCan());
  const shown = items.filter(({ key }) => barKeys.includes(key));
  const hidden = items.filter(({ key }) => !barKeys.includes(key));
  const current = (to: string): 'page' | undefined => (isHere(address(to), pathname, to) ? 'page' : undefined);
  return (
    <nav className="tp-bar tp-no-print" aria-label={t('nav.loop')}>
      {shown.map(({ key, to, icon: Icon }) => (
        <WorkspaceLink key={key} to={to} className="tp-bar-link" aria-current={current(to)}>
          <Icon size={20} strokeWidth={1.8} aria-hidden />
          <span>{t(`nav.${key}`)}</span>
        </WorkspaceLink>
      ))}
      <Menu position="top-end" width={200}>
        <Menu.Target>
          <button type="button" className="tp-bar-link" data-here={hidden.some(({ to }) => current(to)) || undefined}>
            <Ellipsis size={20} aria-hidden />
            <span>{t('nav.more')}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {hidden.map(({ key, to, icon: Icon }) => (
            <Menu.Item
              key={key}
              component={WorkspaceLink}
              to={to}
              mih={44}
              leftSection={<Icon size={18} aria-hidden />}
              aria-current={current(to)}
            >
              {t(`nav.${key}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
