import { Button, Modal, Select, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import {
  ConfirmButton,
  DataTable,
  FormDialog,
  Loaded,
  useFields,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { templatesQuery } from '../api/queries.js';
import type { Meeting } from '../api/types.js';
import { noText } from './item-fields.js';
import { useMeetingName } from './meeting-words.js';
import { BilingualFields } from './words.js';

interface TemplateFieldProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

/** The template that becomes the agenda of a new roundtable. */
export function TemplateField({ value, onChange }: TemplateFieldProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const templates = useQuery(templatesQuery(id)).data ?? [];
  if (templates.length === 0) return null;
  return (
    <Select
      label={t('prepare.template.field')}
      description={t('prepare.template.fieldHint')}
      placeholder={t('prepare.template.fieldNone')}
      data={templates.map((one) => ({ value: one.id, label: say(one.name) }))}
      clearable
      value={value}
      onChange={onChange}
    />
  );
}

/** Saves the topics of a meeting under a name. */
export function SaveTemplate({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('dialogue');
  const name = useMeetingName();
  const dialogue = useDialogue();
  const notify = useNotify();
  const [opened, { open, close }] = useDisclosure(false);
  const form = useFields({ name: noText }, `agenda-template:${meeting.id}`);
  const submit = async (): Promise<void> => {
    const done = await form.submit((values) => dialogue.saveTemplate({ ...values, meetingId: meeting.id }));
    if (!done) return;
    form.reset();
    close();
    notify(t('prepare.template.saved'));
  };
  return (
    <div className="tp-no-print">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('prepare.template.saveOf', { name: name(meeting) })}
        onClick={open}
      >
        {t('prepare.template.save')}
      </Button>
      <FormDialog
        opened={opened}
        title={t('prepare.template.saveOf', { name: name(meeting) })}
        form={form}
        onClose={close}
        onSubmit={submit}
      >
        <Text size="sm">{t('prepare.template.saveHint')}</Text>
        <BilingualFields
          label={t('prepare.template.name')}
          name="name"
          value={form.values.name}
          onChange={(value) => form.set('name', value)}
          error={form.errorOf('name')}
          required
        />
      </FormDialog>
    </div>
  );
}

/** The templates of the workspace, which can be deleted. */
export function AgendaTemplates() {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open}>
        {t('prepare.template.title')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('prepare.template.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        <TemplateTable />
      </Modal>
    </>
  );
}

function TemplateTable() {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  const { id } = useWorkspace();
  const query = useQuery(templatesQuery(id));
  return (
    <Loaded query={query}>
      {(templates) => (
        <DataTable
          caption={t('prepare.template.title')}
          captionHidden
          rows={templates}
          rowKey={(one) => one.id}
          empty={<p className="tp-dimmed">{t('prepare.template.none')}</p>}
          columns={[
            { key: 'name', title: t('prepare.template.name'), cell: (one) => say(one.name) },
            { key: 'items', title: t('prepare.template.items'), numeric: true, cell: (one) => one.items },
            { key: 'minutes', title: t('prepare.template.minutes'), numeric: true, cell: (one) => one.minutes },
            { key: 'seats', title: t('prepare.template.seats'), numeric: true, cell: (one) => one.seats },
            {
              key: 'delete',
              title: t('prepare.template.delete'),
              doing: true,
              cell: (one) => (
                <ConfirmButton
                  size="compact-sm"
                  aria-label={t('shared:labelled', { label: t('prepare.template.delete'), words: say(one.name) })}
                  question={t('prepare.template.deleteQuestion', { name: say(one.name) })}
                  consequence={t('prepare.template.deleteText')}
                  confirmLabel={t('prepare.template.delete')}
                  onConfirm={() => dialogue.deleteTemplate(one.id)}
                >
                  {t('prepare.template.delete')}
                </ConfirmButton>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  );
}
