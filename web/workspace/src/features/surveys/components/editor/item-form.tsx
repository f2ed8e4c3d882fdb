import { Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ASKED_KINDS,
  type AskedKind,
  changeItem,
  changeType,
  formulaOf,
  namesOf,
  renameItem,
} from '#server/surveys/form/editing/index.js';
import type { FormItem, FormQuestion, FormRole, Texts } from '#server/surveys/form/model/form-model.js';
import { FORM_ROLES } from '#server/surveys/form/model/form-model.js';
import { useLocalized } from '#shared';
import type { Finding } from '../../domain/draft-findings.js';
import { withLanguage } from '../../domain/draft-texts.js';
import { ChoiceFields } from './choice-fields.js';
import { RangeFields } from './range-fields.js';
import { RuleField } from './rule-field.js';
import { TextPair } from './text-pair.js';
import { useTypeName } from './type-name.js';
import type { Editor } from './use-editor.js';
import { useReadable } from './use-readable.js';

interface ItemFormProps {
  readonly editor: Editor;
  readonly item: FormItem;
}

/** The texts of findings by column; those without a field of their own are listed above the fields. */
const FIELDS: ReadonlySet<string> = new Set([
  'name',
  'label',
  'relevant',
  'constraint',
  'calculation',
  'choice_filter',
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
  readonly set: (change: Partial<FormQuestion>, about?: string) => void;
  readonly errorAt: (field: string) => string | undefined;
}

/** The fields of one question or group. */
export function ItemForm({ editor, item }: ItemFormProps) {
  const { t } = useTranslation('surveys');
  const id = item.id ?? '';
  const { change, languages } = editor;
  const { others, at } = useErrors(editor.findings.ofItem.get(id) ?? []);
  const readable = useReadable(editor, item);
  const set: PartProps['set'] = (values, about) =>
    change(
      (before) => changeItem(before, id, (each) => ({ ...each, ...values }) as FormItem),
      about && `${id} ${about}`,
    );
  const setTexts = (name: 'label' | 'hint') => (texts: Texts, language: 'en' | 'zh') =>
    change(
      (before) =>
        withLanguage(
          changeItem(before, id, (each) => ({ ...each, [name]: texts })),
          languages[language],
        ),
      `${id} ${name} ${language}`,
    );
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
      <TextPair
        label={t(item.kind === 'question' ? 'editor.label' : 'editor.groupLabel')}
        texts={item.label}
        languages={languages}
        error={at('label')}
        onChange={setTexts('label')}
      />
      <TextPair label={t('editor.hint')} texts={item.hint} languages={languages} onChange={setTexts('hint')} />
      {item.kind === 'question' && <AnswerFields editor={editor} item={item} set={set} errorAt={at} />}
      <RuleField
        key={`relevant ${id}`}
        label={t('editor.relevant')}
        description={t('editor.relevantHint')}
        formula={item.relevant}
        questions={readable}
        error={at('relevant')}
        onChange={(relevant) => set({ relevant }, 'relevant')}
      />
    </Stack>
  );
}

interface OfQuestion {
  readonly item: FormQuestion;
}

/** What belongs to the answer: whether it must be given, its choices or limits, its calculation, its meaning. */
function AnswerFields({ editor, item, set, errorAt }: PartProps & OfQuestion) {
  const { t } = useTranslation('surveys');
  const { type, required } = item;
  const isAnswered = type.kind !== 'note' && type.kind !== 'calculate';
  const isPlain = required === undefined || required.text === 'true()';
  return (
    <>
      {'choices' in type && <ChoiceFields {...{ editor, item, set, errorAt }} />}
      {type.kind === 'range' && <RangeFields type={type} onChange={(next) => set({ type: next })} />}
      {type.kind === 'calculate' && (
        <Textarea
          autosize
          className="sv-typed"
          spellCheck={false}
          label={t('editor.calculation')}
          description={t('editor.calculationHint')}
          error={errorAt('calculation')}
          value={item.calculation?.text ?? ''}
          onChange={({ currentTarget: { value } }) => {
            const calculation = formulaOf(value);
            set({ calculation: calculation && { ...calculation, text: value.trimStart() } }, 'calculation');
          }}
        />
      )}
      {isAnswered && (
        <Checkbox
          label={t('editor.required')}
          description={isPlain ? undefined : required.text}
          disabled={!isPlain}
          checked={required !== undefined}
          onChange={({ currentTarget }) => set({ required: currentTarget.checked ? formulaOf('true()') : undefined })}
        />
      )}
      {isAnswered && <ConstraintFields {...{ editor, item, set, errorAt }} />}
      <Select
        clearable
        label={t('editor.role')}
        description={t('editor.roleHint')}
        placeholder={t('editor.noRole')}
        clearButtonProps={{ 'aria-label': t('editor.noRole') }}
        data={FORM_ROLES.map((value) => ({ value, label: t(`editor.roles.${value}`) }))}
        value={item.role ?? null}
        onChange={(role) => set({ role: (role as FormRole | null) ?? undefined })}
      />
    </>
  );
}

function ConstraintFields({ editor, item, set, errorAt }: PartProps & OfQuestion) {
  const { t } = useTranslation('surveys');
  const { change, languages } = editor;
  const [own] = useReadable(editor, item, 'itself');
  return (
    <>
      <RuleField
        key={`constraint ${item.id}`}
        label={t('editor.constraint')}
        description={t('editor.constraintHint')}
        formula={item.constraint}
        questions={own ? [own] : []}
        error={errorAt('constraint')}
        onChange={(constraint) => set({ constraint }, 'constraint')}
      />
      {item.constraint !== undefined && (
        <TextPair
          label={t('editor.constraintMessage')}
          texts={item.constraintMessage}
          languages={languages}
          onChange={(constraintMessage, language) =>
            change(
              (before) =>
                withLanguage(
                  changeItem(before, item.id ?? '', (each) => ({ ...(each as FormQuestion), constraintMessage })),
                  languages[language],
                ),
              `${item.id} message ${language}`,
            )
          }
        />
      )}
    </>
  );
}

function TypeField({ editor, item }: Pick<ItemFormProps, 'editor'> & OfQuestion) {
  const { t } = useTranslation('surveys');
  const typeName = useTypeName();
  const kinds = [...new Set<string>([...ASKED_KINDS, item.type.kind])];
  return (
    <Select
      allowDeselect={false}
      label={t('questionnaires.type')}
      data={kinds.map((value) => ({ value, label: typeName(value) }))}
      value={item.type.kind}
      onChange={(kind) => editor.change((before) => changeType(before, item.id ?? '', kind as AskedKind))}
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
