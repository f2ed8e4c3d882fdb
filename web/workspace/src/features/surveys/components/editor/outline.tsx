import { ActionIcon, Button, Checkbox, Group, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, FolderPlus, Plus, Search, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useMemo, useRef, useState } from 'react';
import {
  addItem,
  type Direction,
  listOf,
  moveItem,
  namesOf,
  newGroup,
  newQuestion,
  removeItem,
  unusedName,
} from '#server/surveys/form/editing/index.js';
import type { FormItem } from '#server/surveys/form/model/form-model.js';
import { newKey, useTranslation } from '#shared';
import { missingInItem, missingInList } from '../../domain/draft-texts.js';
import { isFound, type Row, rowAfterRemoval, rowsOf } from '../../domain/outline-rows.js';
import { OutlineRow } from './outline-row.js';
import type { Editor } from './use-editor.js';

interface OutlineProps {
  readonly editor: Editor;
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
}

const typed: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down' };

/** What is open at a question, including its choice list: problems, and texts that a language lacks. */
function useOpen({ model: { lists }, languages, findings: { ofItem, ofList } }: Editor) {
  const missing = useMemo(
    () => new Map(lists.map((list) => [list.name, missingInList(list, languages)])),
    [lists, languages],
  );
  return (item: FormItem) => {
    const list = listOf(item) ?? '';
    const [own, inList] = [missingInItem(item, languages), missing.get(list)];
    return {
      errors: (ofItem.get(item.id ?? '')?.length ?? 0) + (ofList.get(list)?.length ?? 0),
      lacksEn: own.en + (inList?.en ?? 0) > 0,
      lacksZh: own.zh + (inList?.zh ?? 0) > 0,
    };
  };
}

/** The questions and groups in order. The keys up and down choose one; with Alt they move it, and Delete deletes it. */
export function Outline({ editor, selected, onSelect }: OutlineProps) {
  const { t } = useTranslation('surveys');
  const { model, languages, change } = editor;
  const [words, setWords] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const rows = useMemo(() => rowsOf(model.items), [model.items]);
  const openAt = useOpen(editor);
  const all = rows.map((row) => ({ ...row, ...openAt(row.item) }));
  const shown = all.filter(
    ({ item, errors, lacksEn, lacksZh }) =>
      (!onlyOpen || errors > 0 || lacksEn || lacksZh) && (words.trim() === '' || isFound(item, words)),
  );
  const stop = shown.find(({ item }) => item.id === selected) ?? shown[0];
  const focus = (row: Row | undefined): void => {
    if (row?.item.id !== undefined)
      list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(row.item.id)}"]`)?.focus();
  };
  const showAll = (): void => {
    setWords('');
    setOnlyOpen(false);
  };
  const remove = (id: string): void => {
    const next = rowAfterRemoval(shown, id);
    change((before) => removeItem(before, id));
    onSelect(undefined);
    requestAnimationFrame(() => focus(next));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const id = (event.target as HTMLElement).dataset['id'];
    const direction = typed[event.key];
    if (id === undefined || (direction === undefined && event.key !== 'Delete')) return;
    event.preventDefault();
    if (direction === undefined) return remove(id);
    if (!event.altKey)
      return focus(shown[shown.findIndex(({ item }) => item.id === id) + (direction === 'up' ? -1 : 1)]);
    change((before) => moveItem(before, id, direction));
    requestAnimationFrame(() => focus(rows.find(({ item }) => item.id === id)));
  };
  return (
    <div className="sv-outline">
      <OutlineButtons {...{ editor, selected, onSelect }} onAdd={showAll} onRemove={remove} />
      {rows.length === 0 ? (
        <p className="tp-dimmed">{t('editor.empty')}</p>
      ) : (
        <div className="sv-find">
          <TextInput
            type="search"
            leftSection={<Search size={16} aria-hidden />}
            aria-label={t('editor.find')}
            placeholder={t('editor.find')}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
            onKeyDown={({ key }) => {
              if (key === 'ArrowDown') focus(shown[0]);
              if (key === 'Enter') onSelect(shown[0]?.item.id);
            }}
          />
          <Checkbox
            label={t('editor.onlyOpen')}
            checked={onlyOpen}
            onChange={({ currentTarget }) => setOnlyOpen(currentTarget.checked)}
          />
          {shown.length < rows.length && (
            <p role="status" className="tp-dimmed">
              {t('editor.foundOf', { shown: shown.length, count: rows.length })}
            </p>
          )}
        </div>
      )}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- the keys of its buttons */}
      <ul ref={list} className="sv-outline-rows" aria-label={t('editor.outline')} onKeyDown={onKeyDown}>
        {shown.map((row) => (
          <OutlineRow
            key={row.item.id}
            {...row}
            languages={languages}
            isSelected={row.item.id === selected}
            isStop={row === stop}
            onSelect={onSelect}
          />
        ))}
      </ul>
    </div>
  );
}

interface OutlineButtonsProps extends OutlineProps {
  readonly onAdd: () => void;
  readonly onRemove: (id: string) => void;
}

function OutlineButtons({ editor: { model, change }, selected, onSelect, onAdd, onRemove }: OutlineButtonsProps) {
  const { t } = useTranslation('surveys');
  const add = (make: typeof newQuestion | typeof newGroup, name: string): void => {
    const item = make(newKey(), unusedName(namesOf(model), name));
    change((before) => addItem(before, item, selected));
    onAdd();
    onSelect(item.id);
  };
  const move = (direction: Direction) => () => {
    if (selected !== undefined) change((before) => moveItem(before, selected, direction));
  };
  const remove = (): void => {
    if (selected !== undefined) onRemove(selected);
  };
  const steps = [
    { label: t('editor.up'), icon: ArrowUp, run: move('up') },
    { label: t('editor.down'), icon: ArrowDown, run: move('down') },
    { label: t('editor.remove'), icon: Trash2, run: remove },
  ];
  return (
    <Group gap="xs">
      <Button
        size="compact-md"
        variant="default"
        leftSection={<Plus size={16} aria-hidden />}
        onClick={() => add(newQuestion, 'question')}
      >
        {t('editor.addQuestion')}
      </Button>
      <Button
        size="compact-md"
        variant="default"
        leftSection={<FolderPlus size={16} aria-hidden />}
        onClick={() => add(newGroup, 'group')}
      >
        {t('editor.addGroup')}
      </Button>
      <Group gap="xs" wrap="nowrap">
        {steps.map(({ label, icon: Icon, run }) => (
          <ActionIcon
            key={label}
            variant="default"
            size="lg"
            aria-label={label}
            disabled={selected === undefined}
            onClick={run}
          >
            <Icon size={16} aria-hidden />
          </ActionIcon>
        ))}
      </Group>
    </Group>
  );
}
