import { Checkbox, MultiSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from '#shared';
import { changeItem, formulaOf, initialOfText } from '#server/surveys/form/editing/index.js';
import type { FormQuestion, FormRole, Formula, Texts } from '#server/surveys/form/model/form-model.js';
import { FORM_ROLES } from '#server/surveys/form/model/form-model.js';
import { withLanguage } from '../../domain/draft-texts.js';
import { ChoiceFields } from './choice-fields.js';
import { FormulaField } from './formula-field.js';
import type { PartProps } from './item-form.js';
import { KeptSelect } from './kept-select.js';
import { RangeFields } from './range-fields.js';
import { RuleField, type ReadQuestion } from './rule-field.js';
import { TextPair } from './text-pair.js';
import { useReadable } from './use-readable.js';

type QuestionProps = PartProps & { readonly item: FormQuestion; readonly readable: readonly ReadQuestion[] };

/** What belongs to the answer: whether it must be given, its choices or limits, its calculation, its meaning. */
export function AnswerFields(props: QuestionProps) {
  const { editor, item, set, errorAt } = props;
  const { t } = useTranslation('surveys');
  const { type } = item;
  const isAnswered = type.kind !== 'note' && type.kind !== 'calculate';
  const clearButton = useMemo(() => ({ 'aria-label': t('editor.noRole') }), [t]);
  return (
    <>
      {'choices' in type && <ChoiceFields {...{ editor, item, set, errorAt }} />}
      {type.kind === 'range' && <RangeFields type={type} onChange={(next) => set({ type: next })} />}
      {type.kind === 'calculate' && <Calculation {...props} />}
      {isAnswered && (
        <WhenField
          key={`required ${item.id}`}
          label={t('editor.required')}
          onlyIf={t('editor.requiredIf')}
          formula={item.required}
          readable={props.readable}
          error={errorAt('required')}
          onChange={(required) => set({ required }, 'required')}
        />
      )}
      {item.required !== undefined && isAnswered && <MessageField {...props} name="requiredMessage" />}
      {isAnswered && <ConstraintFields {...props} />}
      <KeptSelect
        clearable
        label={t('editor.role')}
        description={t('editor.roleHint')}
        placeholder={t('editor.noRole')}
        clearButtonProps={clearButton}
        data={FORM_ROLES.map((value) => ({ value, label: t(`editor.roles.${value}`) }))}
        value={item.role ?? null}
        onPick={(role) => set({ role: (role as FormRole | null) ?? undefined })}
      />
    </>
  );
}

function Calculation({ item, set, errorAt }: QuestionProps) {
  const { t } = useTranslation('surveys');
  return (
    <FormulaField
      label={t('editor.calculation')}
      description={t(item.type.kind === 'calculate' ? 'editor.calculationHint' : 'editor.shownCalculation')}
      formula={item.calculation}
      error={errorAt('calculation')}
      onChange={(calculation) => set({ calculation }, 'calculation')}
    />
  );
}

interface WhenFieldProps {
  readonly label: string;
  readonly onlyIf: string;
  readonly formula: Formula | undefined;
  readonly readable: readonly ReadQuestion[];
  readonly error: string | undefined;
  readonly onChange: (formula: Formula | undefined) => void;
}

const always = formulaOf('true()');

/** A box for always, and a rule for what holds only under a condition. */
function WhenField({ label, onlyIf, formula, readable, error, onChange }: WhenFieldProps) {
  const { t } = useTranslation('surveys');
  const rule = formula?.text === always?.text ? undefined : formula;
  return (
    <>
      <Checkbox
        label={label}
        checked={formula !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? always : undefined)}
      />
      {formula !== undefined && (
        <RuleField
          label={onlyIf}
          description={t('editor.onlyIfHint')}
          formula={rule}
          questions={readable}
          error={error}
          onChange={(next) => onChange(next ?? always)}
        />
      )}
    </>
  );
}

function MessageField({
  editor,
  item,
  name,
}: QuestionProps & { readonly name: 'requiredMessage' | 'constraintMessage' }) {
  const { t } = useTranslation('surveys');
  const { change, languages } = editor;
  const say = (texts: Texts, language: 'en' | 'zh'): void =>
    change(
      (before) =>
        withLanguage(
          changeItem(before, item.id ?? '', (each) => ({ ...(each as FormQuestion), [name]: texts })),
          languages[language],
        ),
      `${item.id} ${name} ${language}`,
    );
  return <TextPair label={t(`editor.${name}`)} texts={item[name]} languages={languages} onChange={say} />;
}

function ConstraintFields(props: QuestionProps) {
  const { editor, item, set, errorAt } = props;
  const { t } = useTranslation('surveys');
  const own = useReadable(editor, item, 'itself');
  return (
    <>
      <RuleField
        key={`constraint ${item.id}`}
        label={t('editor.constraint')}
        description={t('editor.constraintHint')}
        formula={item.constraint}
        questions={own}
        error={errorAt('constraint')}
        onChange={(constraint) => set({ constraint }, 'constraint')}
      />
      {item.constraint !== undefined && <MessageField {...props} name="constraintMessage" />}
    </>
  );
}

/** What few questions need: a default, an answer that cannot be changed or is calculated, and what starts the calculation. */
export function FurtherAnswerFields(props: QuestionProps) {
  const { item, set, errorAt, readable } = props;
  const { t } = useTranslation('surveys');
  const { initial, type } = item;
  const first = initial === undefined ? '' : 'fixed' in initial ? initial.fixed : initial.formula.text;
  const isAnswered = type.kind !== 'note' && type.kind !== 'calculate';
  return (
    <>
      {isAnswered && (
        <>
          <TextInput
            className="sv-typed"
            spellCheck={false}
            label={t('editor.initial')}
            description={t('editor.initialHint')}
            error={errorAt('default')}
            value={first}
            onChange={({ currentTarget: { value } }) => set({ initial: initialOfText(value) }, 'initial')}
          />
          <WhenField
            key={`read-only ${item.id}`}
            label={t('editor.readOnly')}
            onlyIf={t('editor.readOnlyIf')}
            formula={item.readOnly}
            readable={readable}
            error={errorAt('read_only')}
            onChange={(readOnly) => set({ readOnly }, 'readOnly')}
          />
          <Calculation {...props} />
        </>
      )}
      {(item.calculation !== undefined || item.triggers.length > 0) && (
        <MultiSelect
          searchable
          limit={100}
          label={t('editor.triggers')}
          description={t('editor.triggersHint')}
          error={errorAt('trigger')}
          data={[
            ...new Map(
              [
                ...item.triggers.map((name) => ({ value: name, label: name })),
                ...readable.map(({ name, label }) => ({ value: name, label })),
              ].map((each) => [each.value, each]),
            ).values(),
          ]}
          value={[...item.triggers]}
          onChange={(triggers) => set({ triggers })}
        />
      )}
    </>
  );
}
