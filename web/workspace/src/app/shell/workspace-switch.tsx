import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useLocalized, useTranslation } from '../../shared/i18n/i18n.js';
import { useMe } from '../../shared/session/me.js';
import { useWorkspace } from '../../shared/session/workspace-context.js';

export function WorkspaceSwitch() {
  const { t } = useTranslation('app');
  const inWords = useLocalized();
  const navigate = useNavigate();
  const me = useMe();
  const here = useWorkspace();
  const memberships = me?.memberships ?? [];
  if (memberships.length < 2) return <span className="tp-workspace-name">{inWords(here.name)}</span>;
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <button
          type="button"
          className="tp-workspace"
          aria-label={t('shared:labelled', { label: t('workspace.switch'), words: inWords(here.name) })}
        >
          <span className="tp-workspace-name">{inWords(here.name)}</span>
          <ChevronsUpDown size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('workspace.switch')}</Menu.Label>
        {memberships.map(({ workspace }) => (
          <Menu.Item
            key={workspace.id}
            aria-current={workspace.id === here.id || undefined}
            mih={44}
            leftSection={
              workspace.id === here.id ? <Check size={16} aria-hidden /> : <span className="tp-icon-space" />
            }
            onClick={() => void navigate({ to: `/w/${workspace.slug}` as string })}
          >
            {inWords(workspace.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
