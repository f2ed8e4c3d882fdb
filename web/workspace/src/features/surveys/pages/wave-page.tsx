import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TabChoice } from '#shared';
import {
  AddressTabs,
  api,
  ConfirmButton,
  Loaded,
  Page,
  useCan,
  useFormat,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import type { WavePage as WaveView } from '../api/surveys.js';
import { surveysKey, waveQuery } from '../api/surveys.js';
import { FieldworkPart } from '../components/fieldwork.js';
import { OpeningAlarm } from '../components/opening-alarm.js';
import { ImportPart } from '../components/import-answers.js';
import { PapersPart } from '../components/papers.js';
import { PostersPart } from '../components/posters.js';
import { WaveStateMark } from '../components/wave-state.js';
import '../surveys.css';

/** Opening and closing, the two steps that cannot be undone; afterwards the way to the results. */
function NextStep({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const can = useCan();
  const client = useQueryClient();
  const step = wave.state === 'draft' ? 'open' : 'close';
  if (wave.state === 'closed')
    return (
      <Button component={WorkspaceLink} to="/indicators" variant="default">
        {t('toIndicators')}
      </Button>
    );
  if (!can(`surveys.wave.${step}`)) return null;
  const take = async (): Promise<void> => {
    await api.post(`/api/workspaces/{workspaceId}/surveys/waves/{waveId}/${step}`, {
      path: { workspaceId: id, waveId: wave.id },
    });
    await client.invalidateQueries({ queryKey: surveysKey(id) });
  };
  return (
    <ConfirmButton
      variant={step === 'open' ? 'filled' : 'default'}
      question={t(`step.${step}.question`)}
      consequence={t(`step.${step}.consequence`, { hours: wave.graceHours })}
      onConfirm={take}
    >
      {t(`step.${step}.button`)}
    </ConfirmButton>
  );
}

function useTabs(wave: WaveView): TabChoice[] {
  const { t } = useTranslation('surveys');
  const can = useCan();
  const parts: readonly (readonly [string, boolean, TabChoice['content']])[] = [
    ['fieldwork', can('surveys.fieldwork.read') && wave.state !== 'draft', <FieldworkPart wave={wave} />],
    ['papers', true, <PapersPart wave={wave} />],
    ['posters', can('surveys.links.issue'), <PostersPart wave={wave} />],
    ['import', can('surveys.answers.import') && wave.state !== 'draft', <ImportPart wave={wave} />],
  ];
  return parts.filter(([, shown]) => shown).map(([value, , content]) => ({ value, label: t(`tab.${value}`), content }));
}

function Content({ wave }: { readonly wave: WaveView }) {
  const { t } = useTranslation('surveys');
  return (
    <>
      {wave.openingAlarm && <OpeningAlarm alarm={wave.openingAlarm} />}
      <AddressTabs label={t('tab.label')} tabs={useTabs(wave)} />
    </>
  );
}

export function WavePage() {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const format = useFormat();
  const wave = useQuery({
    ...waveQuery(id, useParam('waveId')),
    // the worker opens the remaining answers of a closed wave
    refetchInterval: ({ state: { data } }) => (data?.state === 'closed' && !data.answersComplete ? 10_000 : false),
  });
  const found = wave.data;
  return (
    <Page
      title={found ? inWords(found.title) : t('wave')}
      purpose={
        found && (
          <>
            {t('fieldworkFrom')}
            <span className="tp-nowrap">{format.date(found.startsOn)}</span>
            {t('list.dateTo')}
            <span className="tp-nowrap">{format.date(found.endsOn)}</span>
            {t('waveForm', { title: found.formTitle ?? t('questionnaires.builtIn'), version: found.formVersion })}
          </>
        )
      }
      copyLink
      above={
        <>
          <WorkspaceLink to="/surveys">{t('back')}</WorkspaceLink>
          {found && <WaveStateMark state={found.state} />}
        </>
      }
      action={found && <NextStep wave={found} />}
    >
      <Loaded query={wave}>{(loaded) => <Content wave={loaded} />}</Loaded>
    </Page>
  );
}
