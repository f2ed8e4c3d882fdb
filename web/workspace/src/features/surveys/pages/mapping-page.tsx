import { Button, Group } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  DraftNotice,
  ErrorState,
  Loaded,
  Page,
  useCan,
  useFields,
  useFormat,
  useLocalized,
  useNotify,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { MappedVariable, Mapping } from '../api/mapping.js';
import { mappingQuery, saveMapping, surveyIndicatorsQuery, variableWordsQuery } from '../api/mapping.js';
import { surveysKey } from '../api/surveys.js';
import { Computable, isSexKnown, splitByQuestions, undecidedOf, useComputableWords } from '../components/computable.js';
import { MappingTable } from '../components/mapping-table.js';
import '../surveys.css';

interface Values {
  readonly variables: readonly MappedVariable[];
}

function History({ of: { version, waves } }: { readonly of: Mapping }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const numbers = waves.map(({ number }) => format.number(number)).join(t('mapping.between'));
  return (
    <>
      <p>{version === 0 ? t('mapping.proposed') : t('mapping.savedAs', { version })}</p>
      {waves.length > 0 && <p>{t('mapping.waves', { count: waves.length, numbers })}</p>}
      {waves.map(({ number, keeps }) =>
        keeps === null ? null : <p key={number}>{t('mapping.keeps', { number, version: keeps })}</p>,
      )}
      {waves.some(({ keeps }) => keeps === null) && <p>{t('mapping.consequence')}</p>}
    </>
  );
}

function MappingForm({ mapping }: { readonly mapping: Mapping }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const questionnaireId = useParam('questionnaireId');
  const inWords = useLocalized();
  const notify = useNotify();
  const client = useQueryClient();
  const mayEdit = useCan()('surveys.questionnaire.edit');
  const labels = useQuery(variableWordsQuery(workspaceId)).data;
  const words = useComputableWords();
  const indicators = useQuery(surveyIndicatorsQuery(workspaceId)).data ?? [];
  const fields = useFields<Values>(
    { variables: mapping.mapped },
    mayEdit ? `mapping:${questionnaireId}:${mapping.version}` : null,
  );
  const labelOf = (variable: string): string => {
    const label = labels?.get(variable);
    return label === undefined ? variable : inWords(label);
  };
  const { variables: mapped } = fields.values;
  const choices = new Map(mapping.questions.map((each) => [each.name, each.choices]));
  const decided = mapped.filter((each) => undecidedOf(each, choices.get(each.question) ?? []).length === 0);
  const split = splitByQuestions(indicators, decided);
  const save = async (): Promise<void> => {
    const path = { workspaceId, questionnaireId };
    const saved = await fields.submit((values) => saveMapping(path, mapping.version, values.variables));
    if (saved === undefined) return;
    client.setQueryData(mappingQuery(workspaceId, questionnaireId).queryKey, saved);
    await client.invalidateQueries({ queryKey: surveysKey(workspaceId) });
    notify(t('mapping.saved'));
  };
  return (
    <div className="tp-stack">
      <DraftNotice form={fields} />
      <div>
        <p>{t('mapping.intro')}</p>
        <History of={mapping} />
      </div>
      <MappingTable
        mapping={mapping}
        mapped={mapped}
        labelOf={labelOf}
        onChange={mayEdit ? (next) => fields.set('variables', next) : undefined}
      />
      {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
      <Group justify="space-between" className="sv-save-bar">
        <span role="status">{isSexKnown(decided) ? words(split) : t('mapping.sexNeeded')}</span>
        {mayEdit && (
          <Button loading={fields.busy} onClick={() => void save()}>
            {t('mapping.save')}
          </Button>
        )}
      </Group>
      <Computable of={split} labelOf={labelOf} />
    </div>
  );
}

/** Which questions of a published questionnaire indicators use. */
export function MappingPage() {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const questionnaireId = useParam('questionnaireId');
  const query = useQuery(mappingQuery(id, questionnaireId));
  const found = query.data;
  return (
    <Page
      title={t('mapping.title')}
      purpose={found && t('mapping.purpose', { title: found.title, version: found.formVersion })}
      copyLink
      above={<WorkspaceLink to={`/surveys/questionnaires/${questionnaireId}`}>{t('mapping.back')}</WorkspaceLink>}
    >
      <Loaded query={query}>{(mapping) => <MappingForm key={mapping.version} mapping={mapping} />}</Loaded>
    </Page>
  );
}
