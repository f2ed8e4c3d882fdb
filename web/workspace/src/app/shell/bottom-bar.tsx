import { Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from '../../shared/i18n/i18n.js';
import { WorkspaceLink } from '../../shared/routing/navigation.js';
import { useCan } from '../../shared/session/workspace-context.js';
import { barKeys, loopItems, openTo, workspaceItems } from './navigation-items.js';
import { useHere } from './use-here.js';

const all = [...loopItems, ...workspaceItems];

/** The navigation on a phone: the five most used pages, and a menu with the others. */
export function BottomBar() {
  const { t } = useTranslation('app');
  const { section } = useHere();
  const items = openTo(all, useCan());
  const shown = items.filter(({ key }) => barKeys.includes(key));
  const hidden = items.filter(({ key }) => !barKeys.includes(key));
  const current = (key: string): 'page' | undefined => (section?.key === key ? 'page' : undefined);
  return (
    <nav className="tp-bar tp-no-print" aria-label={t('nav.loop')}>
      {shown.map(({ key, to, icon: Icon }) => (
        <WorkspaceLink key={key} to={to} className="tp-bar-link" aria-current={current(key)}>
          <Icon size={20} strokeWidth={1.8} aria-hidden />
          <span>{t(`nav.${key}`)}</span>
        </WorkspaceLink>
      ))}
      <Menu position="top-end" width={200}>
        <Menu.Target>
          <button type="button" className="tp-bar-link" data-here={hidden.some(({ key }) => current(key)) || undefined}>
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
              aria-current={current(key)}
            >
              {t(`nav.${key}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
