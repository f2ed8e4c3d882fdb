import { DoorOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/components/page.js';
import { EmptyState } from '../../shared/components/states.js';
import { LanguageSwitch } from './language-switch.js';

/** Signed in, but a member of nothing. */
export function NoWorkspacePage() {
  const { t } = useTranslation('app');
  return (
    <main id="content" tabIndex={-1}>
      <Page title={t('product')} action={<LanguageSwitch />}>
        <EmptyState icon={<DoorOpen size={32} />} title={t('workspace.none')}>
          {t('workspace.noneHint')}
        </EmptyState>
      </Page>
    </main>
  );
}
