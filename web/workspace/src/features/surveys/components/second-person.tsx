import { Button, Group, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schema } from '#shared';
import { api, ErrorState, Section, useCan, useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import type { WavePage } from '../api/surveys.js';
import { surveysKey, wavePath } from '../api/surveys.js';

type Withheld = Schema<'WithheldUnitResponse'>;
type ExportRequest = Schema<'ExportRequestResponse'>;

interface WaveProps {
  readonly wave: WavePage;
}

const agreementQuery = (workspaceId: string, waveId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'agreement', waveId],
    queryFn: ({ signal }) => api.get(`${wavePath}/export-agreement`, { path: { workspaceId, waveId }, signal }),
  });

const withheldQuery = (workspaceId: string, waveId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'withheld', waveId],
    queryFn: ({ signal }) => api.get(`${wavePath}/withheld`, { path: { workspaceId, waveId }, signal }),
  });

function useSend<Sent>(send: (sent: Sent) => Promise<unknown>) {
  const { id } = useWorkspace();
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries({ queryKey: surveysKey(id) }),
  });
}

function useJoined(): (parts: readonly string[]) => string {
  const { i18n } = useTranslation('surveys');
  return (parts) => parts.join(i18n.language.startsWith('zh') ? '、' : ', ');
}

/** A request of someone else, on which the reader decides. */
function OtherRequest({ wave, request }: WaveProps & { readonly request: ExportRequest }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const joined = useJoined();
  const { personId, requestedAt } = request;
  const decide = useSend((agreed: boolean) =>
    api.post(`${wavePath}/export-agreement/{personId}`, {
      path: { workspaceId: id, waveId: wave.id, personId },
      body: { agreed, requestedAt },
    }),
  );
  return (
    <div>
      <p>
        {t('agreement.others', {
          person: inWords(request.name),
          reasons: joined(request.reasons.map((reason) => t(`agreement.of.${reason}`))),
        })}
      </p>
      <Group>
        <Button loading={decide.isPending} onClick={() => decide.mutate(true)}>
          {t('agreement.agree')}
        </Button>
        <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate(false)}>
          {t('agreement.decline')}
        </Button>
      </Group>
      {decide.error && <ErrorState error={decide.error} compact />}
    </div>
  );
}

/** What the reader needs before exporting single answers, and the requests of others. */
export function AgreementSection({ wave }: WaveProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const format = useFormat();
  const joined = useJoined();
  const found = useQuery({ ...agreementQuery(id, wave.id), enabled: useCan()('surveys.microdata.shared') }).data;
  const request = useSend(() =>
    api.post(`${wavePath}/export-agreement`, { path: { workspaceId: id, waveId: wave.id } }),
  );
  if (found === undefined || (found.state === 'free' && found.requests.length === 0)) return null;
  const { state, asked, requestedAt, openFrom, decidedBy } = found;
  const reasons = joined(found.reasons.map((reason) => t(`agreement.reason.${reason}`)));
  return (
    <Section title={t('agreement.title')}>
      {state !== 'free' && state !== 'agreed' && <p>{t('agreement.needed', { reasons })}</p>}
      {state === 'agreed' && <p>{t('agreement.agreed')}</p>}
      {state === 'waiting' && (
        <p>
          {openFrom === null
            ? t('agreement.waiting', { date: format.dateTime(requestedAt ?? ''), people: joined(asked.map(inWords)) })
            : t('agreement.alone', { date: format.dateTime(openFrom) })}
        </p>
      )}
      {state === 'declined' && <p>{t('agreement.declined', { person: inWords(decidedBy) })}</p>}
      {(state === 'needed' || state === 'declined') && (
        <Button loading={request.isPending} onClick={() => request.mutate(undefined)}>
          {t('agreement.request')}
        </Button>
      )}
      {request.error && <ErrorState error={request.error} compact />}
      {found.requests.map((each) => (
        <OtherRequest key={each.personId} wave={wave} request={each} />
      ))}
    </Section>
  );
}

function WithheldUnit({ wave, unit }: WaveProps & { readonly unit: Withheld }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const format = useFormat();
  const [reason, setReason] = useState('');
  const decide = useSend((released: boolean) =>
    api.post(`${wavePath}/withheld/{unitId}`, {
      path: { workspaceId: id, waveId: wave.id, unitId: unit.unitId },
      body: { released, reason },
    }),
  );
  const enterprise = inWords(unit.enterprise);
  const state = unit.decidedAt === null ? 'undecided' : unit.released ? 'released' : 'kept';
  return (
    <li>
      <p>
        <strong>{enterprise}</strong> {inWords(unit.park)} · {t(`withheld.${state}`)}
      </p>
      {unit.decidedAt !== null && (
        <p className="tp-dimmed">
          {t('withheld.decided', {
            ...{ person: inWords(unit.decidedBy), date: format.date(unit.decidedAt), reason: unit.reason },
          })}
        </p>
      )}
      <div className="sv-filters">
        <TextInput
          className="sv-search"
          label={`${t('withheld.reason')} (${enterprise})`}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate(true)}>
          {t('withheld.release')}
        </Button>
        <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate(false)}>
          {t('withheld.keep')}
        </Button>
      </div>
      {decide.error && <ErrorState error={decide.error} compact />}
    </li>
  );
}

/** Enterprises whose rows are in no file until someone decides. */
export function WithheldSection({ wave }: WaveProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const found = useQuery({ ...withheldQuery(id, wave.id), enabled: useCan()('surveys.withheld.decide') }).data;
  if (found === undefined || found.length === 0) return null;
  return (
    <Section title={t('withheld.title')} purpose={t('withheld.purpose')}>
      <ul>
        {found.map((unit) => (
          <WithheldUnit key={unit.unitId} wave={wave} unit={unit} />
        ))}
      </ul>
    </Section>
  );
}
