import { Button, NumberInput, Select } from '@mantine/core';
import { useDebouncedState, useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import {
  FormDialog,
  useFields,
  useFirstMatches,
  useLocalized,
  useSaved,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { actionPagesQuery } from '../api/queries.js';
import type { ActionDependency, ActionSchedule, DependencyInput } from '../api/schedule.js';
import { useScheduleChanges } from '../api/schedule.js';
import { RowTools } from './row-tools.js';
import { Span } from './schedule-dates.js';

interface DependencyValues {
  readonly predecessorId: string | null;
  readonly kind: DependencyInput['kind'];
  readonly lagDays: number | string;
}

function inputOf({ kind, lagDays }: ActionDependency): DependencyInput {
  return { kind, lagDays };
}

interface DialogProps {
  readonly actionId: string;
  /** Absent: a new one. */
  readonly dependency?: ActionDependency | undefined;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The actions that can be chosen as predecessor, by number and title: those that match the words typed, and the chosen one. */
function useChoices({ actionId, taken, dependency }: DialogProps) {
  const { id } = useWorkspace();
  const localized = useLocalized();
  const [words, setWords] = useDebouncedState('', 200);
  const choiceOf = ({ id: value, code, title }: ActionDependency['action']): Choice => ({
    ...{ value, label: `${code} ${localized(title)}` },
  });
  const [chosen, setChosen] = useState<Choice | null>(dependency ? choiceOf(dependency.action) : null);
  // the field contains the label of what was chosen
  const text = words === chosen?.label ? '' : words.slice(0, 100);
  const found = useInfiniteQuery(actionPagesQuery(id, text === '' ? {} : { text })).data?.pages[0]?.items ?? [];
  const offered = found
    .filter((action) => action.id !== actionId && action.id !== chosen?.value && !taken.includes(action.id))
    .map(choiceOf);
  return { choices: chosen ? [chosen, ...offered] : offered, setWords, setChosen };
}

/** Adds or changes what an action waits for. */
function DependencyDialog(props: DialogProps) {
  const { actionId, dependency, onClose } = props;
  const { t } = useTranslation('roadmap');
  const changes = useScheduleChanges();
  const saved = useSaved();
  const { choices, setWords, setChosen } = useChoices(props);
  const filter = useFirstMatches();
  const fields = useFields<DependencyValues>(
    {
      predecessorId: dependency?.action.id ?? null,
      kind: dependency?.kind ?? 'finish-start',
      lagDays: dependency?.lagDays ?? 0,
    },
    `dependency:${actionId}:${dependency?.action.id ?? 'new'}`,
  );
  const { predecessorId, kind, lagDays } = fields.values;
  const save = async (): Promise<void> => {
    if (predecessorId === null) return;
    const key = { actionId, predecessorId, version: dependency?.version ?? 0 };
    const done = await fields.submit(() => changes.setDependency(key, { kind, lagDays: Number(lagDays) }));
    if (!done) return;
    onClose();
    const now = { ...key, version: key.version + 1 };
    saved(() => (dependency ? changes.setDependency(now, inputOf(dependency)) : changes.removeDependency(now)));
  };
  return (
    <FormDialog
      title={t(dependency ? 'schedule.changeDependency' : 'schedule.addDependency')}
      form={fields}
      disabled={predecessorId === null || lagDays === ''}
      onClose={onClose}
      onSubmit={save}
    >
      <Select
        label={t('schedule.predecessor')}
        searchable
        required
        filter={filter}
        disabled={dependency !== undefined}
        data={choices}
        onSearchChange={setWords}
        {...fields.pick('predecessorId')}
        onChange={(value) => {
          setChosen(choices.find((choice) => choice.value === value) ?? null);
          fields.set('predecessorId', value);
        }}
      />
      <Select
        label={t('schedule.waitsFor')}
        allowDeselect={false}
        data={(['finish-start', 'start-start'] as const).map((value) => ({ value, label: t(`schedule.${value}`) }))}
        value={kind}
        onChange={(value) => fields.set('kind', (value ?? 'finish-start') as DependencyInput['kind'])}
      />
      <NumberInput
        label={t('schedule.lag')}
        description={t('schedule.lagHint')}
        min={-3650}
        max={3650}
        allowDecimal={false}
        {...fields.pick('lagDays')}
      />
    </FormDialog>
  );
}

function Tools({
  actionId,
  dependency,
  taken,
}: Omit<DialogProps, 'onClose'> & { readonly dependency: ActionDependency }) {
  const { t } = useTranslation('roadmap');
  const changes = useScheduleChanges();
  const saved = useSaved();
  const [opened, { open, close }] = useDisclosure(false);
  const name = dependency.action.code;
  const key = { actionId, predecessorId: dependency.action.id };
  const remove = async (): Promise<void> => {
    await changes.removeDependency({ ...key, version: dependency.version });
    saved(() => changes.setDependency({ ...key, version: 0 }, inputOf(dependency)));
  };
  return (
    <>
      <RowTools
        editLabel={t('schedule.changeDependencyOn', { name })}
        removeLabel={t('schedule.removeDependencyOn', { name })}
        question={t('schedule.removeDependencyQuestion', { name })}
        consequence={t('schedule.removeDependencyConsequence')}
        onEdit={open}
        onRemove={remove}
      />
      {opened && <DependencyDialog actionId={actionId} dependency={dependency} taken={taken} onClose={close} />}
    </>
  );
}

interface RelationProps {
  readonly dependency: ActionDependency;
  /** The number of the action that is waited for; absent: the action of the page. */
  readonly predecessor?: string | undefined;
}

/** The relation in words, such as "Starts at least 5 days after A-001 ends". */
function Relation({ dependency: { kind, lagDays, daysTooEarly }, predecessor }: RelationProps) {
  const { t } = useTranslation('roadmap');
  const action = predecessor ?? t('schedule.thisAction');
  const lag = lagDays === 0 ? 'none' : lagDays > 0 ? 'later' : 'earlier';
  return (
    <span className="tp-small tp-dimmed">
      {t(`schedule.relation.${kind}.${lag}`, { count: Math.abs(lagDays), action })}
      {daysTooEarly > 0 && (
        <strong className="rm-late rm-icon-word">
          <TriangleAlert size={14} aria-hidden />
          {t('schedule.tooEarly', { count: daysTooEarly })}
        </strong>
      )}
    </span>
  );
}

interface ListProps {
  readonly actionId: string;
  readonly dependencies: readonly ActionDependency[];
  readonly arePredecessors?: boolean;
  readonly editable: boolean;
}

function DependencyList({ actionId, dependencies, arePredecessors = false, editable }: ListProps) {
  const localized = useLocalized();
  const taken = dependencies.map(({ action }) => action.id);
  if (dependencies.length === 0) return null;
  return (
    <ul className="rm-plan-list">
      {dependencies.map((dependency) => (
        <li key={dependency.action.id}>
          <span>
            <span className="rm-code">{dependency.action.code}</span>{' '}
            <WorkspaceLink to={`/roadmap/${dependency.action.id}`}>{localized(dependency.action.title)}</WorkspaceLink>
          </span>
          <Span dates={dependency.action} />
          <Relation dependency={dependency} predecessor={arePredecessors ? dependency.action.code : undefined} />
          {editable && <Tools actionId={actionId} dependency={dependency} taken={taken} />}
        </li>
      ))}
    </ul>
  );
}

interface DependenciesProps {
  readonly actionId: string;
  readonly schedule: ActionSchedule;
  /** The action repeats a published text, which states no dependencies. */
  readonly fromSource: boolean;
}

/** What the action waits for, and what waits for it. */
export function Dependencies({ actionId, schedule, fromSource }: DependenciesProps) {
  const { t } = useTranslation('roadmap');
  const [opened, { open, close }] = useDisclosure(false);
  const { predecessors, successors, editDependencies } = schedule;
  const taken = [...predecessors, ...successors].map(({ action }) => action.id);
  return (
    <>
      <section>
        <h3>{t('schedule.predecessors')}</h3>
        {predecessors.length === 0 && (
          <p className="tp-dimmed">{t(fromSource ? 'notStated' : 'schedule.noPredecessors')}</p>
        )}
        <DependencyList actionId={actionId} dependencies={predecessors} arePredecessors editable={editDependencies} />
        {editDependencies && (
          <Button size="compact-md" variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={open}>
            {t('schedule.addDependency')}
          </Button>
        )}
        {opened && <DependencyDialog actionId={actionId} taken={taken} onClose={close} />}
      </section>
      {successors.length > 0 && (
        <section>
          <h3>{t('schedule.successors')}</h3>
          <DependencyList actionId={actionId} dependencies={successors} editable={false} />
        </section>
      )}
    </>
  );
}
