import { Button, Select, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Schema } from '#shared';
import { ErrorState, FormDialog, isProblem, useFields, useGo, useTranslation, useWorkspace } from '#shared';
import { createQuestionnaire } from '../api/drafts.js';
import type { QuestionnaireView } from '../api/surveys.js';

interface DialogProps {
  readonly of: Schema<'QuestionnaireListResponse'>;
  readonly onClose: () => void;
}

function NewDialog({ of: { items }, onClose }: DialogProps) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const go = useGo();
  const fields = useFields({ title: '', name: '', template: 'blank' }, 'questionnaire:new');
  const templates = [
    { value: 'blank', label: t('editor.blank') },
    { value: 'built-in', label: `${t('questionnaires.builtIn')} (${t('questionnaires.builtInNote')})` },
    ...items.map(({ id, title, version, state }) => ({
      value: id,
      label: t('editor.templateOf', { title, version, state: t(`questionnaires.state.${state}`) }),
    })),
  ];
  const create = async (): Promise<void> => {
    const created = await fields.submit((values) => createQuestionnaire(workspaceId, values));
    if (created !== undefined) go(`/surveys/questionnaires/${created.id}/edit`);
  };
  return (
    <FormDialog
      title={t('editor.new')}
      form={fields}
      submitLabel={t('editor.create')}
      onClose={onClose}
      onSubmit={create}
    >
      <TextInput required data-autofocus label={t('editor.formTitle')} maxLength={300} {...fields.text('title')} />
      <TextInput
        required
        label={t('questionnaires.name')}
        description={t('editor.formIdHint')}
        maxLength={100}
        spellCheck={false}
        {...fields.text('name')}
      />
      <Select
        searchable
        allowDeselect={false}
        label={t('editor.template')}
        data={templates}
        {...fields.pick('template')}
        onChange={(template) => fields.set('template', template ?? 'blank')}
      />
    </FormDialog>
  );
}

/** Creates a draft, blank or from a template, and opens it in the editor. */
export function NewQuestionnaire({ of }: Pick<DialogProps, 'of'>) {
  const { t } = useTranslation('surveys');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t('editor.new')}
      </Button>
      {opened && <NewDialog of={of} onClose={() => setOpened(false)} />}
    </>
  );
}

/** Copies a published version into the draft of the next one. */
export function NewVersion({ of: { id, name, title } }: { readonly of: QuestionnaireView }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const go = useGo();
  const [problem, setProblem] = useState<unknown>(null);
  const create = async (): Promise<void> => {
    setProblem(null);
    try {
      const created = await createQuestionnaire(workspaceId, { name, title, template: id });
      go(`/surveys/questionnaires/${created.id}/edit`);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <div className="tp-stack">
      <Button onClick={() => void create()}>{t('editor.newVersion')}</Button>
      {problem !== null && (
        <ErrorState error={problem} compact typed={isProblem(problem, 'surveys.questionnaire.draft-exists')} />
      )}
    </div>
  );
}
