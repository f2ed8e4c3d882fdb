import { Button, Group, Modal, Select, Stack, TagsInput } from '@mantine/core';
import { DataTable, useLocalized, useTranslation } from '#shared';
import type { IndicatorVariable, MappableQuestion, MappedVariable, Mapping } from '../api/mapping.js';

interface EditorProps {
  readonly variable: IndicatorVariable;
  readonly label: string;
  readonly mapped: MappedVariable | undefined;
  readonly questions: Mapping['questions'];
  /** Without a question: undefined. */
  readonly onChange: (mapped: MappedVariable | undefined) => void;
  readonly onClose: () => void;
}

type PartProps = Pick<EditorProps, 'variable' | 'onChange'> & { readonly mapped: MappedVariable };

/** The question of one variable, with its unit or the categories of its choices. */
export function MappedVariableEditor({ onClose, label, ...props }: EditorProps) {
  const { t } = useTranslation('surveys');
  const { variable, mapped, questions, onChange } = props;
  const words = useQuestionWords();
  const fitting = questions.filter(({ kind, inRepeat }) => kind === variable.kind && !inRepeat);
  const question = fitting.find(({ name }) => name === mapped?.question);
  const choose = (name: string | null): void => {
    const unit = variable.units[0]?.code ?? null;
    onChange(
      name === null ? undefined : { variable: variable.name, question: name, unit, noAnswer: [], categories: [] },
    );
  };
  return (
    <Modal opened onClose={onClose} title={label} size="lg" closeButtonProps={{ 'aria-label': t('mapping.done') }}>
      <Stack>
        <Select
          searchable
          clearable
          label={t('mapping.choose', { variable: label })}
          description={
            fitting.length === 0 ? t('mapping.noneFits', { kind: t(`mapping.kind.${variable.kind}`) }) : undefined
          }
          placeholder={t('mapping.none')}
          clearButtonProps={{ 'aria-label': t('mapping.none') }}
          data={fitting.map((each) => ({ value: each.name, label: words(each) }))}
          value={mapped?.question ?? null}
          onChange={choose}
        />
        {mapped && variable.kind === 'number' && <NumberPart {...{ variable, mapped, onChange }} />}
        {mapped && question && variable.kind !== 'number' && (
          <ChoicePart {...{ variable, mapped, onChange }} question={question} />
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('mapping.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function NumberPart({ variable, mapped, onChange }: PartProps) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  return (
    <>
      <Select
        label={t('mapping.unit')}
        allowDeselect={false}
        data={variable.units.map(({ code, label }) => ({ value: code, label: inWords(label) }))}
        value={mapped.unit}
        onChange={(unit) => onChange({ ...mapped, unit })}
      />
      <TagsInput
        label={t('mapping.noAnswer')}
        description={t('mapping.noAnswerHint')}
        maxTags={10}
        value={[...mapped.noAnswer]}
        onChange={(noAnswer) => onChange({ ...mapped, noAnswer })}
      />
    </>
  );
}

/** In place of the code of a category. */
const isNoAnswer = 'no answer';

function ChoicePart({
  variable,
  mapped,
  question,
  onChange,
}: PartProps & {
  readonly question: MappableQuestion;
}) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const decisions = new Map(mapped.categories.map(({ choice, category }) => [choice, category]));
  for (const choice of mapped.noAnswer) decisions.set(choice, isNoAnswer);
  const set = (choice: string, decision: string | null): void => {
    const categories = mapped.categories.filter((each) => each.choice !== choice);
    const noAnswer = mapped.noAnswer.filter((each) => each !== choice);
    if (decision === isNoAnswer) noAnswer.push(choice);
    else if (decision !== null) categories.push({ choice, category: decision });
    onChange({ ...mapped, noAnswer, categories });
  };
  return (
    <DataTable
      caption={t('mapping.choices')}
      rows={question.choices}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'choice',
          title: t('mapping.choice'),
          cell: ({ code, label }) => (
            <>
              {inWords(label)} <code className="sv-cell">{code}</code>
            </>
          ),
        },
        {
          key: 'category',
          title: t('mapping.category'),
          cell: ({ code, label }) => (
            <Select
              searchable
              clearable
              aria-label={`${t('mapping.category')}: ${inWords(label)}`}
              clearButtonProps={{ 'aria-label': t('mapping.undecide') }}
              placeholder={t('mapping.undecided')}
              data={[
                ...variable.categories.map((each) => ({ value: each.code, label: inWords(each.label) })),
                { value: isNoAnswer, label: t('mapping.noAnswerChoice') },
              ]}
              value={decisions.get(code) ?? null}
              onChange={(category) => set(code, category)}
            />
          ),
        },
      ]}
    />
  );
}

function useQuestionWords(): (question: MappableQuestion) => string {
  const inWords = useLocalized();
  return ({ name, label }) => {
    const words = inWords(label);
    return words === '' || words === name ? name : `${words} (${name})`;
  };
}
