import { AddressTabs, Page, useCan, useTranslation } from '#shared';
import { AccountPart } from '../components/account-part.js';
import { ApiTokensPart } from '../components/api-tokens-part.js';
import { MembersPart } from '../components/members-part.js';
import { RightsPart } from '../components/rights-part.js';
import { SessionsPart } from '../components/sessions-part.js';
import { WorkspacePart } from '../components/workspace-part.js';

/** Settings of the account and, for administrators, of the workspace and its members. */
export function SettingsPage() {
  const { t } = useTranslation('identity');
  const can = useCan();
  const own = [
    { value: 'account', label: t('settings.account'), content: <AccountPart /> },
    { value: 'sessions', label: t('settings.sessions'), content: <SessionsPart /> },
    { value: 'tokens', label: t('settings.tokens'), content: <ApiTokensPart /> },
  ];
  const members = can('identity.membership.read')
    ? [
        { value: 'members', label: t('settings.members'), content: <MembersPart /> },
        { value: 'rights', label: t('settings.rights'), content: <RightsPart /> },
      ]
    : [];
  const workspace = can('identity.workspace.edit')
    ? [{ value: 'workspace', label: t('settings.workspace'), content: <WorkspacePart /> }]
    : [];
  return (
    <Page title={t('settings.title')} purpose={t('settings.purpose')}>
      <AddressTabs label={t('settings.title')} tabs={[...own, ...members, ...workspace]} />
    </Page>
  );
}
