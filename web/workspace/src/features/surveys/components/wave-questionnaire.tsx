import { Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ConfirmButton, Loaded, Section, useCan, useFormat, useTranslation, useWorkspace } from '#shared';
import { changesQuery } from '../api/drafts.js';
import { fieldworkQuery, surveysKey, type WavePage, wavePath } from '../api/surveys.js';
import { Changes } from './version-changes.js';

interface PartProps {
  readonly wave: WavePage;
}

/** The version of the questionnaire in the field, those before it, and the move to another one. */
export function WaveQuestionnaire({ wave }: PartProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const can = useCan();
  const movable = wave.form !== null && wave.nextVersions.length > 0 && can('surveys.wave.open');
  if (wave.retiredVersions.length === 0 && !movable) return null;
  return (
    <Section title={t('move.title')} purpose={t('move.purpose', { version: wave.formVersion })}>
      <div className="tp-stack">
        {wave.retiredVersions.length > 0 && (
          <ul className="sv-sentences">
            {wave.retiredVersions.map(({ version, acceptedUntil }) => (
              <li key={version}>{t('move.retired', { version, until: format.dateTime(acceptedUntil) })}</li>
            ))}
          </ul>
        )}
        {movable && <Move wave={wave} formId={wave.form.id} />}
      </div>
    </Section>
  );
}

function Move({ wave, formId }: PartProps & { readonly formId: string }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { id: workspaceId } = useWorkspace();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const next = wave.nextVersions.find(({ id }) => id === chosen) ?? null;
  const changes = useQuery(changesQuery({ workspaceId, questionnaireId: next?.id ?? '' }, next && formId));
  const waiting = useQuery(fieldworkQuery(workspaceId, wave.id)).data?.waiting ?? 0;
  const move = async (): Promise<void> => {
    await api.post(`${wavePath}/questionnaire`, {
      ...{ path: { workspaceId, waveId: wave.id }, version: wave.version },
      body: { questionnaireId: next?.id ?? '' },
    });
    await client.invalidateQueries({ queryKey: surveysKey(workspaceId) });
  };
  return (
    <>
      <Select
        className="sv-short"
        label={t('move.to')}
        placeholder={t('move.choose')}
        data={wave.nextVersions.map(({ id, version }) => ({ value: id, label: t('move.version', { version }) }))}
        value={chosen}
        onChange={setChosen}
      />
      {next !== null && (
        <>
          <Loaded query={changes}>{(found) => <Changes changes={found.changes} />}</Loaded>
          <ul className="sv-sentences">
            <li>{t('move.columns')}</li>
            <li>{t('move.phones', { hours: format.number(wave.graceHours) })}</li>
            <li>
              {t('move.sets', {
                ...{ version: wave.formVersion, minimum: wave.minimumPersons },
                waiting: format.number(waiting),
              })}
            </li>
          </ul>
          <div>
            <ConfirmButton
              question={t('move.question', { version: next.version })}
              consequence={t('move.consequence')}
              onConfirm={move}
            >
              {t('move.button', { version: next.version })}
            </ConfirmButton>
          </div>
        </>
      )}
    </>
  );
}
