import { Button, Group, NumberInput, Select, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '#shared';
import {
  api,
  asEntered,
  ErrorState,
  Form,
  Section,
  useCan,
  useFields,
  useFormat,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { WavePage } from '../api/surveys.js';
import { surveysKey, wavePath } from '../api/surveys.js';

type Allowance = Schema<'LinkAllowanceResponse'>;

interface WaveProps {
  readonly wave: WavePage;
}

const allowancesQuery = (workspaceId: string, waveId: string) =>
  queryOptions({
    queryKey: [...surveysKey(workspaceId), 'link-allowances', waveId],
    queryFn: ({ signal }) => api.get(`${wavePath}/link-allowances`, { path: { workspaceId, waveId }, signal }),
  });

function stateOf({ agreed, own }: Allowance): 'agreed' | 'declined' | 'waiting' | 'asked' {
  if (agreed !== null) return agreed ? 'agreed' : 'declined';
  return own ? 'waiting' : 'asked';
}

function AllowanceItem({ wave, allowance }: WaveProps & { readonly allowance: Allowance }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const inWords = useLocalized();
  const format = useFormat();
  const { unitId, links, workers, reason, requestedAt, requestedBy, decidedBy, decidedAt } = allowance;
  const decide = useMutation({
    mutationFn: (agreed: boolean) =>
      api.post(`${wavePath}/link-allowances/{unitId}`, {
        path: { workspaceId: id, waveId: wave.id, unitId },
        body: { agreed, requestedAt },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: surveysKey(id) }),
  });
  const state = stateOf(allowance);
  return (
    <li>
      <p>
        <strong>{inWords(allowance.enterprise)}</strong> {inWords(allowance.park)} · {t(`moreLinks.state.${state}`)}
      </p>
      <p>{t('moreLinks.asked', { links: format.number(links), workers: format.number(workers), reason })}</p>
      <p className="tp-dimmed">
        {decidedAt === null
          ? t('moreLinks.requested', { person: inWords(requestedBy), date: format.dateTime(requestedAt) })
          : t('moreLinks.decided', { person: inWords(decidedBy), date: format.dateTime(decidedAt) })}
      </p>
      {state === 'asked' && (
        <Group>
          <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate(true)}>
            {t('agreement.agree')}
          </Button>
          <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate(false)}>
            {t('agreement.decline')}
          </Button>
        </Group>
      )}
      {decide.error && <ErrorState error={decide.error} compact />}
    </li>
  );
}

/** Requests for more personal links than an enterprise has workers, which another person decides. */
export function MoreLinksSection({ wave }: WaveProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const found = useQuery({ ...allowancesQuery(id, wave.id), enabled: useCan()('surveys.links.allow') }).data;
  if (found === undefined || found.length === 0) return null;
  return (
    <Section title={t('moreLinks.title')} purpose={t('moreLinks.purpose')}>
      <ul>
        {found.map((allowance) => (
          <AllowanceItem key={allowance.unitId} wave={wave} allowance={allowance} />
        ))}
      </ul>
    </Section>
  );
}

interface RequestProps extends WaveProps {
  readonly enterprises: readonly { readonly value: string; readonly label: string }[];
}

export function MoreLinksRequest({ wave, enterprises }: RequestProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const client = useQueryClient();
  const form = useFields<{ readonly unitId: string | null; readonly links: number | string; readonly reason: string }>(
    { unitId: null, links: '', reason: '' },
    null,
  );
  const send = async (): Promise<void> => {
    const answer = await form.submit(({ unitId, links, reason }) =>
      api.post(`${wavePath}/link-allowances`, {
        path: { workspaceId: id, waveId: wave.id },
        body: asEntered({ unitId, links: links === '' ? links : Number(links), reason }),
      }),
    );
    if (answer === undefined) return;
    form.reset();
    await client.invalidateQueries({ queryKey: surveysKey(id) });
  };
  return (
    <details className="sv-messages">
      <summary>{t('moreLinks.title')}</summary>
      <p className="tp-dimmed">{t('moreLinks.purpose')}</p>
      <Form unexplained form={form} className="sv-filters" aria-label={t('moreLinks.title')} onSubmit={send}>
        <Select
          className="sv-search"
          label={t('frame.enterprise')}
          searchable
          required
          data={[...enterprises]}
          {...form.pick('unitId')}
        />
        <NumberInput
          label={t('moreLinks.links')}
          min={1}
          max={100_000}
          allowDecimal={false}
          required
          {...form.pick('links')}
        />
        <TextInput
          className="sv-search"
          label={t('withheld.reason')}
          required
          maxLength={500}
          {...form.text('reason')}
        />
        <Button type="submit" variant="default" loading={form.busy}>
          {t('moreLinks.request')}
        </Button>
      </Form>
      {form.problem !== null && <ErrorState error={form.problem} compact typed />}
    </details>
  );
}
