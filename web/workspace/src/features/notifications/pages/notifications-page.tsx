import { useTranslation } from 'react-i18next';
import { AddressTabs, Page } from '#shared';
import { NotificationList } from '../components/notification-list.js';
import { SettingsForm } from '../components/settings-form.js';

export function NotificationsPage() {
  const { t } = useTranslation('notifications');
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <AddressTabs
        label={t('title')}
        tabs={[
          { value: 'list', label: t('tab.list'), content: <NotificationList /> },
          { value: 'settings', label: t('tab.settings'), content: <SettingsForm /> },
        ]}
      />
    </Page>
  );
}
