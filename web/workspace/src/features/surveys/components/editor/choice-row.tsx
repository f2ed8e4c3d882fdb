import { ActionIcon, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { memo, useState } from 'react';
import { changeList } from '#server/surveys/form/editing/index.js';
import type { Choice } from '#server/surveys/form/model/form-model.js';
import { useLanguageOrder, useTranslation } from '#shared';
import { type Languages, textsElsewhere, withLanguage, withText } from '../../domain/draft-texts.js';
import { withAttribute } from './choice-columns.js';
import type { Editor } from './use-editor.js';

interface ChoiceRowProps extends Pick<Editor, 'change'> {
  readonly choice: Choice;
  readonly place: number;
  readonly list: string;
  readonly languages: Languages;
  /** What filters read of a choice. */
  readonly columns: readonly string[];
  readonly rename: (old: string, name: string) => void;
}

/** What the boxes of a row are, where they are in one row; each box has a label of its own for assistive technology. */
export function ChoiceHeadings({ columns }: Pick<ChoiceRowProps, 'columns'>) {
  const { t } = useTranslation('surveys');
  const order = useLanguageOrder();
  return (
    <li className="sv-choice sv-choice-headings" aria-hidden>
      <span className="sv-typed">{t('questionnaires.code')}</span>
      {order.map((language) => (
        <span key={language}>{t(`editor.in.${language}`)}</span>
      ))}
      {columns.map((column) => (
        <code key={column} className="sv-typed">
          {column}
        </code>
      ))}
    </li>
  );
}

/** A choice with its code, texts and further columns. */
export const ChoiceRow = memo(function ChoiceRow(props: ChoiceRowProps) {
  const { choice, place, list, languages, columns, change, rename } = props;
  const { t } = useTranslation('surveys');
  const order = useLanguageOrder();
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
        label={t('questionnaires.code')}
        aria-label={t('editor.codeOf', { number: place + 1 })}
        className="sv-typed"
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
        onBlur={commit}
      />
      {order.map((language) => (
        <TextInput
          key={language}
          label={t(`editor.in.${language}`)}
          aria-label={t(`editor.choiceIn.${language}`, { number: place + 1 })}
          placeholder={textsElsewhere(choice.label, languages)[0] ?? t(`editor.in.${language}`)}
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          value={choice.label[languages[language]] ?? ''}
          onChange={({ currentTarget }) => say(language, currentTarget.value)}
        />
      ))}
      {columns.map((column) => (
        <TextInput
          key={column}
          label={column}
          aria-label={t('editor.columnOf', { column, number: place + 1 })}
          placeholder={column}
          className="sv-typed"
          value={choice.attributes[column] ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change(
              (before) => withAttribute(before, list, { place, column, value }),
              `choice ${list} ${place} ${column}`,
            )
          }
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
