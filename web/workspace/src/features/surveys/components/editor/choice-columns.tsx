import { Button, Group, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from '#shared';
import { changeList, COLUMN } from '#server/surveys/form/editing/index.js';
import type { ChoiceList, FormModel } from '#server/surveys/form/model/form-model.js';
import type { Editor } from './use-editor.js';

interface Attribute {
  readonly place: number;
  readonly column: string;
  readonly value: string;
}

/** The form with a cell of a further column of choices. A blank cell stays, so that the column does. */
export const withAttribute = (model: FormModel, name: string, { place, column, value }: Attribute): FormModel =>
  changeList(model, name, (list) => {
    const choice = list.choices[place];
    if (choice === undefined) return list;
    return {
      ...list,
      choices: list.choices.with(place, { ...choice, attributes: { ...choice.attributes, [column]: value } }),
    };
  });

const withoutColumn = (model: FormModel, name: string, column: string): FormModel =>
  changeList(model, name, (list) => ({
    ...list,
    choices: list.choices.map((choice) => {
      const { [column]: _, ...attributes } = choice.attributes;
      return { ...choice, attributes };
    }),
  }));

/** The further columns of a list; the same array while they do not change. */
export function useColumns({ choices }: ChoiceList): readonly string[] {
  const last = useRef<readonly string[]>([]);
  const found = [...new Set(choices.flatMap(({ attributes }) => Object.keys(attributes)))];
  const isSame = found.length === last.current.length && found.every((name, at) => name === last.current[at]);
  if (!isSame) last.current = found;
  return last.current;
}

interface ChoiceColumnsProps extends Pick<Editor, 'change'> {
  readonly list: ChoiceList;
  readonly columns: readonly string[];
}

/** Adds and removes the columns that filters read. */
export function ChoiceColumns({ change, list, columns }: ChoiceColumnsProps) {
  const { t } = useTranslation('surveys');
  const [name, setName] = useState('');
  const isName = COLUMN.test(name) && !columns.includes(name);
  const add = (): void => {
    change((before) => withAttribute(before, list.name, { place: 0, column: name, value: '' }));
    setName('');
  };
  return (
    <Group gap="xs" align="end">
      <TextInput
        label={t('editor.newColumn')}
        spellCheck={false}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Enter' && isName && add()}
      />
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<Plus size={14} aria-hidden />}
        disabled={!isName || list.choices.length === 0}
        onClick={add}
      >
        {t('editor.addColumn')}
      </Button>
      {columns.map((column) => (
        <Button
          key={column}
          size="compact-sm"
          variant="subtle"
          onClick={() => change((before) => withoutColumn(before, list.name, column))}
        >
          {t('editor.removeColumn', { column })}
        </Button>
      ))}
    </Group>
  );
}
