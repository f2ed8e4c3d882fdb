import { ActionIcon, Button, Group } from '@mantine/core';
import { ArrowDown, ArrowUp, CircleAlert, FolderPlus, Plus, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addItem,
  type Direction,
  moveItem,
  namesOf,
  newGroup,
  newQuestion,
  removeItem,
  unusedName,
} from '#server/surveys/form/editing/index.js';
import type { FormItem } from '#server/surveys/form/model/form-model.js';
import { newKey, useLanguage } from '#shared';
import { type Languages, missingInItem, shownText } from '../../domain/draft-texts.js';
import { useTypeName } from './type-name.js';
import type { Editor } from './use-editor.js';

interface Row {
  readonly item: FormItem;
  readonly depth: number;
}

const rowsOf = (items: readonly FormItem[], depth = 0): readonly Row[] =>
  items.flatMap((item) => [{ item, depth }, ...(item.kind === 'question' ? [] : rowsOf(item.items, depth + 1))]);

interface OutlineRowProps extends Row {
  readonly languages: Languages;
  readonly isSelected: boolean;
  readonly errors: number;
  readonly onSelect: (id: string) => void;
}

/** Drawn again only if the item itself, its selection or its errors change. */
const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { item, depth, languages, isSelected, errors, onSelect } = props;
  const { t } = useTranslation('surveys');
  const language = useLanguage() === 'zh' ? 'zh' : 'en';
  const typeName = useTypeName();
  const missing = missingInItem(item, languages);
  const text = shownText(item.label, languages[language]);
  return (
    <li>
      <button
        type="button"
        className={`sv-outline-row sv-depth-${Math.min(depth, 3)}`}
        aria-current={isSelected ? 'true' : undefined}
        data-id={item.id}
        onClick={() => onSelect(item.id ?? '')}
      >
        <span className="sv-outline-text">{text || item.name}</span>
        <span className="sv-outline-facts">
          <code>{item.name}</code>
          <span>{typeName(item.kind === 'question' ? item.type.kind : item.kind)}</span>
          {missing.en > 0 && <span className="sv-missing">{t('editor.missingIn.en')}</span>}
          {missing.zh > 0 && <span className="sv-missing">{t('editor.missingIn.zh')}</span>}
          {errors > 0 && (
            <span className="sv-outline-error">
              <CircleAlert size={14} aria-hidden />
              {t('editor.findings', { count: errors })}
            </span>
          )}
        </span>
      </button>
    </li>
  );
});

interface OutlineProps {
  readonly editor: Editor;
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
}

const typed: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down' };

/** The questions and groups in order. The keys up and down choose one; with Alt they move it. */
export function Outline({ editor, selected, onSelect }: OutlineProps) {
  const { t } = useTranslation('surveys');
  const { model, languages, findings } = editor;
  const rows = useMemo(() => rowsOf(model.items), [model.items]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const direction = typed[event.key];
    const id = (event.target as HTMLElement).dataset['id'];
    if (direction === undefined || id === undefined) return;
    event.preventDefault();
    if (event.altKey) return editor.change((before) => moveItem(before, id, direction));
    const place = rows.findIndex(({ item }) => item.id === id) + (direction === 'up' ? -1 : 1);
    const next = rows[place]?.item.id;
    if (next !== undefined) event.currentTarget.querySelector<HTMLElement>(`[data-id="${next}"]`)?.focus();
  };
  return (
    <div className="sv-outline">
      <OutlineButtons editor={editor} selected={selected} onSelect={onSelect} />
      {rows.length === 0 && <p className="tp-dimmed">{t('editor.empty')}</p>}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- the keys of its buttons */}
      <ul className="sv-outline-rows" aria-label={t('editor.outline')} onKeyDown={onKeyDown}>
        {rows.map(({ item, depth }) => (
          <OutlineRow
            key={item.id}
            item={item}
            depth={depth}
            languages={languages}
            isSelected={item.id === selected}
            errors={findings.ofItem.get(item.id ?? '')?.length ?? 0}
            onSelect={onSelect}
          />
        ))}
      </ul>
    </div>
  );
}

function OutlineButtons({ editor: { model, change }, selected, onSelect }: OutlineProps) {
  const { t } = useTranslation('surveys');
  const add = (make: typeof newQuestion | typeof newGroup, name: string): void => {
    const item = make(newKey(), unusedName(namesOf(model), name));
    change((before) => addItem(before, item, selected));
    onSelect(item.id);
  };
  const move = (direction: Direction) => () => {
    if (selected !== undefined) change((before) => moveItem(before, selected, direction));
  };
  const remove = (): void => {
    if (selected === undefined) return;
    change((before) => removeItem(before, selected));
    onSelect(undefined);
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
