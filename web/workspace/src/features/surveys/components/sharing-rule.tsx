import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useLocalized, useTranslation } from '#shared';
import type { SharingVariable } from '../api/sharing.js';
import type { TypedRule } from '../domain/rule-texts.js';

interface RuleProps {
  readonly variable: SharingVariable;
  readonly rule: TypedRule;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (rule: TypedRule) => void;
}

function Parameters({ variable, rule, errorOf, onChange }: RuleProps) {
  const { t } = useTranslation('surveys');
  const number = (field: 'lowest' | 'highest' | 'digits') => (
    <NumberInput
      label={t(`sharing.${field}`)}
      error={errorOf(field)}
      allowDecimal={false}
      hideControls
      value={rule[field] ?? ''}
      onChange={(value) => onChange({ ...rule, [field]: value === '' ? null : Number(value) })}
    />
  );
  const text = (field: 'bands' | 'groups') => (
    <TextInput
      label={t(`sharing.${field}`)}
      description={t(`sharing.${field}Hint`)}
      error={errorOf(field)}
      value={rule[field]}
      onChange={({ currentTarget: { value } }) => onChange({ ...rule, [field]: value })}
    />
  );
  if (rule.treatment === 'limits')
    return (
      <div className="sv-two">
        {number('lowest')}
        {number('highest')}
      </div>
    );
  if (rule.treatment === 'bands') return text('bands');
  if (rule.treatment === 'digits') return number('digits');
  if (rule.treatment !== 'groups') return null;
  return (
    <>
      {text('groups')}
      <Codes variable={variable} />
    </>
  );
}

/** The codes that can be joined, with their meanings. */
function Codes({ variable: { codes } }: Pick<RuleProps, 'variable'>) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const most = 30;
  return (
    <details>
      <summary>{t('sharing.codes')}</summary>
      <ul className="sv-codes">
        {codes.slice(0, most).map(({ code, label }) => (
          <li key={code}>
            {code} {inWords(label)}
          </li>
        ))}
      </ul>
      {codes.length > most && <p className="tp-dimmed">{t('sharing.moreCodes', { count: codes.length - most })}</p>}
    </details>
  );
}

/** What a shared file shows of one variable. */
export function SharingRuleFields(props: RuleProps) {
  const { variable, rule, errorOf, onChange } = props;
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const isKept = rule.treatment !== 'leave-out';
  return (
    <section className="sv-sharing-rule" aria-label={variable.name}>
      <p>{t('shared:labelled', { label: variable.name, words: inWords(variable.label) })}</p>
      <div className="tp-stack">
        <Select
          allowDeselect={false}
          aria-label={t('shared:labelled', { label: t('sharing.treatment'), words: variable.name })}
          error={errorOf('treatment')}
          data={variable.treatments.map((value) => ({ value, label: t(`sharing.treatments.${value}`) }))}
          value={rule.treatment}
          onChange={(value) => {
            const treatment = variable.treatments.find((each) => each === value) ?? 'leave-out';
            onChange({ ...rule, treatment, isKey: rule.isKey && treatment !== 'leave-out' });
          }}
        />
        <Parameters {...props} />
        {variable.mayBeKey && isKept && (
          <Checkbox
            label={t('sharing.isKey')}
            error={errorOf('isKey')}
            checked={rule.isKey}
            onChange={({ currentTarget: { checked } }) => onChange({ ...rule, isKey: checked })}
          />
        )}
      </div>
    </section>
  );
}
