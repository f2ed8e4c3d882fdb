import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DraftNotice, ErrorState, Page, useFields, useGo, useWorkspace, Form } from '#shared';
import { useDialogue } from '../api/commands.js';
import { RoundtableFields } from '../components/roundtable-fields.js';
import type { RoundtableValues } from '../components/roundtable-fields.js';
import '../dialogue.css';

const nothing = { en: '', zh: '' };

export function NewRoundtablePage() {
  const { t } = useTranslation('dialogue');
  const { id, timeZone } = useWorkspace();
  const dialogue = useDialogue();
  const go = useGo();
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
        endsOn: endsOn || values.startsOn,
        opensAt: opensAt || null,
        note: note.en || note.zh ? note : null,
      }),
    );
    if (made) go(`/roundtables/${made.id}`);
  };
  return (
    <Page title={t('form.create')} purpose={t('form.createPurpose')}>
      <Form form={form} className="tp-card" onSubmit={submit}>
        <Stack>
          <DraftNotice form={form} />
          <RoundtableFields form={form} />
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
