import { Checkbox, Select, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Fields } from '#shared';
import { LanguageFields, LanguagePair, Section, useLocalized, useTranslation, useWorkspace } from '#shared';
import { vocabularyQuery } from '../../api/definitions.js';
import { fieldName, formulaParts, type FormulaPart, type FormValues, isInPoints } from '../../domain/form-values.js';

export type DefinitionFields = Fields<FormValues>;
export type ErrorAt = (field: keyof FormValues) => string | undefined;

export interface FormPartProps {
  readonly form: DefinitionFields;
  readonly errorAt: ErrorAt;
  /** The indicator is computed by dedicated code, so its formulas cannot be changed. */
  readonly ownRules: boolean;
  readonly isNew: boolean;
}

interface InBothProps extends Pick<FormPartProps, 'form' | 'errorAt'> {
  readonly names: readonly ['nameEn', 'nameZh'] | readonly ['notesEn', 'notesZh'];
  readonly long?: boolean;
}

function InBoth({ form, errorAt, names, long }: InBothProps) {
  const { t } = useTranslation('indicators');
  const input = (name: (typeof names)[number], lang: string) => {
    const props = { ...form.text(name), label: t(`def.field.${name}`), lang, error: errorAt(name) };
    return long ? <Textarea {...props} autosize minRows={2} maxRows={8} /> : <TextInput {...props} required />;
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {long ? (
        <LanguageFields
          en={input(names[0], 'en')}
          zh={input(names[1], 'zh-CN')}
          filled={{ en: form.values[names[0]], zh: form.values[names[1]] }}
          what={t('def.field.notes')}
        />
      ) : (
        <LanguagePair en={input(names[0], 'en')} zh={input(names[1], 'zh-CN')} />
      )}
    </SimpleGrid>
  );
}

function Words({ form, errorAt, isNew }: FormPartProps) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const vocabulary = useQuery(vocabularyQuery(id));
  const groups = vocabulary.data?.groups ?? [];
  return (
    <Section title={t('def.part.words')}>
      <div className="in-fields">
        <InBoth form={form} errorAt={errorAt} names={['nameEn', 'nameZh']} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {isNew && (
            <TextInput
              {...form.text('id')}
              label={t('def.field.id')}
              description={t('def.hint.id')}
              error={errorAt('id')}
              lang="en"
              required
              spellCheck={false}
              autoCapitalize="none"
            />
          )}
          <Select
            {...form.pick('group')}
            data-field="group"
            onChange={(group) => form.set('group', group ?? '')}
            label={t('def.field.group')}
            description={isNew ? ' ' : undefined}
            error={errorAt('group')}
            data={groups.map((group) => ({ value: group, label: t(`group.${group}`) }))}
            required
            allowDeselect={false}
          />
        </SimpleGrid>
      </div>
    </Section>
  );
}

/** In the formula language, which is the same in English and Chinese. */
const examples = {
  sum: ['SUM w*[contract in 1-3]*[social_ins has 1]', null],
  quantile: ['weighted 0.5 quantile of hourly', null],
  points: ['green_job_share(contract in 1-3)', 'green_job_share(contract in 4,5)'],
  index: ['mean hourly(contract in 1-3) - mean hourly(contract in 4,5)', 'mean hourly(contract in 1-3)'],
} as const;

function exampleOf(part: FormulaPart, values: FormValues): string | null {
  if (part === 'universe') return 'employee = 1 and sex = 2';
  const { estimator } = values;
  const kind = isInPoints(values) ? 'points' : estimator === 'index' || estimator === 'quantile' ? estimator : 'sum';
  return examples[kind][part === 'numerator' ? 0 : 1];
}

const directions: readonly FormValues['direction'][] = [
  'higher_is_better',
  'lower_is_better',
  'target_parity',
  'target_zero',
  'target_one',
  'context',
];

interface FormulasProps extends FormPartProps {
  readonly onFocusPart: (part: FormulaPart, input: HTMLTextAreaElement) => void;
}

const kinds = ['proportion', 'mean', 'quantile', 'total', 'ratio'] as const;

function Formulas({ form, errorAt, ownRules, onFocusPart }: FormulasProps) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const { id } = useWorkspace();
  const vocabulary = useQuery(vocabularyQuery(id));
  const { estimator } = form.values;
  const units = (vocabulary.data?.units ?? []).filter(({ fits }) => (fits as readonly string[]).includes(estimator));
  return (
    <Section title={t('def.part.formulas')} purpose={ownRules ? t('def.ownRules') : undefined}>
      <div className="in-fields">
        {!ownRules && (
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select
              label={t('def.field.estimator')}
              value={estimator}
              error={errorAt('estimator')}
              data={[
                ...kinds.map((kind) => ({ value: kind, label: t(`def.estimator.${kind}`) })),
                { value: 'index', label: t('def.comparison') },
              ]}
              allowDeselect={false}
              onChange={(kind) => form.set('estimator', kind as FormValues['estimator'])}
            />
            <Select
              label={t('def.field.unit')}
              value={form.values.unit}
              error={errorAt('unit')}
              data={units.map(({ unit, name }) => ({ value: unit, label: localized(name) }))}
              allowDeselect={false}
              onChange={(unit) => form.set('unit', unit as FormValues['unit'])}
            />
          </SimpleGrid>
        )}
        {formulaParts.map((part) => (
          <Textarea
            key={part}
            {...form.text(part)}
            classNames={{ input: 'in-formula-input' }}
            label={t(fieldName(part, form.values))}
            description={
              ownRules
                ? undefined
                : t('def.hint.example', { text: exampleOf(part, form.values) ?? t('def.hint.denominator') })
            }
            error={errorAt(part)}
            lang="en"
            autosize
            minRows={1}
            maxRows={6}
            spellCheck={false}
            autoCapitalize="none"
            required={!ownRules && part !== 'universe'}
            readOnly={ownRules}
            onFocus={(event) => onFocusPart(part, event.currentTarget)}
          />
        ))}
      </div>
    </Section>
  );
}

function About({ form, errorAt }: FormPartProps) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const vocabulary = useQuery(vocabularyQuery(id));
  const { values, set } = form;
  const offered = [...new Set([...(vocabulary.data?.breakdowns ?? []), ...values.disaggregations])];
  return (
    <Section title={t('def.part.about')}>
      <div className="in-fields">
        <Checkbox.Group
          label={t('def.field.disaggregations')}
          value={[...values.disaggregations]}
          error={errorAt('disaggregations')}
          onChange={(chosen) =>
            set(
              'disaggregations',
              offered.filter((each) => chosen.includes(each)),
            )
          }
        >
          <div className="in-breakdowns">
            {offered.map((each) => (
              <Checkbox key={each} value={each} label={t(`breakdown.${each}`, { defaultValue: each })} />
            ))}
          </div>
        </Checkbox.Group>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t('def.field.direction')}
            value={values.direction}
            error={errorAt('direction')}
            description=" "
            data={directions.map((value) => ({ value, label: t(`def.direction.${value}`) }))}
            allowDeselect={false}
            onChange={(direction) => set('direction', direction as FormValues['direction'])}
          />
          <TagsInput
            label={t('def.field.sdg')}
            description={t('def.hint.sdg')}
            value={[...values.sdg]}
            error={errorAt('sdg')}
            onChange={(sdg) => set('sdg', sdg)}
            maxTags={12}
          />
        </SimpleGrid>
        <InBoth form={form} errorAt={errorAt} names={['notesEn', 'notesZh']} long />
      </div>
    </Section>
  );
}

function Why({ form, errorAt, isNew }: FormPartProps) {
  const { t } = useTranslation('indicators');
  return (
    <Section title={t('def.part.why')}>
      <div className="in-fields">
        {!isNew && (
          <Checkbox
            mb="sm"
            label={t('def.field.retired')}
            checked={form.values.retired}
            onChange={(event) => form.set('retired', event.currentTarget.checked)}
          />
        )}
        <Textarea
          {...form.text('reason')}
          label={t('def.field.reason')}
          description={t(isNew ? 'def.hint.reasonNew' : 'def.hint.reason')}
          error={errorAt('reason')}
          required
          maxLength={500}
          autosize
          minRows={2}
        />
      </div>
    </Section>
  );
}

/** The name, and what is counted. */
export function MeaningFields(props: FormulasProps) {
  return (
    <>
      <Words {...props} />
      <Formulas {...props} />
    </>
  );
}

/** How the indicator is shown, and the reason for the version. */
export function ShowingFields(props: FormPartProps) {
  return (
    <>
      <About {...props} />
      <Why {...props} />
    </>
  );
}
