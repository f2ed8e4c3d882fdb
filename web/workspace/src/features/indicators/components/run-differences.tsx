import { DataTable, Section, useFormat, useLocalized, useTranslation } from '#shared';
import type { RunComparison } from '../api/types.js';

type Difference = RunComparison['differences'][number];

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Formats a JSON value from the server for readers. */
function useValue(): (difference: Difference, text: string) => string {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const localized = useLocalized();
  const pairs = (names: readonly string[]): string =>
    format.list(
      names.map((name) =>
        name
          .split('+')
          .map((by) => t(`breakdown.${by}`, { defaultValue: by }))
          .join(' × '),
      ),
    ) || '–';
  const line = (kind: Difference['kind'], text: string): string => {
    if (kind !== 'input') return text === 'null' ? t('run.ownLine') : t('run.publishedLine');
    return Number(text) > 0 ? t('run.yuanAnHour', { value: text }) : t('how.noOwnMedian');
  };
  const merged = (text: string): string => {
    const groups = (JSON.parse(text) ?? []) as NonNullable<RunComparison['before']['settings']['merged']>;
    return format.list(groups.map((group) => localized(group.name))) || '–';
  };
  return ({ kind, name }, text) => {
    if (name === 'lowPay') return line(kind, text);
    if (name === 'design') return t(`run.designs.${text}`);
    if (name === 'pairs' || name === 'breakdowns') return pairs(JSON.parse(text) as string[]);
    if (name === 'merged') return merged(text);
    if (name === 'earlierRuns') return format.number((JSON.parse(text) as string[]).length);
    if (name === 'reliabilityStandard') return t(`how.standards.${text}`, { defaultValue: text });
    if (name === 'decentRule') return t(`how.rule.${text}`, { defaultValue: text });
    if (name === 'wave') return t('series.number', { number: text });
    if (name === 'greenThreshold') return t('run.moreThan', { value: text });
    return /^\d+$/.test(text) ? format.number(Number(text)) : t(`run.value.${text}`, { defaultValue: text });
  };
}

/** The inputs that differ between two runs; of a hash, only the first digits. */
export function RunDifferences({ comparison }: { readonly comparison: RunComparison }) {
  const { t } = useTranslation('indicators');
  const value = useValue();
  const { before, after, differences } = comparison;
  const side = (difference: Difference, text: string) =>
    isHash(text) ? <code title={text}>{text.slice(0, 8)}</code> : value(difference, text);
  return (
    <Section title={t('run.differences')} plain>
      <div className="in-differs">
        <DataTable
          caption={t('run.differences')}
          rows={differences}
          rowKey={({ kind, name }) => `${kind} ${name}`}
          empty={<p>{t('run.differencesNone')}</p>}
          keepTable
          columns={[
            { key: 'what', title: t('run.what'), cell: ({ name }) => t(`run.input.${name}`) },
            { key: 'before', title: t('run.name', { number: before.number }), cell: (row) => side(row, row.before) },
            { key: 'after', title: t('run.name', { number: after.number }), cell: (row) => side(row, row.after) },
          ]}
        />
      </div>
    </Section>
  );
}
