import { Checkbox, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import {
  ASKED_KINDS,
  type AskedKind,
  changeItem,
  changeRepeated,
  changeType,
  namesOf,
  renameItem,
} from '#server/surveys/form/editing/index.js';
import type { FormItem, FormQuestion, Repeat, Texts } from '#server/surveys/form/model/form-model.js';
import { useLocalized, useTranslation } from '#shared';
import type { Finding } from '../../domain/draft-findings.js';
import { withLanguage } from '../../domain/draft-texts.js';
import { AnswerFields, FurtherAnswerFields } from './answer-fields.js';
import { FormulaField } from './formula-field.js';
import { KeptSelect } from './kept-select.js';
import { RuleField } from './rule-field.js';
import { TextPair } from './text-pair.js';
import { useTypeName } from './type-name.js';
import type { Editor } from './use-editor.js';
import { useReadable } from './use-readable.js';

interface ItemFormProps {
  readonly editor: Editor;
  readonly item: FormItem;
}

/** Columns of the fields that are closed at first. */
const FURTHER = ['default', 'read_only', 'trigger', 'appearance'];
/** The texts of findings by column; those without a field of their own are listed above the fields. */
const FIELDS: ReadonlySet<string> = new Set([
  'name',
  'label',
  'relevant',
  'constraint',
  'calculation',
  'choice_filter',
  'repeat_count',
  'required',
  ...FURTHER,
]);

function useErrors(findings: readonly Finding[]) {
  const inWords = useLocalized();
  const words = ({ text, fix }: Finding): string =>
    [text, fix].flatMap((each) => (each ? [inWords(each)] : [])).join(' ');
  return {
    others: findings.filter(({ column }) => !FIELDS.has(column)).map(words),
    at: (field: string): string | undefined =>
      findings
        .filter(({ column }) => column === field)
        .map(words)
        .join(' ') || undefined,
  };
}

export interface PartProps extends ItemFormProps {
  readonly set: (change: Partial<FormQuestion> & Pick<Partial<Repeat>, 'count'>, about?: string) => void;
  readonly errorAt: (field: string) => string | undefined;
}

/** The fields of one question or group. */
export function ItemForm({ editor, item }: ItemFormProps) {
  const { t } = useTranslation('surveys');
  const id = item.id ?? '';
  const { change } = editor;
  const { others, at } = useErrors(editor.findings.ofItem.get(id) ?? []);
  const readable = useReadable(editor, item);
  const set: PartProps['set'] = (values, about) =>
    change(
      (before) => changeItem(before, id, (each) => ({ ...each, ...values }) as FormItem),
      about && `${id} ${about}`,
    );
  const part = { editor, item, set, errorAt: at };
  return (
    <Stack>
      {others.length > 0 && (
        <ul className="sv-findings" role="status">
          {others.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <div className="sv-pair">
        {item.kind === 'question' && <TypeField editor={editor} item={item} />}
        <NameField key={`${id} ${item.name}`} editor={editor} item={item} error={at('name')} />
      </div>
      <TextsField
        {...{ editor, item }}
        name="label"
        label={t(item.kind === 'question' ? 'editor.label' : 'editor.groupLabel')}
        error={at('label')}
      />
      <TextsField {...{ editor, item }} name="hint" label={t('editor.hint')} />
      {item.kind === 'question' ? <AnswerFields {...{ ...part, item, readable }} /> : <RepeatFields {...part} />}
      <RuleField
        key={`relevant ${id}`}
        label={t('editor.relevant')}
        description={t('editor.relevantHint')}
        formula={item.relevant}
        questions={readable}
        error={at('relevant')}
        onChange={(relevant) => set({ relevant }, 'relevant')}
      />
      <FurtherFields {...part}>
        {item.kind === 'question' && <FurtherAnswerFields {...{ ...part, item, readable }} />}
      </FurtherFields>
    </Stack>
  );
}

/** What few items need, closed unless something in it is stated or wrong. What is closed is not drawn with each key. */
function FurtherFields(props: PartProps & { readonly children: ReactNode }) {
  const { editor, item, set, errorAt, children } = props;
  const { t } = useTranslation('surveys');
  const [isOpen, setOpen] = useState(() => hasFurther(item) || FURTHER.some((column) => errorAt(column) !== undefined));
  return (
    <details className="sv-further" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t(`editor.further.${item.kind === 'question' ? 'question' : 'group'}`)}</summary>
      {isOpen && (
        <Stack>
          {children}
          <TextsField {...{ editor, item }} name="guidance" label={t('editor.guidance')} />
          <TextInput
            spellCheck={false}
            label={t('editor.appearance')}
            description={t('editor.appearanceHint')}
            error={errorAt('appearance')}
            value={item.appearance.join(' ')}
            onChange={({ currentTarget: { value } }) => set({ appearance: value.split(' ') }, 'appearance')}
          />
        </Stack>
      )}
    </details>
  );
}

function hasFurther(item: FormItem): boolean {
  const isStated = item.appearance.length > 0 || Object.keys(item.guidance).length > 0;
  if (item.kind !== 'question' || isStated) return isStated;
  const { initial, readOnly, calculation, triggers, type } = item;
  const isShown = calculation !== undefined && type.kind !== 'calculate';
  return initial !== undefined || readOnly !== undefined || isShown || triggers.length > 0;
}

/** Whether the questions of a group are asked several times, and how often. */
function RepeatFields({ editor, item, set, errorAt }: PartProps) {
  const { t } = useTranslation('surveys');
  return (
    <>
      <Checkbox
        label={t('editor.repeated')}
        checked={item.kind === 'repeat'}
        onChange={({ currentTarget: { checked } }) =>
          editor.change((before) => changeRepeated(before, item.id ?? '', checked))
        }
      />
      {item.kind === 'repeat' && (
        <FormulaField
          label={t('editor.count')}
          description={t('editor.countHint')}
          formula={item.count}
          error={errorAt('repeat_count')}
          onChange={(count) => set({ count }, 'count')}
        />
      )}
    </>
  );
}

interface TextsFieldProps extends ItemFormProps {
  readonly name: 'label' | 'hint' | 'guidance';
  readonly label: string;
  readonly error?: string | undefined;
}

/** A text of an item in both languages. */
function TextsField({ editor: { change, languages }, item, name, label, error }: TextsFieldProps) {
  const say = (texts: Texts, language: 'en' | 'zh'): void =>
    change(
      (before) =>
        withLanguage(
          changeItem(before, item.id ?? '', (each) => ({ ...each, [name]: texts })),
          languages[language],
        ),
      `${item.id} ${name} ${language}`,
    );
  return <TextPair label={label} texts={item[name]} languages={languages} error={error} onChange={say} />;
}

function TypeField({ editor, item }: Pick<ItemFormProps, 'editor'> & { readonly item: FormQuestion }) {
  const { t } = useTranslation('surveys');
  const typeName = useTypeName();
  const kinds = [...new Set<string>([...ASKED_KINDS, item.type.kind])];
  return (
    <KeptSelect
      allowDeselect={false}
      label={t('questionnaires.type')}
      data={kinds.map((value) => ({ value, label: typeName(value) }))}
      value={item.type.kind}
      onPick={(kind) => editor.change((before) => changeType(before, item.id ?? '', kind as AskedKind))}
    />
  );
}

const NAME = /^[A-Za-z_][\w.-]{0,63}$/;

/** The name is changed when the field is left: everything that refers to it changes with it. */
function NameField({ editor, item, error }: ItemFormProps & { readonly error: string | undefined }) {
  const { t } = useTranslation('surveys');
  const [typed, setTyped] = useState(item.name);
  const isTaken = typed !== item.name && namesOf(editor.model).includes(typed);
  const fault = NAME.test(typed) ? (isTaken ? t('editor.nameTaken') : error) : t('editor.nameFault');
  const commit = (): void => {
    if (typed !== item.name && NAME.test(typed) && !isTaken)
      editor.change((before) => renameItem(before, item.id ?? '', typed));
  };
  return (
    <TextInput
      label={t('editor.name')}
      description={t('editor.nameHint')}
      error={fault}
      spellCheck={false}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  );
}
