import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Column } from '#shared';
import { DataTable, Section, useFormat, useLocalized, useTranslation } from '#shared';
import type { IndicatorVariable, MappableQuestion, MappedVariable, Mapping } from '../api/mapping.js';
import { undecidedOf } from './computable.js';
import { MappedVariableEditor } from './mapped-variable.js';

interface MappingTableProps {
  readonly mapping: Mapping;
  readonly mapped: readonly MappedVariable[];
  readonly labelOf: (variable: string) => string;
  /** Absent for those who may only read. */
  readonly onChange: ((mapped: readonly MappedVariable[]) => void) | undefined;
}

/** Each variable of the indicators with its question. */
export function MappingTable({ mapping, mapped, labelOf, onChange }: MappingTableProps) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const format = useFormat();
  const [edited, setEdited] = useState<string | null>(null);
  const byVariable = new Map(mapped.map((each) => [each.variable, each]));
  const questions = new Map(mapping.questions.map((each) => [each.name, each]));
  const questionOf = ({ name }: IndicatorVariable) => questions.get(byVariable.get(name)?.question ?? '');
  const columns: Column<IndicatorVariable>[] = [
    {
      key: 'variable',
      title: t('mapping.variable'),
      lead: true,
      cell: ({ name }) => <span className="sv-variable">{labelOf(name)}</span>,
    },
    {
      key: 'question',
      title: t('mapping.question'),
      cell: (variable) => {
        const question = questionOf(variable);
        if (question === undefined) return <span className="tp-dimmed">{t('mapping.notAsked')}</span>;
        return (
          <>
            {inWords(question.label)} <code className="sv-cell">{question.name}</code>
          </>
        );
      },
    },
    {
      key: 'state',
      title: t('mapping.state'),
      cell: (variable) => (
        <MappedState
          variable={variable}
          mapped={byVariable.get(variable.name)}
          choices={questionOf(variable)?.choices ?? []}
        />
      ),
    },
  ];
  const editing: Column<IndicatorVariable> = {
    key: 'edit',
    title: t('mapping.edit'),
    doing: true,
    cell: ({ name }) => (
      <Button
        size="xs"
        variant="subtle"
        aria-label={t(byVariable.has(name) ? 'mapping.editOf' : 'mapping.addOf', { variable: labelOf(name) })}
        onClick={() => setEdited(name)}
      >
        {t(byVariable.has(name) ? 'mapping.edit' : 'mapping.add')}
      </Button>
    ),
  };
  const variable = mapping.variables.find(({ name }) => name === edited);
  const asked = mapping.variables.filter(({ name }) => byVariable.has(name));
  const others = mapping.variables.filter(({ name }) => !byVariable.has(name));
  const notAsked = t('mapping.notAskedVariables', { number: format.number(others.length) });
  const tableOf = (caption: string, rows: readonly IndicatorVariable[]) => (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ name }) => name}
      columns={onChange ? [...columns, editing] : columns}
    />
  );
  return (
    <Section title={t('mapping.variables')}>
      {asked.length > 0 && tableOf(t('mapping.variables'), asked)}
      {others.length > 0 && (
        <details open={asked.length === 0}>
          <summary>{notAsked}</summary>
          {tableOf(notAsked, others)}
        </details>
      )}
      {variable && onChange && (
        <MappedVariableEditor
          variable={variable}
          label={labelOf(variable.name)}
          mapped={byVariable.get(variable.name)}
          questions={mapping.questions}
          onClose={() => setEdited(null)}
          onChange={(next) => {
            const others = mapped.filter((each) => each.variable !== variable.name);
            onChange(next === undefined ? others : [...others, next]);
          }}
        />
      )}
    </Section>
  );
}

interface StateProps {
  readonly variable: IndicatorVariable;
  readonly mapped: MappedVariable | undefined;
  readonly choices: MappableQuestion['choices'];
}

function MappedState({ variable, mapped, choices }: StateProps) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const format = useFormat();
  if (mapped === undefined) return <>–</>;
  if (variable.kind === 'number') {
    const unit = variable.units.find(({ code }) => code === mapped.unit);
    return <>{unit && inWords(unit.label)}</>;
  }
  const used = new Set(mapped.categories.map(({ category }) => category));
  const empty = variable.categories.filter(({ code }) => !used.has(code) && code !== '98' && code !== '99');
  const counts = { mapped: format.number(mapped.categories.length), number: format.number(choices.length) };
  const between = t('mapping.between');
  const open = undecidedOf(mapped, choices);
  return (
    <>
      <span className="sv-line">{t('mapping.mapped', counts)}</span>
      {open.length > 0 && (
        <span className="sv-line sv-missing">
          {t('mapping.undecidedChoices', { choices: open.map(({ label }) => inWords(label)).join(between) })}
        </span>
      )}
      {empty.length > 0 && (
        <span className="sv-line sv-missing">
          {t('mapping.empty', { categories: empty.map(({ label }) => inWords(label)).join(between) })}
        </span>
      )}
    </>
  );
}
