import { ActionIcon, Button, Group, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useMemo } from 'react';
import { MOST_TESTS } from '#server/surveys/form/editing/index.js';
import type { FormItem, FormModel, FormQuestion, FormTest } from '#server/surveys/form/model/form-model.js';
import { newKey, Section, useLanguage, useTranslation } from '#shared';
import type { TestResult } from '../../domain/draft-findings.js';
import { shownText } from '../../domain/draft-texts.js';
import { addTest, changeTest, withAnswer } from '../../domain/draft-tests.js';
import type { Editor } from './use-editor.js';
import { choicesOf } from './use-readable.js';

interface Target {
  readonly value: string;
  readonly label: string;
  readonly item: FormQuestion;
  readonly isRepeated: boolean;
}

/** All questions that a test can name, by their ids. */
function targetsOf(items: FormModel['items'], language: string, isRepeated = false): readonly Target[] {
  return items.flatMap((item: FormItem) => {
    if (item.kind !== 'question') return targetsOf(item.items, language, isRepeated || item.kind === 'repeat');
    const label = [item.name, shownText(item.label, language)].filter(Boolean).join(' · ');
    return [{ value: item.id ?? '', label, item, isRepeated }];
  });
}

/** Tests of the draft: answers, and which questions must be asked and not asked after them. */
export function FormTests({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('surveys');
  const language = useLanguage() === 'zh' ? editor.languages.zh : editor.languages.en;
  const { model, change, findings } = editor;
  const { items, tests = [] } = model;
  const targets = useMemo(() => targetsOf(items, language), [items, language]);
  return (
    <Section title={t('tests.title')}>
      <div className="tp-stack">
        <p className="tp-dimmed">{t('tests.purpose')}</p>
        {tests.map((test) => (
          <TestForm key={test.id} {...{ editor, test, targets, language }} result={findings.ofTest.get(test.id)} />
        ))}
        <div>
          <Button
            variant="default"
            leftSection={<Plus size={16} aria-hidden />}
            disabled={tests.length >= MOST_TESTS || targets.length === 0}
            onClick={() => change((before) => addTest(before, newKey(), t('tests.name')))}
          >
            {t('tests.add')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

interface TestFormProps {
  readonly editor: Editor;
  readonly test: FormTest;
  readonly targets: readonly Target[];
  readonly language: string;
  readonly result: TestResult | undefined;
}

function TestForm({ editor, test, targets, language, result }: TestFormProps) {
  const { t } = useTranslation('surveys');
  const set = (how: (test: FormTest) => FormTest | null, about?: string): void =>
    editor.change((before) => changeTest(before, test.id, how), about && `${test.id} ${about}`);
  const options = targets.map(({ value, label }) => ({ value, label }));
  const open = targets.filter(({ value, item }) => !(value in test.answers) && item.type.kind !== 'note');
  return (
    <fieldset className="sv-rule sv-test">
      <legend>{test.name}</legend>
      <Result result={result} targets={targets} />
      <TextInput
        label={t('tests.nameLabel')}
        maxLength={100}
        value={test.name}
        onChange={({ currentTarget: { value } }) => set((before) => ({ ...before, name: value }), 'name')}
      />
      {Object.keys(test.answers).map((id) => (
        <Answer key={id} {...{ id, test, targets, language, set }} model={editor.model} />
      ))}
      <Select
        searchable
        limit={100}
        label={t('tests.addAnswer')}
        placeholder={t('tests.chooseQuestion')}
        data={open.map(({ value, label }) => ({ value, label }))}
        value={null}
        onChange={(id) => id !== null && set((before) => withAnswer(before, id, ''))}
      />
      <MultiSelect
        searchable
        limit={100}
        label={t('tests.asked')}
        description={t('tests.askedHint')}
        data={options}
        value={[...test.asked]}
        onChange={(asked) => set((before) => ({ ...before, asked }))}
      />
      <MultiSelect
        searchable
        limit={100}
        label={t('tests.notAsked')}
        data={options}
        value={[...test.notAsked]}
        onChange={(notAsked) => set((before) => ({ ...before, notAsked }))}
      />
      <Button size="compact-sm" variant="subtle" onClick={() => set(() => null)}>
        {t('tests.remove')}
      </Button>
    </fieldset>
  );
}

/** Passed or failed, and each question that is not as expected. */
function Result({ result, targets }: Pick<TestFormProps, 'result' | 'targets'>) {
  const { t } = useTranslation('surveys');
  if (result === undefined) return <p role="status">{t('tests.states.unknown')}</p>;
  const nameOf = (id: string): string => targets.find(({ value }) => value === id)?.item.name ?? t('tests.deleted');
  return (
    <div role="status">
      <strong className={result.state === 'failed' ? 'sv-rule-error' : undefined}>
        {t(`tests.states.${result.state}`)}
      </strong>
      {result.faults.length > 0 && (
        <ul className="sv-findings">
          {result.faults.map(({ item, kind }) => (
            <li key={item}>{t(`tests.faults.${kind}`, { name: nameOf(item) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface AnswerProps extends Pick<TestFormProps, 'test' | 'targets' | 'language'> {
  readonly id: string;
  readonly model: FormModel;
  readonly set: (how: (test: FormTest) => FormTest, about?: string) => void;
}

function Answer({ id, test, targets, language, model, set }: AnswerProps) {
  const { t } = useTranslation('surveys');
  const target = targets.find(({ value }) => value === id);
  const label = target?.label ?? t('tests.deleted');
  const answer = test.answers[id] ?? '';
  const say = (text: string): void => set((before) => withAnswer(before, id, text), `answer ${id}`);
  const isOneChoice = target?.item.type.kind === 'selectOne' && !target.isRepeated;
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      {isOneChoice ? (
        <Select
          clearable
          className="tp-grow"
          label={label}
          data={[...choicesOf(target.item, model, language)]}
          value={answer || null}
          onChange={(code) => say(code ?? '')}
        />
      ) : (
        <Textarea
          autosize
          minRows={1}
          className="tp-grow"
          label={label}
          description={hintOf(target, t)}
          value={answer}
          onChange={({ currentTarget: { value } }) => say(value)}
        />
      )}
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('tests.removeAnswer', { question: label })}
        onClick={() => set((before) => withAnswer(before, id, null))}
      >
        <X size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

function hintOf(target: Target | undefined, t: ReturnType<typeof useTranslation>['t']): string | undefined {
  if (target?.isRepeated) return t('tests.lines');
  const kind = target?.item.type.kind;
  if (target?.item.calculation !== undefined) return t('tests.expected');
  return kind === 'selectMultiple' || kind === 'rank' ? t('tests.codes') : undefined;
}
