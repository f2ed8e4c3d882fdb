import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  ConflictDialog,
  Loaded,
  Page,
  ProblemError,
  useEditing,
  useGo,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { Definition, DefinitionContent } from '../api/definitions.js';
import { definitionQuery, reviseDefinition } from '../api/definitions.js';
import { indicatorsKey } from '../api/queries.js';
import { type ContentField, contentFields, useContentWords } from '../components/definitions/content-words.js';
import { DefinitionEditor } from '../components/definitions/definition-editor.js';
import { changesOf, contentOf, type FormValues, valuesOf } from '../domain/form-values.js';
import '../indicators.css';

const isField = (field: string): field is ContentField => (contentFields as readonly string[]).includes(field);

function Editor({ definition }: { readonly definition: Definition }) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const go = useGo();
  const words = useContentWords();
  const { base, form } = useEditing<Definition, FormValues>(
    definition,
    ({ content }) => valuesOf(content),
    `definition:${id}:${definition.id}`,
  );
  const changes = changesOf(base.content, contentOf(form.values, base.content));
  const save = async (wanted: Partial<DefinitionContent>, version: number): Promise<void> => {
    const body = { ...wanted, reason: form.values.reason };
    const saved = await form.submit(() => reviseDefinition(id, { id: definition.id, version }, body));
    if (!saved) return;
    await client.invalidateQueries({ queryKey: indicatorsKey(id) });
    go(`/indicators/definitions/${saved.id}`);
  };
  const { problem } = form;
  const theirs =
    problem instanceof ProblemError ? Number(problem.body.facts?.['version'] ?? base.version) : base.version;
  return (
    <DefinitionEditor
      form={form}
      before={base.content}
      id={definition.id}
      ownRules={definition.ownRules}
      unchanged={Object.keys(changes).length === 0}
      saveLabel={t('def.saveNext', { next: definition.version + 1 })}
      onSave={() => void save(changes, base.version)}
    >
      <ConflictDialog
        problem={problem}
        labelOf={(field) => (isField(field) ? t(`def.field.${field}`) : field)}
        show={(value, field) => (isField(field) ? words({ ...base.content, [field]: value }, field) : String(value))}
        onClose={() => form.reset(form.values)}
        onResolve={(chosen) => void save({ ...changes, ...chosen }, theirs)}
      />
    </DefinitionEditor>
  );
}

/** Writes the next version of a definition. */
export function ReviseDefinitionPage() {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const definitionId = useParam('definitionId');
  const definition = useQuery(definitionQuery(id, definitionId));
  const found = definition.data;
  return (
    <Page
      wide
      title={found ? t('def.reviseTitle', { name: localized(found.content.name) }) : t('def.revise')}
      purpose={found && t('def.revisePurpose', { next: found.version + 1 })}
      above={<WorkspaceLink to={`/indicators/definitions/${definitionId}`}>{t('def.versions')}</WorkspaceLink>}
    >
      <Loaded query={definition}>{(loaded) => <Editor key={loaded.id} definition={loaded} />}</Loaded>
    </Page>
  );
}
