import { ActionIcon, Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from '#shared';
import {
  areComplete,
  type Condition,
  type Conditions,
  conditionsOf,
  conditionsText,
  formulaOf,
  needsValue,
  type Operator,
} from '#server/surveys/form/editing/index.js';
import type { Formula } from '#server/surveys/form/model/form-model.js';
import { useLatest } from './use-latest.js';

/** A question whose answer a rule can read. */
export interface ReadQuestion {
  readonly name: string;
  readonly label: string;
  readonly kind: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

interface RuleFieldProps {
  readonly label: string;
  readonly description: string;
  readonly formula: Formula | undefined;
  /** One that checks the answer itself has this question only, under a blank name. */
  readonly questions: readonly ReadQuestion[];
  readonly error: string | undefined;
  readonly onChange: (formula: Formula | undefined) => void;
}

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'range', 'calculate']);

function operatorsFor(kind: string | undefined): readonly Operator[] {
  if (kind === 'selectMultiple') return ['selected', 'not-selected', 'answered', 'blank'];
  if (kind === undefined || NUMBERS.has(kind)) return ['=', '!=', '<', '<=', '>', '>=', 'answered', 'blank'];
  return ['=', '!=', 'answered', 'blank'];
}

/** An expression by clicking, where it has the form of comparisons joined by “and” or “or”, and by typing. */
export function RuleField({ onChange, ...props }: RuleFieldProps) {
  return <Rule {...props} onChange={useLatest(onChange)} />;
}

/** Drawn again only if its expression or the questions that it can read change. */
const Rule = memo(function Rule(props: RuleFieldProps) {
  const { label, description, formula, questions, error, onChange } = props;
  const { t } = useTranslation('surveys');
  const text = formula?.text ?? '';
  const [typing, setTyping] = useState(false);
  // what is chosen here and not written yet, and the text for which it was chosen
  const [own, setOwn] = useState<{ readonly conditions: Conditions; readonly text: string }>();
  const kinds = new Map(questions.map(({ name, kind }) => [name, kind]));
  const conditions = own?.text === text ? own.conditions : conditionsOf(text);
  const set = (next: Conditions): void => {
    const isWritten = areComplete(next);
    const written = isWritten ? formulaOf(conditionsText(next, (name) => NUMBERS.has(kinds.get(name) ?? ''))) : formula;
    setOwn({ conditions: next, text: written?.text ?? '' });
    if (isWritten) onChange(written);
  };
  const canClick = conditions?.parts.every(({ question }) => kinds.has(question)) === true;
  return (
    <fieldset className="sv-rule">
      <legend>{label}</legend>
      {canClick && !typing ? (
        <Clicked conditions={conditions} questions={questions} onChange={set} />
      ) : (
        <Textarea
          autosize
          minRows={1}
          aria-label={label}
          className="sv-typed"
          spellCheck={false}
          description={canClick ? description : t('editor.onlyTyped')}
          value={text}
          onChange={({ currentTarget: { value } }) => onChange(value.trim() === '' ? undefined : typedFormula(value))}
        />
      )}
      {canClick && !typing && !areComplete(conditions) && <p role="status">{t('editor.incomplete')}</p>}
      {error !== undefined && (
        <p className="sv-rule-error" role="alert">
          {error}
        </p>
      )}
      {canClick && (
        <Button size="compact-sm" variant="subtle" onClick={() => setTyping(!typing)}>
          {t(typing ? 'editor.click' : 'editor.type')}
        </Button>
      )}
    </fieldset>
  );
});

/** As typed: a blank at its end must not vanish while someone is typing. */
function typedFormula(typed: string): Formula | undefined {
  const formula = formulaOf(typed);
  return formula && { ...formula, text: formula.text + (/\s*$/.exec(typed)?.[0] ?? '') };
}

interface ClickedProps {
  readonly conditions: Conditions;
  readonly questions: readonly ReadQuestion[];
  readonly onChange: (conditions: Conditions) => void;
}

function Clicked({ conditions, questions, onChange }: ClickedProps) {
  const { t } = useTranslation('surveys');
  const { joinedBy, parts } = conditions;
  const first = questions.at(-1);
  const add = (): void => {
    const operator = operatorsFor(first?.kind)[0]!;
    onChange({ joinedBy, parts: [...parts, { question: first?.name ?? '', operator, value: '' }] });
  };
  return (
    <>
      {parts.map((part, place) => (
        <div key={place} className="sv-condition">
          {place > 0 && (
            <Select
              aria-label={t('editor.join')}
              allowDeselect={false}
              data={[
                { value: 'and', label: t('editor.and') },
                { value: 'or', label: t('editor.or') },
              ]}
              value={joinedBy}
              onChange={(word) => onChange({ joinedBy: word === 'or' ? 'or' : 'and', parts })}
            />
          )}
          <ConditionFields
            part={part}
            questions={questions}
            onChange={(next) => onChange({ joinedBy, parts: parts.with(place, next) })}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('editor.removeCondition')}
            onClick={() => onChange({ joinedBy, parts: parts.toSpliced(place, 1) })}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          disabled={first === undefined}
          onClick={add}
        >
          {t('editor.addCondition')}
        </Button>
      </Group>
    </>
  );
}

interface ConditionFieldsProps {
  readonly part: Condition;
  readonly questions: readonly ReadQuestion[];
  readonly onChange: (part: Condition) => void;
}

function ConditionFields({ part, questions, onChange }: ConditionFieldsProps) {
  const { t } = useTranslation('surveys');
  const question = questions.find(({ name }) => name === part.question);
  const operators = [...new Set([...operatorsFor(question?.kind), part.operator])];
  const choose = (name: string | null): void => {
    const kind = questions.find((each) => each.name === name)?.kind;
    const [first] = operatorsFor(kind);
    onChange({ question: name ?? '', operator: first!, value: '' });
  };
  return (
    <>
      {part.question !== '' && (
        <Select
          searchable
          limit={100}
          allowDeselect={false}
          aria-label={t('questionnaires.question')}
          data={questions.map(({ name, label }) => ({ value: name, label }))}
          value={part.question}
          onChange={choose}
        />
      )}
      <Select
        allowDeselect={false}
        aria-label={t('editor.operator')}
        data={operators.map((value) => ({ value, label: t(`editor.operators.${value}`) }))}
        value={part.operator}
        onChange={(operator) =>
          onChange({
            ...part,
            operator: operator as Operator,
            value: needsValue(operator as Operator) ? part.value : '',
          })
        }
      />
      {needsValue(part.operator) &&
        (question !== undefined && question.choices.length > 0 ? (
          <Select
            searchable
            limit={100}
            aria-label={t('editor.value')}
            placeholder={t('editor.choose')}
            data={[...question.choices]}
            value={part.value || null}
            onChange={(value) => onChange({ ...part, value: value ?? '' })}
          />
        ) : (
          <TextInput
            aria-label={t('editor.value')}
            placeholder={t('editor.value')}
            value={part.value}
            onChange={({ currentTarget: { value } }) => onChange({ ...part, value })}
          />
        ))}
    </>
  );
}
