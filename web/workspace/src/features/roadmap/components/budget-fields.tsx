import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { Fields } from '#shared';
import { useTranslation } from '#shared';
import type { ActionValues } from './action-values.js';

const amounts = ['planned', 'committed', 'spent'] as const;
const usual = ['CNY', 'USD', 'EUR', 'CHF', 'GBP', 'JPY'];
const currencies = [...new Set([...usual, ...Intl.supportedValuesOf('currency')])];

/** Planned, committed and spent money, a line for each source and currency. */
export function BudgetFields({ fields }: { readonly fields: Fields<ActionValues> }) {
  const { t } = useTranslation('roadmap');
  const lines = fields.values.budget;
  const error = fields.errorOf('budget');
  const put = (index: number, change: Partial<(typeof lines)[number]>): void =>
    fields.set(
      'budget',
      lines.map((line, at) => (at === index ? { ...line, ...change } : line)),
    );
  const empty = { source: '', currency: lines.at(-1)?.currency ?? 'CNY', planned: '', committed: '', spent: '' };
  return (
    <fieldset className="rm-budget">
      <legend>{t('budget.title')}</legend>
      {lines.map((line, index) => (
        <div key={index} className="rm-budget-line">
          <TextInput
            label={t('budget.source')}
            maxLength={200}
            required
            value={line.source}
            onChange={({ currentTarget }) => put(index, { source: currentTarget.value })}
          />
          <Select
            label={t('budget.currency')}
            allowDeselect={false}
            searchable
            limit={50}
            data={currencies}
            value={line.currency}
            onChange={(currency) => put(index, { currency: currency ?? 'CNY' })}
          />
          {amounts.map((field) => (
            <TextInput
              key={field}
              label={t(`budget.${field}`)}
              inputMode="decimal"
              maxLength={20}
              value={line[field]}
              onChange={({ currentTarget }) => put(index, { [field]: currentTarget.value })}
            />
          ))}
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('budget.removeOf', { source: line.source || index + 1 })}
            onClick={() =>
              fields.set(
                'budget',
                lines.filter((_, at) => at !== index),
              )
            }
          >
            <Trash2 size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {error !== undefined && error !== '' && (
        <p role="alert" className="rm-late">
          {error}
        </p>
      )}
      {lines.length < 20 && (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => fields.set('budget', [...lines, empty])}
        >
          {t('budget.add')}
        </Button>
      )}
    </fieldset>
  );
}
