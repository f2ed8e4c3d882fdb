import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { ClipboardPaste, Plus } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  addList,
  addOther,
  canAddOther,
  changeItem,
  changeList,
  mentionsOfCode,
  namesOf,
  newChoice,
  otherName,
  renameChoice,
  renameList,
  unusedName,
  usesOf,
} from '#server/surveys/form/editing/index.js';
import type { Choice, ChoiceList, FormQuestion } from '#server/surveys/form/model/form-model.js';
import { newKey, useLocalized, useShown, useTranslation } from '#shared';
import { withLanguage } from '../../domain/draft-texts.js';
import { ChoiceColumns, useColumns } from './choice-columns.js';
import { ChoiceHeadings, ChoiceRow } from './choice-row.js';
import { FormulaField } from './formula-field.js';
import type { PartProps } from './item-form.js';
import { KeptSelect } from './kept-select.js';
import { PasteDialog } from './paste-dialog.js';
import type { Editor } from './use-editor.js';

type ChoiceFieldsProps = PartProps & { readonly item: FormQuestion };

/** The choice list of a question, and which of its choices are offered. */
export function ChoiceFields({ editor, item, set, errorAt }: ChoiceFieldsProps) {
  const { t } = useTranslation('surveys');
  const { type } = item;
  if (!('choices' in type)) return null;
  const { from, filter, randomize } = type.choices;
  if (!('list' in from)) return <p className="tp-dimmed">{t('editor.otherChoices')}</p>;
  const list = editor.model.lists.find(({ name }) => name === from.list);
  const names = editor.model.lists.map(({ name }) => name);
  const uses = usesOf(editor.model, from.list);
  const use = (name: string): void =>
    editor.change((before) =>
      changeItem(addList(before, name), item.id ?? '', (each) => ({
        ...(each as FormQuestion),
        type: { ...type, choices: { ...type.choices, from: { list: name } } },
      })),
    );
  return (
    <fieldset className="sv-rule">
      <legend>{t('editor.choices')}</legend>
      <div className="sv-pair">
        <KeptSelect
          searchable
          allowDeselect={false}
          label={t('editor.list')}
          description={uses === 1 ? t('editor.listOwn') : t('editor.listUses', { count: uses })}
          data={[...new Set([...names, from.list])].map((name) => ({ value: name, label: name }))}
          value={from.list}
          onPick={(name) => name !== null && use(name)}
        />
        {list && <ListName key={list.name} editor={editor} list={list} />}
      </div>
      <Group gap="xs">
        <Button size="compact-sm" variant="subtle" onClick={() => use(unusedName(names, item.name))}>
          {t('editor.newList')}
        </Button>
        {list && canAddOther(item) && !namesOf(editor.model).includes(otherName(item.name)) && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => editor.change((before) => addOther(before, item.id ?? '', newKey()))}
          >
            {t('editor.addOther')}
          </Button>
        )}
      </Group>
      {list && <Choices editor={editor} list={list} />}
      <FormulaField
        label={t('editor.filter')}
        description={t('editor.filterHint')}
        error={errorAt('choice_filter')}
        formula={filter}
        onChange={(next) => set({ type: { ...type, choices: { ...type.choices, filter: next } } }, 'filter')}
      />
      <Checkbox
        label={t('editor.randomize')}
        checked={randomize !== undefined}
        onChange={({ currentTarget: { checked } }) =>
          set({ type: { ...type, choices: { ...type.choices, randomize: checked ? { seed: undefined } : undefined } } })
        }
      />
      {randomize !== undefined && (
        <TextInput
          className="sv-typed"
          spellCheck={false}
          label={t('editor.seed')}
          description={t('editor.seedHint')}
          error={errorAt('parameters')}
          value={randomize.seed ?? ''}
          onChange={({ currentTarget: { value } }) =>
            set({ type: { ...type, choices: { ...type.choices, randomize: { seed: value || undefined } } } }, 'seed')
          }
        />
      )}
    </fieldset>
  );
}

const NAME = /^[A-Za-z_][\w.-]{0,63}$/;

function ListName({ editor, list }: { readonly editor: Editor; readonly list: ChoiceList }) {
  const { t } = useTranslation('surveys');
  const [typed, setTyped] = useState(list.name);
  const isTaken = typed !== list.name && editor.model.lists.some(({ name }) => name === typed);
  const commit = (): void => {
    if (typed !== list.name && NAME.test(typed) && !isTaken)
      editor.change((before) => renameList(before, list.name, typed));
  };
  return (
    <TextInput
      label={t('editor.listName')}
      description={t('editor.listNameHint')}
      spellCheck={false}
      error={NAME.test(typed) ? isTaken && t('editor.listTaken') : t('editor.nameFault')}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={commit}
      onKeyDown={({ key }) => key === 'Enter' && commit()}
    />
  );
}

/** Changes a code, and says where rules still contain the old one. Stays the same while someone types. */
function useRenameChoice({ model, change }: Editor, list: string) {
  const { t } = useTranslation('surveys');
  const [note, setNote] = useState('');
  const rename = (old: string, name: string): void => {
    const codes = model.lists.find((each) => each.name === list)?.choices.map((each) => each.name) ?? [];
    // a code that is used already is not taken over: the comparisons with both would be the same
    if (name === '' || codes.includes(name)) return;
    change((before) => renameChoice(before, list, { old, name }));
    const names = mentionsOfCode(renameChoice(model, list, { old, name }), list, old).join(t('questionnaires.between'));
    setNote(names === '' ? '' : t('editor.codeStays', { code: old, names }));
  };
  const latest = useRef(rename);
  useEffect(() => {
    latest.current = rename;
  });
  return { note, rename: useCallback((old: string, name: string) => latest.current(old, name), []) };
}

function Choices({ editor, list }: { readonly editor: Editor; readonly list: ChoiceList }) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const { change, languages } = editor;
  const [pasting, setPasting] = useState(false);
  const { note, rename } = useRenameChoice(editor, list.name);
  const { shown, more } = useShown(list.choices, 100);
  const problems = (editor.findings.ofList.get(list.name) ?? []).map(({ text }) => inWords(text));
  const codes = list.choices.map(({ name }) => name);
  const columns = useColumns(list);
  const add = (): void => {
    const code = unusedName(codes, String(codes.length + 1));
    change((before) =>
      changeList(before, list.name, (each) => ({ ...each, choices: [...each.choices, newChoice(code)] })),
    );
  };
  const paste = (choices: readonly Choice[]): void => {
    change((before) => {
      const all = [languages.en, languages.zh].reduce(withLanguage, before);
      return changeList(all, list.name, (each) => ({ ...each, choices }));
    });
    setPasting(false);
  };
  return (
    <>
      {[...new Set(problems)].map((text) => (
        <p key={text} className="sv-rule-error">
          {text}
        </p>
      ))}
      {note !== '' && <p role="status">{note}</p>}
      <ul className="sv-choices" aria-label={t('editor.choices')}>
        <ChoiceHeadings columns={columns} />
        {shown.map((choice, place) => (
          <ChoiceRow
            key={place}
            {...{ choice, place, languages, columns }}
            list={list.name}
            change={change}
            rename={rename}
          />
        ))}
      </ul>
      {more}
      <Group gap="xs">
        <Button size="compact-sm" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={add}>
          {t('editor.addChoice')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<ClipboardPaste size={14} aria-hidden />}
          onClick={() => setPasting(true)}
        >
          {t('editor.paste')}
        </Button>
      </Group>
      <ChoiceColumns key={list.name} change={change} list={list} columns={columns} />
      {pasting && (
        <PasteDialog choices={list.choices} languages={languages} onClose={() => setPasting(false)} onPaste={paste} />
      )}
    </>
  );
}
