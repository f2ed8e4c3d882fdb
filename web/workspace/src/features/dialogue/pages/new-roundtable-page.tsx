import { Button, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  DraftNotice,
  ErrorState,
  Form,
  Page,
  useFields,
  useGo,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { roundtablesQuery } from '../api/queries.js';
import { TemplateField } from '../components/agenda-templates.js';
import { RoundtableFields } from '../components/roundtable-fields.js';
import type { RoundtableValues } from '../components/roundtable-fields.js';
import '../dialogue.css';

const nothing = { en: '', zh: '' };

interface AsBeforeProps {
  readonly value: string | null;
  readonly onChange: (roundtableId: string | null) => void;
}

/** The earlier roundtable whose seats and topics are copied. */
function AsBefore({ value, onChange }: AsBeforeProps) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const { id } = useWorkspace();
  const earlier = useQuery(roundtablesQuery(id)).data ?? [];
  if (earlier.length === 0) return null;
  return (
    <Select
      label={t('form.asBefore')}
      description={t('form.asBeforeHint')}
      placeholder={t('form.asBeforeNone')}
      data={earlier.map(({ id, label, title }) => ({ value: id, label: `${label} ${say(title)}` }))}
      clearable
      searchable
      value={value}
      onChange={onChange}
    />
  );
}

export function NewRoundtablePage() {
  const { t } = useTranslation('dialogue');
  const { id, timeZone } = useWorkspace();
  const dialogue = useDialogue();
  const go = useGo();
  const notify = useNotify();
  const [asRoundtableId, copy] = useState<string | null>(null);
  const [agendaTemplateId, chooseTemplate] = useState<string | null>(null);
  const blank: RoundtableValues = {
    title: nothing,
    note: nothing,
    startsOn: '',
    endsOn: '',
    opensAt: '',
    timeZone,
    placeId: null,
  };
  const form = useFields(blank, `roundtable:new:${id}`);
  const submit = async (): Promise<void> => {
    const made = await form.submit(({ opensAt, note, endsOn, ...values }) =>
      dialogue.create({
        ...values,
        asRoundtableId,
        agendaTemplateId,
        endsOn: endsOn || values.startsOn,
        opensAt: opensAt || null,
        note: note.en || note.zh ? note : null,
      }),
    );
    if (!made) return;
    go(`/roundtables/${made.id}`);
    if (made.notSeated > 0) notify(t('form.notSeated', { count: made.notSeated }));
  };
  return (
    <Page title={t('form.create')} purpose={t('form.createPurpose')}>
      <Form form={form} className="tp-card" onSubmit={submit}>
        <Stack>
          <DraftNotice form={form} />
          <RoundtableFields form={form} />
          <AsBefore value={asRoundtableId} onChange={copy} />
          <TemplateField value={agendaTemplateId} onChange={chooseTemplate} />
          {form.problem !== null && <ErrorState error={form.problem} compact typed />}
          <div>
            <Button type="submit" loading={form.busy}>
              {t('form.submit')}
            </Button>
          </div>
        </Stack>
      </Form>
    </Page>
  );
}
