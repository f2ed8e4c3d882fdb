import { Button, Group, NumberInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ConfirmButton,
  DraftNotice,
  ErrorState,
  Loaded,
  Page,
  Section,
  useFields,
  useFormat,
  useNotify,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import {
  releaseSharedFile,
  reportOnRules,
  saveSharingRules,
  type SharingReport,
  type SharingRules,
  sharingRulesQuery,
} from '../api/sharing.js';
import { surveysKey } from '../api/surveys.js';
import { SharingReportPart } from '../components/sharing-report.js';
import { SharingRuleFields } from '../components/sharing-rule.js';
import { entered, typed, type TypedRule } from '../domain/rule-texts.js';
import '../surveys.css';

function RulesForm({ of }: { readonly of: SharingRules }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const path = { workspaceId, waveId: useParam('waveId') };
  const notify = useNotify();
  const format = useFormat();
  const client = useQueryClient();
  const fields = useFields(
    { k: of.k, variables: of.rules.map(typed) },
    `sharing-rules:${path.waveId}:${of.formVersion}:${of.version}`,
  );
  const [report, setReport] = useState<SharingReport | null>(null);
  const { k, variables } = fields.values;
  const change = (at: number, rule: TypedRule): void => fields.set('variables', variables.with(at, rule));
  const calculate = async (): Promise<void> => {
    const found = await fields.submit((values) =>
      reportOnRules(path, { k: values.k, variables: values.variables.map(entered) }),
    );
    if (found !== undefined) setReport(found);
  };
  const save = async (): Promise<void> => {
    const saved = await fields.submit((values) =>
      saveSharingRules(path, of.version, { k: values.k, variables: values.variables.map(entered) }),
    );
    if (saved === undefined) return;
    client.setQueryData(sharingRulesQuery(path).queryKey, saved);
    await client.invalidateQueries({ queryKey: surveysKey(workspaceId) });
    notify(t('sharing.saved'));
  };
  const unreleased = of.origin === 'own' ? 'ready' : 'unsaved';
  const releaseState =
    of.released === null
      ? t(`sharing.states.${of.mayBeReleased ? unreleased : 'arriving'}`)
      : t('sharing.states.released', {
          ...{ day: format.date(of.released.releasedAt), version: of.released.formVersion },
          revision: of.released.revision,
        });
  const release = async (): Promise<void> => {
    client.setQueryData(sharingRulesQuery(path).queryKey, await releaseSharedFile(path));
    await client.invalidateQueries({ queryKey: surveysKey(workspaceId) });
    notify(t('sharing.releasedNow'));
  };
  return (
    <div className="tp-stack">
      <DraftNotice form={fields} />
      <p>{format.sentences(t(`sharing.origins.${of.origin}`, { version: of.version }), releaseState)}</p>
      <NumberInput
        className="sv-k"
        label={t('sharing.k')}
        description={t('sharing.kHint', { least: of.leastK, count: of.minimumEnterprises })}
        error={fields.errorOf('/k')}
        allowDecimal={false}
        min={3}
        max={1000}
        value={k}
        onChange={(value) => fields.set('k', Number(value))}
      />
      <Section title={t('sharing.variables')} purpose={t('sharing.variablesPurpose')}>
        {of.variables.map((variable, at) => (
          <SharingRuleFields
            key={variable.name}
            variable={variable}
            rule={variables[at]!}
            errorOf={(field) => fields.errorOf(`/variables/${at}/${field}`)}
            onChange={(rule) => change(at, rule)}
          />
        ))}
      </Section>
      {report !== null && <SharingReportPart report={report} />}
      {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
      <Group>
        <Button loading={fields.busy} onClick={() => void save()}>
          {t('sharing.save')}
        </Button>
        <Button variant="default" loading={fields.busy} onClick={() => void calculate()}>
          {t('sharing.calculate')}
        </Button>
        {of.mayBeReleased && of.origin === 'own' && (
          <ConfirmButton
            question={t('sharing.releaseQuestion')}
            consequence={t('sharing.releaseMeans')}
            onConfirm={release}
          >
            {t('sharing.release')}
          </ConfirmButton>
        )}
      </Group>
    </div>
  );
}

/** The rules for the file of a wave that facilitators get, for the version of the questionnaire that it uses. */
export function SharingPage() {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const waveId = useParam('waveId');
  const query = useQuery(sharingRulesQuery({ workspaceId, waveId }));
  const found = query.data;
  return (
    <Page
      title={t('sharing.title')}
      purpose={found && t('sharing.purpose', { version: found.formVersion })}
      copyLink
      above={<WorkspaceLink to={`/surveys/${waveId}`}>{t('review.back')}</WorkspaceLink>}
    >
      <Loaded query={query}>{(rules) => <RulesForm key={`${rules.formVersion} ${rules.version}`} of={rules} />}</Loaded>
    </Page>
  );
}
