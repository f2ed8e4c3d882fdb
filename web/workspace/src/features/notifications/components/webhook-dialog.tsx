import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog, useFields } from '#shared';
import type { WebhookKind, WebhookValues } from '../api/webhooks.js';

const kinds: readonly WebhookKind[] = [
  ...(['roundtable.convened', 'roundtable.changed', 'roundtable.closed', 'roundtable.reopened'] as const),
  ...(['conclusion.recorded', 'conclusion.revised'] as const),
  ...(['action.created', 'action.status-changed', 'action.confirmed', 'action.disputed'] as const),
  ...(['wave.opened', 'wave.closed', 'release.published'] as const),
];

/** Address and events of a webhook. */
export function WebhookDialog(props: {
  readonly title: string;
  readonly initial: WebhookValues;
  readonly onSave: (values: WebhookValues) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('notifications');
  const form = useFields<WebhookValues>(props.initial, null);
  const submit = async (): Promise<void> => {
    const done = await form.submit(async (values) => {
      await props.onSave(values);
      return true;
    });
    if (done) props.onClose();
  };
  const chosen = form.values.kinds;
  return (
    <FormDialog
      title={props.title}
      form={form}
      onClose={props.onClose}
      onSubmit={submit}
      disabled={chosen.length === 0}
    >
      <TextInput
        {...form.text('url')}
        type="url"
        label={t('webhooks.url')}
        description={t('webhooks.urlRule')}
        maxLength={500}
        required
      />
      <Checkbox.Group
        label={t('webhooks.kinds')}
        value={[...chosen]}
        onChange={(values) =>
          form.set(
            'kinds',
            kinds.filter((kind) => values.includes(kind)),
          )
        }
        error={chosen.length === 0 ? t('webhooks.kindsMissing') : undefined}
        withAsterisk
      >
        <div className="nf-kinds">
          {kinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(`webhooks.kind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </FormDialog>
  );
}
