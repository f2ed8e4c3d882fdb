import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LocalizedText } from '../../../shared/index.js';
import {
  api,
  DataTable,
  ErrorState,
  Section,
  useCan,
  useEditing,
  useFormat,
  useLocalized,
  useWorkspace,
} from '../../../shared/index.js';
import type { WavePage } from '../api/surveys.js';
import { surveysKey, surveysPath } from '../api/surveys.js';
import { useParkName } from './park-names.js';

interface PartProps {
  readonly wave: WavePage;
}

/** Filled by the park and the questionnaire, not by hand. */
const derived = ['park_name', 'core_questions', 'core_minutes', 'module_minutes'];

function useSave<Values extends object>(
  { base, form }: ReturnType<typeof useEditing<WavePage, Values>>,
  changesOf: (values: Values) => Record<string, unknown>,
): () => Promise<void> {
  const { id } = useWorkspace();
  const client = useQueryClient();
  return async () => {
    const saved = await form.submit(async (values) => {
      await api.patch(surveysPath(id, `/waves/${base.id}`), changesOf(values), { version: base.version });
      await client.invalidateQueries({ queryKey: surveysKey(id) });
      return true;
    });
    if (saved) form.reset();
  };
}

function papersOf(wave: WavePage) {
  return {
    approvalNumber: wave.approvalNumber ?? '',
    approvalBody: wave.approvalBody ?? '',
    approvalValidUntil: wave.approvalValidUntil ?? '',
    approvalExemption: wave.approvalExemption ?? '',
  };
}

function PaperForm({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const editing = useEditing(wave, papersOf);
  const { form: fields } = editing;
  const save = useSave(editing, (values) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim() === '' ? null : value])),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <div className="sv-two">
          <TextInput label={t('papers.approvalNumber')} {...fields.text('approvalNumber')} />
          <TextInput label={t('papers.approvalBody')} {...fields.text('approvalBody')} />
          <TextInput type="date" label={t('papers.approvalValidUntil')} {...fields.text('approvalValidUntil')} />
        </div>
        <Textarea
          autosize
          minRows={2}
          label={t('papers.approvalExemption')}
          description={t('papers.exemptionHint')}
          {...fields.text('approvalExemption')}
        />
        {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={fields.busy}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Papers({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const said = wave.approvalExemption
    ? [['approvalExemption', wave.approvalExemption]]
    : [
        ['approvalNumber', wave.approvalNumber],
        ['approvalBody', wave.approvalBody],
        ['approvalValidUntil', wave.approvalValidUntil && format.date(wave.approvalValidUntil)],
      ];
  return (
    <dl className="sv-facts">
      {said.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`papers.${name}`)}</dt>
          <dd>{value || t('papers.missing')}</dd>
        </div>
      ))}
    </dl>
  );
}

const filledByHand = (wave: WavePage): WavePage['placeholders'] =>
  wave.placeholders.filter(({ name }) => !derived.includes(name));

function sheetOf(wave: WavePage): Record<string, string> {
  return Object.fromEntries(
    filledByHand(wave).flatMap(({ name }) => [
      [`${name}.en`, wave.texts[name]?.en ?? ''],
      [`${name}.zh`, wave.texts[name]?.zh ?? ''],
    ]),
  );
}

function SheetForm({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const names = filledByHand(wave);
  const editing = useEditing(wave, sheetOf);
  const { base, form: fields } = editing;
  const save = useSave(editing, (values) => {
    const texts: Record<string, LocalizedText> = { ...base.texts };
    for (const { name } of names) texts[name] = { en: values[`${name}.en`] ?? '', zh: values[`${name}.zh`] ?? '' };
    return { texts };
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        {names.map(({ name, meaning }) => (
          <fieldset key={name} className="sv-pair">
            <legend>{inWords(meaning)}</legend>
            <TextInput
              aria-label={t('papers.inEnglish', { what: meaning.en })}
              leftSection="EN"
              {...fields.text(`${name}.en`)}
            />
            <TextInput
              aria-label={t('papers.inChinese', { what: meaning.zh })}
              leftSection="中"
              {...fields.text(`${name}.zh`)}
            />
          </fieldset>
        ))}
        {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={fields.busy}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Sheet({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  return (
    <dl className="sv-facts">
      {wave.placeholders
        .filter(({ name }) => !derived.includes(name))
        .map(({ name, meaning }) => (
          <div key={name}>
            <dt>{inWords(meaning)}</dt>
            <dd>{inWords(wave.texts[name] ?? null) || t('papers.missing')}</dd>
          </div>
        ))}
    </dl>
  );
}

function Strata({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const park = useParkName();
  const number = (value: number) => format.number(value);
  return (
    <DataTable
      caption={t('strata.title')}
      rows={wave.strata}
      rowKey={(row) => row.stratum}
      keepTable
      columns={[
        { key: 'stratum', title: t('strata.code'), cell: (row) => <span className="tp-numbers">{row.stratum}</span> },
        { key: 'park', title: t('strata.park'), cell: (row) => park(row.parkId) },
        {
          key: 'size',
          title: t('strata.size'),
          cell: (row) => row.sizeClasses.map((size) => t(`size.${size}`)).join('; '),
        },
        { key: 'enterprises', title: t('strata.enterprises'), numeric: true, cell: (row) => number(row.enterprises) },
        { key: 'headcount', title: t('strata.headcount'), numeric: true, cell: (row) => number(row.headcount) },
        { key: 'women', title: t('sex.women'), numeric: true, cell: (row) => number(row.women) },
        { key: 'men', title: t('sex.men'), numeric: true, cell: (row) => number(row.men) },
        { key: 'target', title: t('strata.target'), numeric: true, cell: (row) => number(row.target) },
      ]}
    />
  );
}

/** What must be settled before the first answer; read only afterwards. */
export function PapersPart({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const editable = useCan()('surveys.wave.edit') && wave.state === 'draft';
  return (
    <div className="tp-stack">
      <Section title={t('papers.title')} purpose={t('papers.purpose')}>
        {editable ? <PaperForm wave={wave} /> : <Papers wave={wave} />}
      </Section>
      <Section title={t('papers.sheet')} purpose={t('papers.sheetPurpose')}>
        {editable ? <SheetForm wave={wave} /> : <Sheet wave={wave} />}
      </Section>
      <Section title={t('strata.title')} purpose={t('strata.purpose', { offer: t(`offer.${wave.offer}`) })}>
        <Strata wave={wave} />
      </Section>
    </div>
  );
}
