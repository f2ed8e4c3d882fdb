import { Checkbox, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FormDialog, useFields, useLocalized, useTranslation, useWorkspace } from '#shared';
import { type WebhookKind, type WebhookValues, workingGroupNamesQuery } from '../api/webhooks.js';

const kinds: readonly WebhookKind[] = [
  ...(['roundtable.convened', 'roundtable.changed', 'roundtable.closed', 'roundtable.reopened'] as const),
  ...(['meeting.planned', 'meeting.changed', 'meeting.status-changed', 'working-group.changed'] as const),
  ...(['conclusion.recorded', 'conclusion.revised'] as const),
  ...(['action.created', 'action.status-changed', 'action.confirmed', 'action.disputed'] as const),
  ...(['wave.opened', 'wave.closed', 'release.published'] as const),
];

/** As the server accepts for a webhook of one working group. */
const isOfGroup = (kind: WebhookKind): boolean => /^(meeting|working-group|action)\./.test(kind);

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
  const say = useLocalized();
  const { id } = useWorkspace();
  const groups = useQuery(workingGroupNamesQuery(id)).data ?? [];
  const { kinds: chosen, workingGroupId } = form.values;
  const offered = kinds.filter((kind) => workingGroupId === null || isOfGroup(kind));
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
      {groups.length > 0 && (
        <Select
          label={t('webhooks.group')}
          description={t('webhooks.groupHint')}
          placeholder={t('webhooks.groupAll')}
          data={groups.map((group) => ({ value: group.id, label: say(group.name) }))}
          clearable
          value={workingGroupId}
          onChange={(group) => {
            form.set('workingGroupId', group);
            if (group !== null) form.set('kinds', chosen.filter(isOfGroup));
          }}
          error={form.errorOf('workingGroupId')}
        />
      )}
      <Checkbox.Group
        label={t('webhooks.kinds')}
        value={[...chosen]}
        onChange={(values) =>
          form.set(
            'kinds',
            offered.filter((kind) => values.includes(kind)),
          )
        }
        error={chosen.length === 0 ? t('webhooks.kindsMissing') : undefined}
        withAsterisk
      >
        <div className="nf-kinds">
          {offered.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(`webhooks.kind.${kind}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </FormDialog>
  );
}
