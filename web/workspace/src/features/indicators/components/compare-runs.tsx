import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Section, useGo, useLocalized, useTranslation, useWorkspace } from '#shared';
import { runsQuery } from '../api/queries.js';
import type { Run } from '../api/types.js';

/** Choice of another finished run to compare with; by default the previous one. */
export function CompareRuns({ run }: { readonly run: Run }) {
  const { t } = useTranslation('indicators');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const go = useGo();
  const runs = useQuery(runsQuery(id));
  const [chosen, setChosen] = useState<string | null>(null);
  const others = (runs.data ?? []).filter((other) => other.state === 'done' && other.id !== run.id);
  const other = chosen ?? (others.find(({ number }) => number < run.number) ?? others[0])?.id;
  if (other === undefined) return null;
  return (
    <Section title={t('run.compare')}>
      <form
        className="in-start"
        onSubmit={(event) => {
          event.preventDefault();
          go(`/indicators/runs/${run.id}/compared-with/${other}`);
        }}
      >
        <Select
          label={t('run.compareWith')}
          allowDeselect={false}
          value={other}
          onChange={setChosen}
          data={others.map(({ id: value, number, waveTitle }) => ({
            value,
            label: `${t('run.name', { number })} · ${localized(waveTitle)}`,
          }))}
        />
        <Button type="submit" variant="default">
          {t('run.compareGo')}
        </Button>
      </form>
    </Section>
  );
}
