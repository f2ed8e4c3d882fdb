import { Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import {
  api,
  ErrorState,
  Form,
  Loaded,
  type Schema,
  Section,
  textOf,
  useFields,
  useFormat,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import { csvLine } from '#server/kernel/csv.js';
import { specialDaysQuery } from '../api/account.js';

type Days = Schema<'SpecialDaysResponse'>['days'];

function DaysForm({ days }: { readonly days: Days }) {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const notify = useNotify();
  const client = useQueryClient();
  const { id: workspaceId } = useWorkspace();
  const resetRef = useRef<() => void>(null);
  const header = csvLine([t('specialDays.date'), t('specialDays.kind')]);
  const lines = days.map(({ day, kind }) => csvLine([day, t(`specialDays.${kind}`)]));
  const form = useFields({ text: days.length === 0 ? '' : [header, ...lines].join('') }, null);
  const save = async (): Promise<void> => {
    const path = { workspaceId };
    const saved = await form.submit((body) => api.put('/api/workspaces/{workspaceId}/special-days', { path, body }));
    if (saved === undefined) return;
    await client.invalidateQueries({ queryKey: specialDaysQuery(workspaceId).queryKey });
    notify(t('specialDays.saved', { count: saved.days.length }));
  };
  const last = days.at(-1)?.day;
  return (
    <Form form={form} onSubmit={save}>
      <Stack gap="md" maw={480}>
        <Text size="sm">
          {last === undefined
            ? t('specialDays.none')
            : t('specialDays.known', { count: days.length, last: format.date(last) })}
        </Text>
        <Textarea
          {...form.text('text')}
          label={t('specialDays.table')}
          description={t('specialDays.format')}
          placeholder={`${header}2026-10-01,${t('specialDays.holiday')}\n2026-10-10,${t('specialDays.working')}`}
          rows={8}
        />
        {form.problem !== null && <ErrorState error={form.problem} compact typed />}
        <Group>
          <Button type="submit" variant="default" loading={form.busy}>
            {t('specialDays.save')}
          </Button>
          <FileButton
            resetRef={resetRef}
            accept=".csv,.txt,text/csv"
            onChange={(file) => {
              // so that the same file can be chosen again after it was corrected
              if (file)
                void textOf(file)
                  .then((text) => form.set('text', text))
                  .finally(() => resetRef.current?.());
            }}
          >
            {(props) => (
              <Button {...props} variant="default">
                {t('specialDays.file')}
              </Button>
            )}
          </FileButton>
        </Group>
      </Stack>
    </Form>
  );
}

/** Public holidays and make-up working days, by which terms of working days are counted. */
export function SpecialDays() {
  const { t } = useTranslation('identity');
  const { id } = useWorkspace();
  return (
    <Section title={t('specialDays.title')} purpose={t('specialDays.purpose')}>
      <Loaded query={useQuery(specialDaysQuery(id))}>
        {({ days }) => <DaysForm key={days.map(({ day, kind }) => day + kind).join()} days={days} />}
      </Loaded>
    </Section>
  );
}
