import { Button, Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  api,
  asEntered,
  ConfirmButton,
  DataTable,
  ErrorState,
  Form,
  Loaded,
  Section,
  useFields,
  useFormat,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { PosterSheet, Replacements, WavePage } from '../api/surveys.js';
import { replacementsQuery, surveysKey } from '../api/surveys.js';

const reasons = ['closed', 'left-frame', 'refused'] as const;

interface Props {
  readonly wave: WavePage;
  readonly sheet: PosterSheet;
  readonly found: Replacements;
}

interface Values {
  readonly unitId: string | null;
  readonly reason: string | null;
}

function ReplacementForm({ wave, sheet, found }: Props) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const client = useQueryClient();
  const notify = useNotify();
  const fields = useFields<Values>({ unitId: null, reason: null }, null);
  const choices = sheet.posters.flatMap(({ unitId, enterprise, park }) =>
    unitId && enterprise ? [{ value: unitId, label: `${inWords(enterprise)} · ${inWords(park)}` }] : [],
  );
  const stratum = sheet.posters.find(({ unitId }) => unitId !== null && unitId === fields.values.unitId)?.stratum;
  const reserve = found.reserves.find((each) => each.stratum === stratum);
  const chosen = choices.find(({ value }) => value === fields.values.unitId)?.label;
  const isReady = chosen !== undefined && fields.values.reason !== null && reserve?.next;
  const send = async (): Promise<void> => {
    const answer = await fields.submit((values) =>
      api.post('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/replacements', {
        path: { workspaceId: id, waveId: wave.id },
        body: asEntered(values),
      }),
    );
    if (answer === undefined) return;
    const [last] = answer.replaced;
    notify(t('replace.done', { enterprise: inWords(last?.enterprise), substitute: inWords(last?.substitute) }));
    await client.invalidateQueries({ queryKey: surveysKey(id) });
  };
  return (
    <>
      <Form
        unexplained
        form={fields}
        className="sv-filters"
        aria-label={t('replace.title')}
        onSubmit={async () => {
          if (!isReady) await send();
        }}
      >
        <Select
          className="sv-search"
          label={t('replace.enterprise')}
          description={
            stratum === undefined || stratum === null ? undefined : t('replace.left', { count: reserve?.left ?? 0 })
          }
          searchable
          required
          data={choices}
          {...fields.pick('unitId')}
        />
        <Select
          label={t('replace.reason')}
          required
          data={reasons.map((value) => ({ value, label: t(`replace.reasons.${value}`) }))}
          {...fields.pick('reason')}
        />
        {isReady ? (
          <ConfirmButton
            question={t('replace.question')}
            consequence={t('replace.consequence', { enterprise: chosen, substitute: inWords(reserve.next) })}
            onConfirm={send}
          >
            {t('replace.run')}
          </ConfirmButton>
        ) : (
          <Button type="submit" variant="default" loading={fields.busy}>
            {t('replace.run')}
          </Button>
        )}
      </Form>
      {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
    </>
  );
}

function Replaced({ found: { replaced } }: Pick<Props, 'found'>) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const format = useFormat();
  return (
    <DataTable
      caption={t('replace.replaced')}
      captionHidden={false}
      rows={replaced}
      rowKey={({ unitId }) => unitId}
      empty={<p className="tp-dimmed">{t('replace.none')}</p>}
      columns={[
        { key: 'unit', title: t('frame.enterprise'), lead: true, cell: ({ enterprise }) => inWords(enterprise) },
        { key: 'park', title: t('strata.park'), cell: ({ park }) => inWords(park) },
        { key: 'reason', title: t('replace.reason'), cell: ({ reason }) => t(`replace.reasons.${reason}`) },
        { key: 'by', title: t('replace.by'), cell: ({ substitute }) => inWords(substitute) },
        { key: 'when', title: t('replace.when'), cell: ({ replacedAt }) => format.date(replacedAt) },
      ]}
    />
  );
}

/** Replaces drawn enterprises by reserves of their stratum, and lists those that were replaced. */
export function ReplacementsSection({ wave, sheet }: Omit<Props, 'found'>) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const query = useQuery(replacementsQuery(id, wave.id));
  return (
    <Section title={t('replace.title')} purpose={t('replace.purpose')}>
      <p className="sv-note">{t('replace.note')}</p>
      <Loaded query={query}>
        {(found) => (
          <>
            {wave.state !== 'closed' && (
              <ReplacementForm key={found.replaced.length} wave={wave} sheet={sheet} found={found} />
            )}
            <Replaced found={found} />
          </>
        )}
      </Loaded>
    </Section>
  );
}
