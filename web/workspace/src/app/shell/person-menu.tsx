import { Menu, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CircleUserRound, LogOut, Monitor, Moon, Sun, UserCog } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../shared/api/client.js';
import { ConstituencyBadge } from '../../shared/components/marks.js';
import { useLocalized } from '../../shared/i18n/i18n.js';
import { closeSockets } from '../../shared/live/socket.js';
import { WorkspaceLink } from '../../shared/routing/navigation.js';
import { meQuery, useMe } from '../../shared/session/me.js';
import { useMembership } from '../../shared/session/workspace-context.js';

const themes = [
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
  { value: 'auto', icon: Monitor },
] as const;

function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { mutate } = useMutation({
    mutationFn: () => api.delete('/sessions/current'),
    onSuccess: async () => {
      closeSockets();
      client.clear();
      client.setQueryData(meQuery.queryKey, null);
      await navigate({ to: '/sign-in' as string });
    },
  });
  return () => mutate();
}

/** Who you are here, appearance, account, sign out. */
export function PersonMenu() {
  const { t } = useTranslation('app');
  const inWords = useLocalized();
  const me = useMe();
  const { person, roles } = useMembership();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className="tp-head-button" aria-label={t('person.menu')}>
          <CircleUserRound size={22} strokeWidth={1.8} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="tp-person">
          <strong>{inWords(person?.name) || me?.account.email}</strong>
          {person && <ConstituencyBadge constituency={person.constituency} capacity={person.capacity} />}
          <span className="tp-small tp-dimmed">{roles.map((role) => t(`shared:role.${role}`)).join(' · ')}</span>
        </div>
        <Menu.Divider />
        <Menu.Label>{t('theme.choose')}</Menu.Label>
        {themes.map(({ value, icon: Icon }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={colorScheme === value}
            data-chosen={colorScheme === value || undefined}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => setColorScheme(value)}
            closeMenuOnClick={false}
          >
            {t(`theme.${value}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={WorkspaceLink} to="/settings" leftSection={<UserCog size={16} aria-hidden />}>
          {t('person.account')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={signOut}>
          {t('person.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
