import { Button, Group, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { api, ConfirmButton, DataTable, EmptyState, Loaded, Section, useFormat, useTranslation } from '#shared';
import type { Factor, SecondFactor } from '../api/second-factor.js';
import { secondFactorQuery } from '../api/second-factor.js';
import { EnterFactor } from './enter-factor.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SetUpApp } from './set-up-app.js';
import { SetUpPasskey } from './set-up-passkey.js';

function FactorTable({
  factors,
  onChanged,
}: {
  readonly factors: readonly Factor[];
  readonly onChanged: () => Promise<void>;
}) {
  const { t } = useTranslation('identity');
  const format = useFormat();
  const nothing = (
    <EmptyState icon={<ShieldCheck size={32} />} title={t('factor.none')}>
      {t('factor.noneHint')}
    </EmptyState>
  );
  const remove = (id: string): Promise<void> =>
    api.delete('/api/me/second-factor/factors/{id}', { path: { id } }).then(onChanged);
  return (
    <DataTable<Factor>
      caption={t('factor.title')}
      rows={factors}
      rowKey={(row) => row.id}
      empty={nothing}
      columns={[
        { key: 'label', title: t('factor.label'), cell: (row) => row.label },
        {
          key: 'kind',
          title: t('factor.kind'),
          cell: (row) => t(row.kind === 'passkey' ? 'factor.passkey' : 'factor.app'),
        },
        { key: 'since', title: t('factor.since'), cell: (row) => format.date(row.createdAt) },
        {
          key: 'used',
          title: t('tokens.used'),
          cell: (row) => (row.usedAt ? format.relative(row.usedAt) : t('tokens.never')),
        },
        {
          key: 'remove',
          title: t('shared:actions'),
          doing: true,
          cell: (row) => (
            <ConfirmButton
              size="xs"
              variant="subtle"
              color="late"
              question={t('factor.removeQuestion', { label: row.label })}
              consequence={t(factors.length === 1 ? 'factor.removeLastMeans' : 'factor.removeMeans')}
              confirmLabel={t('factor.remove')}
              onConfirm={() => remove(row.id)}
            >
              {t('factor.remove')}
            </ConfirmButton>
          ),
        },
      ]}
    />
  );
}

interface OwnFactorsProps {
  readonly own: SecondFactor;
  readonly onChanged: () => Promise<void>;
  readonly onCodes: (codes: readonly string[]) => void;
}

function OwnFactors({ own, onChanged, onCodes }: OwnFactorsProps) {
  const { t } = useTranslation('identity');
  const [adding, setAdding] = useState<Factor['kind'] | null>(null);
  const renew = async (): Promise<void> => {
    const { recoveryCodes } = await api.post('/api/me/second-factor/recovery-codes');
    onCodes(recoveryCodes);
    await onChanged();
  };
  const added = async (codes: readonly string[]): Promise<void> => {
    setAdding(null);
    if (codes.length > 0) onCodes(codes);
    await onChanged();
  };
  if (own.factors.length > 0 && !own.given)
    return (
      <div style={{ maxWidth: 420 }}>
        <p>{t('factor.enterFirst')}</p>
        <EnterFactor onDone={onChanged} factors={own.factors} />
      </div>
    );
  return (
    <>
      <FactorTable factors={own.factors} onChanged={onChanged} />
      {own.factors.length > 0 && <p>{t('factor.codesLeft', { count: own.recoveryCodesLeft })}</p>}
      <Group gap="xs">
        <Button variant="default" onClick={() => setAdding('app')}>
          {t('factor.addApp')}
        </Button>
        <Button onClick={() => setAdding('passkey')}>{t('factor.addPasskey')}</Button>
        {own.factors.length > 0 && (
          <ConfirmButton question={t('factor.renew')} consequence={t('factor.renewMeans')} onConfirm={renew}>
            {t('factor.renew')}
          </ConfirmButton>
        )}
      </Group>
      <Modal
        opened={adding !== null}
        onClose={() => setAdding(null)}
        title={t(adding === 'passkey' ? 'factor.addPasskey' : 'factor.addApp')}
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        {adding === 'passkey' ? <SetUpPasskey onDone={added} /> : <SetUpApp onDone={added} />}
      </Modal>
    </>
  );
}

/** Devices of the account and its recovery codes. */
export function SecondFactorPart() {
  const { t } = useTranslation('identity');
  const client = useQueryClient();
  const factor = useQuery(secondFactorQuery);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['me'] });
  return (
    <Section title={t('factor.title')} purpose={t('factor.purpose')}>
      {codes !== null && <RecoveryCodes codes={codes} next={t('factor.kept')} onKept={() => setCodes(null)} />}
      {codes === null && (
        <Loaded query={factor}>{(own) => <OwnFactors own={own} onChanged={again} onCodes={setCodes} />}</Loaded>
      )}
    </Section>
  );
}
