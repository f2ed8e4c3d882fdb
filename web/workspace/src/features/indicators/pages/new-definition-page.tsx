import { useQueryClient } from '@tanstack/react-query';
import { Page, useFields, useGo, useTranslation, useWorkspace, WorkspaceLink } from '#shared';
import { defineIndicator } from '../api/definitions.js';
import { indicatorsKey } from '../api/queries.js';
import { DefinitionEditor } from '../components/definitions/definition-editor.js';
import { blank, contentOf, type FormValues, valuesOf } from '../domain/form-values.js';
import '../indicators.css';

/** Adds an indicator. */
export function NewDefinitionPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const go = useGo();
  const form = useFields<FormValues>(valuesOf(blank), `definition:new:${id}`);
  const save = async (): Promise<void> => {
    const { values } = form;
    const body = { ...contentOf(values, blank), id: values.id, reason: values.reason };
    const added = await form.submit(() => defineIndicator(id, body));
    if (!added) return;
    await client.invalidateQueries({ queryKey: indicatorsKey(id) });
    go(`/indicators/definitions/${added.id}`);
  };
  return (
    <Page
      wide
      title={t('def.newTitle')}
      purpose={t('def.newPurpose')}
      above={<WorkspaceLink to="/indicators/definitions">{t('def.back')}</WorkspaceLink>}
    >
      <DefinitionEditor
        form={form}
        before={blank}
        id={null}
        ownRules={false}
        unchanged={false}
        saveLabel={t('def.saveNew')}
        onSave={() => void save()}
      />
    </Page>
  );
}
