import { ActionIcon, Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { ClipboardPaste, Plus, X } from 'lucide-react';
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addList,
  changeItem,
  changeList,
  formulaOf,
  mentionsOfCode,
  newChoice,
  pasteChoices,
  renameChoice,
  renameList,
  unusedName,
  usesOf,
} from '#server/surveys/form/editing/index.js';
import type { Choice, ChoiceList, FormQuestion } from '#server/surveys/form/model/form-model.js';
import { useLocalized, useShown } from '#shared';
import { type Languages, withLanguage, withText } from '../../domain/draft-texts.js';
import type { PartProps } from './item-form.js';
import type { Editor } from './use-editor.js';

type ChoiceFieldsProps = PartProps & { readonly item: FormQuestion };

/** The choice list of a question, and which of its choices are offered. */
export function ChoiceFields({ editor, item, set, errorAt }: ChoiceFieldsProps) {
  const { t } = useTranslation('surveys');
  const { type } = item;
  if (!('choices' in type)) return null;
  const { from, filter } = type.choices;
  if (!('list' in from)) return <p className="tp-dimmed">{t('editor.otherChoices')}</p>;
  const list = editor.model.lists.find(({ name }) => name === from.list);
  const names = editor.model.lists.map(({ name }) => name);
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
        <Select
          searchable
          allowDeselect={false}
          label={t('editor.list')}
          description={t('editor.listUses', { count: usesOf(editor.model, from.list) })}
          data={names.includes(from.list) ? names : [...names, from.list]}
          value={from.list}
          onChange={(name) => name !== null && use(name)}
        />
        {list && <ListName key={list.name} editor={editor} list={list} />}
      </div>
      <div>
        <Button size="compact-sm" variant="subtle" onClick={() => use(unusedName(names, item.name))}>
          {t('editor.newList')}
        </Button>
      </div>
      {list && <Choices editor={editor} list={list} />}
      <Textarea
        autosize
        className="sv-typed"
        spellCheck={false}
        label={t('editor.filter')}
        description={t('editor.filterHint')}
        error={errorAt('choice_filter')}
        value={filter?.text ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const next = formulaOf(value);
          const kept = next && { ...next, text: value.trimStart() };
          set({ type: { ...type, choices: { ...type.choices, filter: kept } } }, 'filter');
        }}
      />
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
  const add = (): void => {
    const code = unusedName(codes, String(codes.length + 1));
    change((before) =>
      changeList(before, list.name, (each) => ({ ...each, choices: [...each.choices, newChoice(code)] })),
    );
  };
  const paste = (text: string): void => {
    const all = [languages.en, languages.zh].reduce(withLanguage, editor.model);
    change(() =>
      changeList(all, list.name, (each) => ({ ...each, choices: pasteChoices(text, each.choices, languages) })),
    );
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
        {shown.map((choice, place) => (
          <ChoiceRow key={place} {...{ choice, place, languages }} list={list.name} change={change} rename={rename} />
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
      {pasting && <PasteDialog onClose={() => setPasting(false)} onPaste={paste} />}
    </>
  );
}

interface ChoiceRowProps extends Pick<Editor, 'change'> {
  readonly choice: Choice;
  readonly place: number;
  readonly list: string;
  readonly languages: Languages;
  readonly rename: (old: string, name: string) => void;
}

const ChoiceRow = memo(function ChoiceRow({ choice, place, list, languages, change, rename }: ChoiceRowProps) {
  const { t } = useTranslation('surveys');
  const [code, setCode] = useState(choice.name);
  const [shown, setShown] = useState(choice.name);
  // Undo and renaming elsewhere change the code as well
  if (shown !== choice.name) {
    setShown(choice.name);
    setCode(choice.name);
  }
  const commit = (): void => {
    setCode(choice.name);
    rename(choice.name, code.trim().replace(/\s+/g, '_'));
  };
  const say = (language: 'en' | 'zh', text: string): void =>
    change(
      (before) =>
        withLanguage(
          changeList(before, list, (each) => ({
            ...each,
            choices: each.choices.with(place, { ...choice, label: withText(choice.label, languages[language], text) }),
          })),
          languages[language],
        ),
      `choice ${list} ${place} ${language}`,
    );
  const remove = (): void =>
    change((before) => changeList(before, list, (each) => ({ ...each, choices: each.choices.toSpliced(place, 1) })));
  return (
    <li className="sv-choice">
      <TextInput
        aria-label={t('editor.codeOf', { number: place + 1 })}
        className="sv-typed"
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
        onBlur={commit}
      />
      {(['en', 'zh'] as const).map((language) => (
        <TextInput
          key={language}
          aria-label={t(`editor.choiceIn.${language}`, { number: place + 1 })}
          placeholder={t(`editor.in.${language}`)}
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          value={choice.label[languages[language]] ?? ''}
          onChange={({ currentTarget }) => say(language, currentTarget.value)}
        />
      ))}
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={t('editor.removeChoice', { number: place + 1 })}
        onClick={remove}
      >
        <X size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
});

function PasteDialog({ onClose, onPaste }: { readonly onClose: () => void; readonly onPaste: (text: string) => void }) {
  const { t } = useTranslation('surveys');
  const [text, setText] = useState('');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('editor.paste')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('editor.cancel') }}
    >
      <Stack>
        <Textarea
          data-autofocus
          rows={10}
          label={t('editor.pasteLabel')}
          description={t('editor.pasteHint')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('editor.cancel')}
          </Button>
          <Button disabled={text.trim() === ''} onClick={() => onPaste(text)}>
            {t('editor.pasteDo')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
