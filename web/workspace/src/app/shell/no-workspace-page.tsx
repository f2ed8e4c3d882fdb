import { Button } from '@mantine/core';
import { OpenPage } from '../../shared/components/open-page.js';
import { useTranslation } from '../../shared/i18n/i18n.js';
import { useSignOut } from './use-sign-out.js';

/** For a signed-in person who is not a member of any workspace. */
export function NoWorkspacePage() {
  const { t } = useTranslation('app');
  const { signOut, dialog } = useSignOut();
  return (
    <OpenPage title={t('workspace.none')} purpose={t('workspace.noneHint')}>
      <Button variant="default" onClick={signOut}>
        {t('person.signOut')}
      </Button>
      {dialog}
    </OpenPage>
  );
}
