import { Button, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useLocalized, useTranslation } from '#shared';
import type { FlagRule, FlagRules } from '../api/flags.js';

interface CardProps {
  readonly rule: FlagRule;
  readonly questions: FlagRules['questions'];
  readonly errorOf: (field: string) => string | undefined;
  /** Undefined: the reader may not edit. */
  readonly onChange: ((rule: FlagRule | null) => void) | undefined;
}

const example = '${age} < 20 and ${years} > 10';
const paces = ['1', '2', '3', '4'] as const;

function Parameters({ rule, questions, errorOf, onChange }: CardProps) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const change = (part: Partial<FlagRule>): void => onChange?.({ ...rule, ...part });
  const fixed = { readOnly: onChange === undefined };
  if (rule.kind === 'fast')
    return (
      <Select
        {...fixed}
        allowDeselect={false}
        label={t('rules.pace')}
        error={errorOf('threshold')}
        data={paces.map((value) => ({ value, label: t(`rules.paces.${value}`) }))}
        value={String(rule.threshold)}
        onChange={(value) => change({ threshold: Number(value) })}
      />
    );
  if (rule.kind === 'declined' || rule.kind === 'duplicate')
    return (
      <NumberInput
        {...fixed}
        label={t(rule.kind === 'declined' ? 'rules.share' : 'rules.fewest')}
        description={t(rule.kind === 'declined' ? 'rules.shareHint' : 'rules.fewestHint')}
        error={errorOf('threshold')}
        allowDecimal={false}
        value={rule.threshold ?? ''}
        onChange={(value) => change({ threshold: value === '' ? null : Number(value) })}
      />
    );
  if (rule.kind === 'same-answers')
    return (
      <MultiSelect
        {...fixed}
        searchable
        label={t('rules.questions')}
        description={t('rules.questionsHint')}
        error={errorOf('questions')}
        data={questions
          .filter(({ isChoice, name }) => isChoice || rule.questions.includes(name))
          .map(({ name, label }) => ({ value: name, label: `${name}: ${inWords(label)}` }))}
        value={[...rule.questions]}
        onChange={(chosen) => change({ questions: chosen })}
      />
    );
  return (
    <Textarea
      {...fixed}
      autosize
      className="sv-typed"
      spellCheck={false}
      label={t('rules.condition')}
      description={
        <>
          {t('rules.conditionHint')}
          <code className="sv-nowrap">{example}</code>
        </>
      }
      error={errorOf('condition')}
      value={rule.condition}
      onChange={({ currentTarget: { value } }) => change({ condition: value })}
    />
  );
}

/** One rule in plain words, with its parameters. */
export function RuleCard(props: CardProps) {
  const { rule, errorOf, onChange } = props;
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const name = inWords(rule.label) || t('rules.unnamed');
  const label = (language: 'en' | 'zh') => (
    <TextInput
      readOnly={onChange === undefined}
      label={t(`rules.name.${language}`)}
      error={errorOf('label')}
      value={rule.label[language]}
      onChange={({ currentTarget: { value } }) => onChange?.({ ...rule, label: { ...rule.label, [language]: value } })}
    />
  );
  return (
    <section className="tp-section tp-card" aria-label={name}>
      <div>
        <h2>{name}</h2>
        <p className="tp-dimmed">{t(`rules.kinds.${rule.kind}`)}</p>
      </div>
      <div className="sv-two">
        {label('en')}
        {label('zh')}
      </div>
      <Parameters {...props} />
      {onChange !== undefined && (
        <div>
          <Button
            size="xs"
            variant="subtle"
            color="red"
            leftSection={<Trash2 size={16} aria-hidden />}
            aria-label={t('shared:labelled', { label: t('rules.remove'), words: inWords(rule.label) })}
            onClick={() => onChange(null)}
          >
            {t('rules.remove')}
          </Button>
        </div>
      )}
    </section>
  );
}
