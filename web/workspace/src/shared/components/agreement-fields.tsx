import { Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { dayAfterWorkingDays } from '#server/kernel/working-day.js';
import { api } from '../api/client.js';
import type { Schema } from '../api/schema.js';
import { useFormat } from '../format/use-format.js';
import { DateField } from '../forms/date-field.js';
import type { Fields } from '../forms/use-fields.js';
import { useTranslation } from '../i18n/i18n.js';
import { useWorkspace } from '../session/workspace-context.js';

type Draft = Schema<'RecordConclusionRequest'>;

interface Agreed {
  readonly agreement: Draft['agreement'];
  readonly confirmBy: string;
}

/** Working days that organisations usually have to confirm a conclusion. */
const usualDays = 20;

/** What the form of a new conclusion begins with; the usual date is entered when it is needed. */
export const newAgreement: Agreed = { agreement: 'agreed', confirmBy: '' };

/** The last of the usual working days by the table of the workspace; empty until the table is known. */
function useUsualDate(): string {
  const { id: workspaceId } = useWorkspace();
  const format = useFormat();
  const table = useQuery({
    queryKey: [workspaceId, 'special-days'],
    queryFn: ({ signal }) => api.get('/api/workspaces/{workspaceId}/special-days', { path: { workspaceId }, signal }),
  }).data;
  if (table === undefined) return '';
  return dayAfterWorkingDays(format.today(), usualDays, new Map(table.days.map(({ day, kind }) => [day, kind])));
}

/** Only a conclusion subject to confirmation is sent with a date. */
export const agreementOf = ({ agreement, confirmBy }: Agreed): Pick<Draft, 'agreement' | 'confirmBy'> => ({
  agreement,
  ...(agreement === 'ad-referendum' && { confirmBy }),
});

interface AgreementProps {
  readonly label: string;
  readonly form: Pick<Fields<Agreed>, 'values' | 'set' | 'text'>;
}

/** How a conclusion was reached, and by when organisations confirm it. */
export function AgreementFields({ label, form }: AgreementProps) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const usualDate = useUsualDate();
  const choose = (agreement: Agreed['agreement']): void => {
    form.set('agreement', agreement);
    if (agreement === 'ad-referendum' && form.values.confirmBy === '') form.set('confirmBy', usualDate);
  };
  return (
    <>
      <Radio.Group
        label={label}
        value={form.values.agreement}
        onChange={(agreement) => choose(agreement as Agreed['agreement'])}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="agreed" label={t('agreement.agreed')} description={t('consensusHint')} />
          <Radio value="no-objection" label={t('agreement.no-objection')} description={t('noObjectionHint')} />
          <Radio value="ad-referendum" label={t('agreement.ad-referendum')} description={t('agreementHint')} />
        </Stack>
      </Radio.Group>
      {form.values.agreement === 'ad-referendum' && (
        <DateField
          label={t('confirmBy')}
          description={t('confirmByHint')}
          required
          min={format.today()}
          {...form.text('confirmBy')}
        />
      )}
    </>
  );
}
