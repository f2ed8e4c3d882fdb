import type { MantineColorScheme } from '@mantine/core';
import { Popover, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CircleUserRound, LogOut, UserCog } from 'lucide-react';
import { ConstituencyBadge } from '../../shared/components/marks.js';
import { useLocalized, useTranslation } from '../../shared/i18n/i18n.js';
import { WorkspaceLink } from '../../shared/routing/navigation.js';
import { useMe } from '../../shared/session/me.js';
import { useMembership } from '../../shared/session/workspace-context.js';
import { useSignOut } from './use-sign-out.js';

const themes = ['light', 'dark', 'auto'] as const;

/** Menu with the person's name and group, appearance, account and signing out. */
export function PersonMenu() {
  const { t } = useTranslation('app');
  const inWords = useLocalized();
  const me = useMe();
  const { person, roles } = useMembership();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const { signOut, dialog } = useSignOut();
  const [opened, { toggle, close }] = useDisclosure(false);
  return (
    <>
      <Popover opened={opened} onChange={close} position="bottom-end" width={280} trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className="tp-head-button" aria-label={t('person.menu')} onClick={toggle}>
            <CircleUserRound size={22} strokeWidth={1.8} aria-hidden />
          </button>
        </Popover.Target>
        <Popover.Dropdown p={0} aria-label={t('person.menu')}>
          <div className="tp-person">
            <strong>{inWords(person?.name) || me?.account.email}</strong>
            {person && <ConstituencyBadge constituency={person.constituency} capacity={person.capacity} />}
            <span className="tp-small tp-dimmed">{roles.map((role) => t(`shared:role.${role}`)).join(' · ')}</span>
          </div>
          <div className="tp-person tp-person-next">
            <span className="tp-small tp-dimmed">{t('theme.choose')}</span>
            <SegmentedControl
              aria-label={t('theme.choose')}
              fullWidth
              value={colorScheme}
              onChange={(value) => setColorScheme(value as MantineColorScheme)}
              data={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
            />
          </div>
          <div className="tp-person-next tp-person-links">
            <WorkspaceLink to="/settings" className="tp-nav-link" onClick={close}>
              <UserCog size={18} aria-hidden />
              {t('person.account')}
            </WorkspaceLink>
            <button
              type="button"
              className="tp-nav-link"
              onClick={() => {
                close();
                signOut();
              }}
            >
              <LogOut size={18} aria-hidden />
              {t('person.signOut')}
            </button>
          </div>
        </Popover.Dropdown>
      </Popover>
      {dialog}
    </>
  );
}
