import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { FocusEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import {
  conflictsOf,
  DraftNotice,
  ErrorState,
  useAfterPress,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { DefinitionContent, DefinitionFault } from '../../api/definitions.js';
import { checkQuery } from '../../api/definitions.js';
import { type DefinitionFields, MeaningFields, ShowingFields } from './definition-form.js';
import {
  contentOf,
  fieldAt,
  formulaParts,
  type FormulaPart,
  type FormValues,
  isInPoints,
  replaced,
} from '../../domain/form-values.js';
import { LiveCheck } from './live-check.js';
import { VocabularyList } from './vocabulary-list.js';
import '../../definitions.css';

/** Milliseconds without typing before the texts are checked. */
const quiet = 400;

interface EditorProps {
  readonly form: DefinitionFields;
  /** The initial content of the fields. */
  readonly before: DefinitionContent;
  /** Id of an existing indicator; a new one uses its field. */
  readonly id: string | null;
  readonly ownRules: boolean;
  readonly unchanged: boolean;
  readonly saveLabel: string;
  readonly onSave: () => void;
  readonly children?: ReactNode;
}

function useLiveCheck({ form, before, id }: Pick<EditorProps, 'form' | 'before' | 'id'>) {
  const workspace = useWorkspace();
  const [typed] = useDebouncedValue(form.values, quiet);
  const asked = { ...contentOf(typed, before), id: id ?? typed.id, isNew: id === null };
  return useQuery(checkQuery(workspace.id, asked));
}

/** Inserts names at the last position of the cursor. */
function useInsertion(form: DefinitionFields) {
  const last = useRef<{ part: FormulaPart; input: HTMLTextAreaElement } | null>(null);
  const put = (part: FormulaPart, text: string): void => {
    form.set(part, text);
    last.current?.input.focus();
  };
  return {
    focusPart: (part: FormulaPart, input: HTMLTextAreaElement): void => {
      last.current = { part, input };
    },
    insert: (name: string): void => {
      const { part, input } = last.current ?? { part: 'numerator', input: null };
      const text = form.values[part];
      const at = input?.selectionEnd ?? text.length;
      put(part, replaced(text, { position: at, length: 0 }, name));
    },
    replace: ({ pointer, position, length }: DefinitionFault, name: string): void => {
      const part = fieldAt(pointer) as FormulaPart;
      put(part, replaced(form.values[part], { position: position ?? 0, length: length ?? 0 }, name));
    },
  };
}

const written: readonly (keyof FormValues)[] = [
  'id',
  'nameEn',
  'nameZh',
  ...formulaParts,
  'notesEn',
  'notesZh',
  'reason',
];

/** Shows faults after a field was left or saving was tried; for choices at once. */
function useLeft(form: DefinitionFields) {
  const [initial] = useState(form.values);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const afterPress = useAfterPress();
  const changed = (field: keyof FormValues): boolean =>
    JSON.stringify(form.values[field]) !== JSON.stringify(initial[field]);
  return {
    changed,
    isLeft: (field: keyof FormValues): boolean =>
      tried || left.has(field) || (!written.includes(field) && changed(field)),
    leave: (event: FocusEvent<HTMLElement>): void => {
      const { name: named, dataset } = event.target as HTMLInputElement;
      const name = named || dataset['field'];
      if (name) afterPress(() => setLeft((before) => (before.has(name) ? before : new Set([...before, name]))));
    },
    tryToSave: (): void => setTried(true),
  };
}

/** The form, and next to it the meaning, the faults and the available names. */
export function DefinitionEditor(props: EditorProps) {
  const { form, before, id, ownRules, unchanged, saveLabel, onSave, children } = props;
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const check = useLiveCheck({ form, before, id });
  const insertion = useInsertion(form);
  const { changed, isLeft, leave, tryToSave } = useLeft(form);
  const faults = check.data?.faults ?? [];
  const faultAt = (field: keyof FormValues): string | undefined => {
    const found = isLeft(field) ? faults.find((fault) => fieldAt(fault.pointer) === field) : undefined;
    return found && localized(found.detail);
  };
  // formulas are checked while they are typed; an empty form shows no faults
  const isShown = ({ pointer }: DefinitionFault): boolean => {
    const field = fieldAt(pointer);
    return id !== null || isLeft(field) || ((formulaParts as readonly string[]).includes(field) && changed(field));
  };
  const sentError = (field: keyof FormValues): string | undefined =>
    form.errorOf(field.replace(/(En|Zh)$/, (_, language: string) => `.${language.toLowerCase()}`));
  const errorAt = (field: keyof FormValues): string | undefined => faultAt(field) ?? sentError(field);
  const fields = { form, errorAt, ownRules, isNew: id === null };
  const conflict = conflictsOf(form.problem).length > 0;
  return (
    <form
      className="in-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        tryToSave();
        onSave();
      }}
      onBlur={leave}
    >
      <div className="in-meaning">
        <p className="tp-required-note tp-small tp-dimmed">{t('shared:check.marked')}</p>
        <DraftNotice form={form} />
        <MeaningFields {...fields} onFocusPart={insertion.focusPart} />
      </div>
      <div className="in-beside">
        <LiveCheck
          check={check.data}
          checking={check.isFetching}
          failed={check.isError}
          isShown={isShown}
          values={form.values}
          onReplace={insertion.replace}
        />
        {!ownRules && <VocabularyList onInsert={insertion.insert} shares={isInPoints(form.values)} />}
      </div>
      <div className="in-showing">
        <ShowingFields {...fields} />
        {form.problem !== null && !conflict && <ErrorState error={form.problem} compact typed />}
        <div className="in-save">
          <Button type="submit" loading={form.busy} disabled={unchanged}>
            {saveLabel}
          </Button>
          {unchanged && <span className="tp-small tp-dimmed">{t('def.unchanged')}</span>}
        </div>
        {children}
      </div>
    </form>
  );
}
