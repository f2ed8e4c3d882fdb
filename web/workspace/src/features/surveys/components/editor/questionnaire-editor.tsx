import { Button, Group, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, Eye, ListChecks, Redo2, Settings, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { itemById, removeList, usesOf } from '#server/surveys/form/editing/index.js';
import {
  DraftNotice,
  ErrorState,
  isProblem,
  Section,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { QuestionnaireDraft } from '../../api/drafts.js';
import { surveysKey } from '../../api/surveys.js';
import type { PlacedFindings } from '../../domain/draft-findings.js';
import { missingInForm } from '../../domain/draft-texts.js';
import { AnswerLength } from '../answer-length.js';
import { MissingTexts } from '../missing-texts.js';
import { FormTests } from './form-tests.js';
import { FormulaField } from './formula-field.js';
import { ItemForm } from './item-form.js';
import { Outline } from './outline.js';
import { Preview } from './preview.js';
import { type Editor, useEditor } from './use-editor.js';

const countOf = ({ ofItem, ofList, ofForm }: PlacedFindings) => {
  const all = [...ofForm, ...[...ofItem.values(), ...ofList.values()].flat()];
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const obstacles = all.filter(({ severity }) => severity === 'obstacle').length;
  return { errors, obstacles };
};

/** What is not at a question: whether the draft could be published and used, and how many translations are missing. */
function State({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const { model, languages, findings } = editor;
  const missing = useMemo(() => missingInForm(model, languages), [model, languages]);
  const { errors, obstacles } = useMemo(() => countOf(findings), [findings]);
  const failed = [...findings.ofTest.values()].filter(({ state }) => state === 'failed').length;
  return (
    <div className="sv-editor-state" role="status">
      {editor.unchecked === null ? (
        <>
          <span>{errors > 0 ? t('editor.errors', { count: errors }) : t('editor.noErrors')}</span>
          {failed > 0 && <span className="sv-rule-error">{t('tests.failed', { count: failed })}</span>}
          {obstacles > 0 && <span>{t('editor.obstacles', { count: obstacles })}</span>}
        </>
      ) : (
        <span className="sv-rule-error">{whyUnchecked(editor.unchecked, t)}</span>
      )}
      <span>
        {t('shared:labelled', { label: t('questionnaires.missing'), words: '' })}
        <MissingTexts of={missing} />
      </span>
      {editor.unchecked === null && <AnswerLength of={findings.answerLength} />}
      {editor.unchecked === null &&
        findings.ofForm.map(({ text }) => (
          <span key={text.en} className="sv-rule-error">
            {inWords(text)}
          </span>
        ))}
    </div>
  );
}

const isTooLarge = (error: unknown): boolean => isProblem(error) && error.status === 413;

function whyUnchecked(error: unknown, t: ReturnType<typeof useTranslation>['t']): string {
  if (isTooLarge(error)) return t('editor.tooLarge');
  const reason = isProblem(error) ? error.body.title : '';
  return reason === '' ? t('editor.unchecked') : t('editor.uncheckedBecause', { reason });
}

type Pane = 'questions' | 'settings' | 'tests' | 'preview';

/** The editor of a draft: the outline at the left, the chosen question at the right; one after the other on a phone. */
export function QuestionnaireEditor({ draft }: { readonly draft: QuestionnaireDraft }) {
  const { t } = useTranslation('surveys');
  const editor = useEditor(draft);
  const [selected, setSelected] = useState<string>();
  const [pane, setPane] = useState<Pane>('questions');
  const form = useRef<HTMLDivElement>(null);
  const select = useCallback((id: string | undefined) => {
    setSelected(id);
    setPane('questions');
    if (id === undefined) return;
    requestAnimationFrame(() => {
      form.current?.focus({ preventScroll: true });
      // on a phone the question takes the place of the outline, and begins with the way back, which is shown only there
      form.current?.firstElementChild?.scrollIntoView({ block: 'nearest' });
    });
  }, []);
  const item = selected === undefined ? undefined : itemById(editor.model, selected);
  const { errors, obstacles } = countOf(editor.findings);
  const save = useSave(editor);
  useUndoKeys(editor);
  const isOpen = item !== undefined || pane !== 'questions';
  return (
    <div className="tp-stack">
      <DraftNotice form={editor} />
      <Toolbar editor={editor} pane={pane} onPane={setPane} onSave={save} />
      <State editor={editor} />
      <div className="sv-editor" data-open={isOpen}>
        <Outline editor={editor} selected={item?.id} onSelect={select} />
        <div ref={form} tabIndex={-1} className="sv-editor-form" aria-label={t('editor.question')} role="region">
          {isOpen && (
            <Button
              className="sv-editor-back"
              variant="subtle"
              leftSection={<ArrowLeft size={16} aria-hidden />}
              onClick={() => select(undefined)}
            >
              {t('editor.back')}
            </Button>
          )}
          {pane === 'preview' && (
            <Preview draft={draft} editor={editor} isSound={errors + obstacles === 0} onSave={save} />
          )}
          {pane === 'settings' && <FormSettings editor={editor} />}
          {pane === 'tests' && <FormTests editor={editor} />}
          {pane === 'questions' && item && <ItemForm key={item.id} editor={editor} item={item} />}
          {!isOpen && <p className="tp-dimmed">{t('editor.none')}</p>}
        </div>
      </div>
    </div>
  );
}

function useSave(editor: Editor): () => Promise<void> {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const notify = useNotify();
  const client = useQueryClient();
  return async () => {
    if (!(await editor.save())) return;
    await client.invalidateQueries({ queryKey: surveysKey(workspaceId), refetchType: 'none' });
    notify(t('editor.saved'));
  };
}

/** The usual keys for Undo and Redo. In an input, the browser's own undo what was typed there. */
function useUndoKeys({ undo, redo }: Editor): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, target, shiftKey } = event;
      const isTyping =
        target instanceof HTMLInputElement ? target.type !== 'checkbox' : target instanceof HTMLTextAreaElement;
      if (!(event.ctrlKey || event.metaKey) || isTyping) return;
      const letter = key.toLowerCase();
      const step = letter === 'y' || (letter === 'z' && shiftKey) ? redo : letter === 'z' ? undo : undefined;
      if (step === undefined) return;
      event.preventDefault();
      step();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [undo, redo]);
}

interface ToolbarProps {
  readonly onSave: () => Promise<void>;
  readonly editor: Editor;
  readonly pane: Pane;
  readonly onPane: (pane: Pane) => void;
}

function Toolbar({ editor, pane, onPane, onSave }: ToolbarProps) {
  const { t } = useTranslation('surveys');
  const toggle = (other: Pane) => () => onPane(pane === other ? 'questions' : other);
  return (
    <>
      <Group gap="xs">
        <Button loading={editor.busy} disabled={!editor.isChanged} onClick={() => void onSave()}>
          {t('editor.save')}
        </Button>
        <Button
          variant="default"
          leftSection={<Undo2 size={16} aria-hidden />}
          disabled={editor.undo === undefined}
          onClick={editor.undo}
        >
          {t('editor.undo')}
        </Button>
        <Button
          variant="default"
          leftSection={<Redo2 size={16} aria-hidden />}
          disabled={editor.redo === undefined}
          onClick={editor.redo}
        >
          {t('editor.redo')}
        </Button>
        <Button
          variant={pane === 'settings' ? 'light' : 'default'}
          leftSection={<Settings size={16} aria-hidden />}
          aria-pressed={pane === 'settings'}
          onClick={toggle('settings')}
        >
          {t('editor.settings')}
        </Button>
        <Button
          variant={pane === 'tests' ? 'light' : 'default'}
          leftSection={<ListChecks size={16} aria-hidden />}
          aria-pressed={pane === 'tests'}
          onClick={toggle('tests')}
        >
          {t('tests.open')}
        </Button>
        <Button
          variant={pane === 'preview' ? 'light' : 'default'}
          leftSection={<Eye size={16} aria-hidden />}
          aria-pressed={pane === 'preview'}
          onClick={toggle('preview')}
        >
          {t('editor.preview')}
        </Button>
      </Group>
      {isTooLarge(editor.problem) ? (
        <p className="sv-rule-error" role="alert">
          {t('editor.tooLarge')}
        </p>
      ) : (
        editor.problem !== null && <ErrorState error={editor.problem} compact typed />
      )}
      {editor.showSaved && (
        <Group>
          <Button variant="default" onClick={() => void editor.showSaved?.()}>
            {t('editor.showSaved')}
          </Button>
          <span className="tp-dimmed">{t('editor.showSavedHint')}</span>
        </Group>
      )}
    </>
  );
}

/** Choice lists that no question uses, with a button that removes them. */
function UnusedLists({ model, change }: Pick<Editor, 'model' | 'change'>) {
  const { t } = useTranslation('surveys');
  const unused = model.lists.filter(({ name }) => usesOf(model, name) === 0).map(({ name }) => name);
  if (unused.length === 0) return null;
  return (
    <div>
      <p>{t('editor.unusedLists', { lists: unused.join(t('questionnaires.between')) })}</p>
      <Button variant="default" onClick={() => change((before) => unused.reduce(removeList, before))}>
        {t('editor.removeLists')}
      </Button>
    </div>
  );
}

function FormSettings({ editor: { model, change } }: { readonly editor: Editor }) {
  const { t } = useTranslation('surveys');
  return (
    <Section title={t('editor.settings')}>
      <div className="tp-stack">
        <TextInput
          label={t('editor.formTitle')}
          maxLength={300}
          value={model.title}
          onChange={({ currentTarget: { value } }) => change((before) => ({ ...before, title: value }), 'title')}
        />
        <TextInput
          label={t('questionnaires.version')}
          description={t('editor.versionHint')}
          maxLength={40}
          value={model.version}
          onChange={({ currentTarget: { value } }) => change((before) => ({ ...before, version: value }), 'version')}
        />
        <Select
          allowDeselect={false}
          label={t('editor.defaultLanguage')}
          data={[...new Set([...model.languages, model.defaultLanguage])].filter(Boolean)}
          value={model.defaultLanguage}
          onChange={(language) => language !== null && change((before) => ({ ...before, defaultLanguage: language }))}
        />
        <FormulaField
          label={t('editor.instanceName')}
          description={t('editor.instanceNameHint')}
          formula={model.instanceName}
          error={undefined}
          onChange={(instanceName) => change((before) => ({ ...before, instanceName }), 'instanceName')}
        />
        <UnusedLists model={model} change={change} />
      </div>
    </Section>
  );
}
