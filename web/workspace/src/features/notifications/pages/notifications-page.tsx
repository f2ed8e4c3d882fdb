import { AddressTabs, Page, useCan, useTranslation } from '#shared';
import { NotificationList } from '../components/notification-list.js';
import { SettingsForm } from '../components/settings-form.js';
import { WebhooksPart } from '../components/webhooks-part.js';

export function NotificationsPage() {
  const { t } = useTranslation('notifications');
  const can = useCan();
  const webhooks = can('notifications.webhooks.manage')
    ? [{ value: 'webhooks', label: t('webhooks.title'), content: <WebhooksPart /> }]
    : [];
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <AddressTabs
        label={t('title')}
        tabs={[
          { value: 'list', label: t('tab.list'), content: <NotificationList /> },
          { value: 'settings', label: t('tab.settings'), content: <SettingsForm /> },
          ...webhooks,
        ]}
      />
    </Page>
  );
}
