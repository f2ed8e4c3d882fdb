import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ConfirmButton,
  DataTable,
  ErrorState,
  useFormat,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import { type Delivery, useWebhooks, type Webhook, workingGroupNamesQuery } from '../api/webhooks.js';
import { WebhookDialog } from './webhook-dialog.js';

function Result({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation('notifications');
  const format = useFormat();
  const { deliveredAt, failure, nextAttemptAt, status } = delivery;
  if (deliveredAt !== null) return <>{`${t('webhooks.delivered')} (HTTP ${String(status)})`}</>;
  if (failure === null) return <>{t('webhooks.waiting')}</>;
  const next =
    nextAttemptAt === null ? t('webhooks.failed') : t('webhooks.again', { at: format.dateTime(nextAttemptAt) });
  return (
    <>
      {next}
      <Text component="span" size="sm" display="block" c="dimmed">
        {t(`webhooks.failure.${failure}`, { status })}
      </Text>
    </>
  );
}

function Deliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const { t } = useTranslation('notifications');
  const format = useFormat();
  return (
    <DataTable<Delivery>
      caption={t('webhooks.deliveries')}
      rows={deliveries}
      rowKey={({ id }) => id}
      empty={<Text c="dimmed">{t('webhooks.noDeliveries')}</Text>}
      columns={[
        { key: 'event', title: t('webhooks.event'), cell: ({ kind }) => t(`webhooks.kind.${kind}`) },
        { key: 'at', title: t('webhooks.at'), cell: ({ createdAt }) => format.dateTime(createdAt) },
        { key: 'result', title: t('webhooks.result'), cell: (delivery) => <Result delivery={delivery} /> },
        { key: 'attempts', title: t('webhooks.attempts'), numeric: true, cell: ({ attempts }) => attempts },
      ]}
    />
  );
}

/** A webhook with what was sent to it last. */
export function WebhookCard({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation('notifications');
  const webhooks = useWebhooks();
  const notify = useNotify();
  // as it was when the dialog opened, so that Save does not overwrite a later change
  const [editing, setEditing] = useState<Webhook | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { id, url, kinds, pausedAt, pauseReason, workingGroupId } = webhook;
  const paused = pausedAt !== null;
  const format = useFormat();
  const say = useLocalized();
  const { id: workspaceId } = useWorkspace();
  const groups = useQuery({ ...workingGroupNamesQuery(workspaceId), enabled: workingGroupId !== null });
  const group = groups.data?.find((one) => one.id === workingGroupId);
  const attempt = (work: Promise<unknown>, done?: string): void => {
    setError(null);
    work.then(() => done !== undefined && notify(done)).catch(setError);
  };
  return (
    <article className="tp-card nf-webhook" aria-label={url}>
      <Stack gap="md">
        <Group justify="space-between" gap="xs">
          <h3>{url}</h3>
          {paused && <Badge color="nogroup">{t('webhooks.paused')}</Badge>}
        </Group>
        {pauseReason !== null && (
          <Text size="sm">{t(`webhooks.pausedBecause.${pauseReason}`, { at: format.dateTime(pausedAt ?? '') })}</Text>
        )}
        {group && <Text size="sm">{t('webhooks.ofGroup', { group: say(group.name) })}</Text>}
        <Text size="sm">{kinds.map((kind) => t(`webhooks.kind.${kind}`)).join(' · ')}</Text>
        <Group gap="xs">
          <Button variant="default" onClick={() => setEditing(webhook)}>
            {t('webhooks.edit')}
          </Button>
          <Button
            variant="default"
            disabled={paused}
            onClick={() => attempt(webhooks.test(id), t('webhooks.testQueued'))}
          >
            {t('webhooks.test')}
          </Button>
          <Button variant="default" onClick={() => attempt(webhooks.change(webhook, { paused: !paused }))}>
            {paused ? t('webhooks.resume') : t('webhooks.pause')}
          </Button>
          <ConfirmButton
            question={t('webhooks.removeQuestion')}
            consequence={t('webhooks.removeMeans')}
            onConfirm={() => webhooks.remove(id)}
          >
            {t('webhooks.remove')}
          </ConfirmButton>
        </Group>
        {error !== null && <ErrorState error={error} compact />}
        <Deliveries deliveries={webhook.deliveries} />
      </Stack>
      {editing !== null && (
        <WebhookDialog
          title={t('webhooks.edit')}
          initial={{ url: editing.url, kinds: [...editing.kinds], workingGroupId: editing.workingGroupId }}
          onSave={(values) => webhooks.change(editing, values)}
          onClose={() => setEditing(null)}
        />
      )}
    </article>
  );
}
