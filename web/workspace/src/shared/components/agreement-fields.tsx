import { Radio, Stack } from '@mantine/core';
import { dayPlus } from '#server/kernel/day.js';
import type { Schema } from '../api/schema.js';
import { useFormat } from '../format/use-format.js';
import { DateField } from '../forms/date-field.js';
import type { Fields } from '../forms/use-fields.js';
import { useTranslation } from '../i18n/i18n.js';

type Draft = Schema<'RecordConclusionRequest'>;

interface Agreed {
  readonly agreement: Draft['agreement'];
  readonly confirmBy: string;
}

/** Days that organisations usually have to confirm a conclusion. */
const usualDays = 30;

/** What the form of a new conclusion begins with. */
export const agreedFrom = (today: string): Agreed => ({ agreement: 'agreed', confirmBy: dayPlus(today, usualDays) });

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
  return (
    <>
      <Radio.Group
        label={label}
        value={form.values.agreement}
        onChange={(agreement) => form.set('agreement', agreement as Agreed['agreement'])}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="agreed" label={t('agreement.agreed')} description={t('consensusHint')} />
          <Radio value="no-objection" label={t('agreement.no-objection')} description={t('noObjectionHint')} />
          <Radio value="ad-referendum" label={t('agreement.ad-referendum')} description={t('agreementHint')} />
        </Stack>
      </Radio.Group>
      {form.values.agreement === 'ad-referendum' && (
        <DateField label={t('confirmBy')} required min={format.today()} {...form.text('confirmBy')} />
      )}
    </>
  );
}
