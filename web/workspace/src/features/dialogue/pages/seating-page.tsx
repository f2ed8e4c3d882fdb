import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ConfirmButton,
  ErrorState,
  Loaded,
  Page,
  Section,
  useFields,
  useGroupWords,
  useLocalized,
  useParam,
  useSaved,
  useWorkspace,
  WorkspaceLink,
  Form,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { candidatesQuery, roundtableQuery } from '../api/queries.js';
import type { Parity, Roundtable, Seat, SeatFunction, SeatKind, Standing } from '../api/types.js';
import { HeadLine } from '../components/head.js';
import { ParityView, useParitySentence } from '../components/parity.js';
import { SeatArc, SeatLegend, SeatList } from '../components/seat-arc.js';
import '../dialogue.css';

const kinds: readonly SeatKind[] = [
  'titular',
  'substitute',
  'adviser',
  'observer',
  'resource-person',
  'interpreter',
  'secretariat',
];
const functions: readonly SeatFunction[] = ['chair', 'vice-chair', 'rapporteur', 'spokesperson'];

/** The balance with one more titular seat, shown before the seat is assigned. */
function after(parity: Parity, { constituency, sex }: Standing): Parity {
  const add = (counts: Parity['bySex']) => (sex === null ? counts : { ...counts, [sex]: counts[sex] + 1 });
  return {
    ...parity,
    titular: parity.titular + 1,
    bySex: add(parity.bySex),
    rows: parity.rows.map((row) =>
      row.constituency === constituency
        ? { ...row, titular: row.titular + 1, bySex: row.bySex && add(row.bySex) }
        : row,
    ),
  };
}

function defaultKind({ constituency, capacity }: Standing): SeatKind {
  if (constituency !== null) return 'titular';
  return capacity === 'agency' || capacity === null ? 'observer' : capacity;
}

interface TakeSeatProps {
  readonly roundtable: Roundtable;
  readonly candidates: readonly Standing[];
}

function usePeopleByGroup(candidates: readonly Standing[]) {
  const say = useLocalized();
  const words = useGroupWords();
  return (['government', 'employers', 'workers', null] as const)
    .map((group) => ({
      group: words.name(group),
      items: candidates
        .filter(({ constituency }) => constituency === group)
        .map(({ person, organisation }) => ({
          value: person.id,
          label: [say(person.name), say(organisation?.name)].filter(Boolean).join(', '),
        })),
    }))
    .filter(({ items }) => items.length > 0);
}

function TakeSeat({ roundtable, candidates }: TakeSeatProps) {
  const { t } = useTranslation('dialogue');
  const sentence = useParitySentence();
  const people = usePeopleByGroup(candidates);
  const dialogue = useDialogue();
  const form = useFields(
    { personId: null as string | null, kind: 'titular' as SeatKind, function: null as SeatFunction | null },
    null,
  );
  const chosen = candidates.find(({ person }) => person.id === form.values.personId);
  const submit = async (): Promise<void> => {
    const { personId, kind, function: role } = form.values;
    if (personId === null) return;
    const done = await form.submit(() => dialogue.seat(roundtable.id, { personId, kind, function: role }));
    if (done) form.reset();
  };
  if (candidates.length === 0) return <p className="tp-dimmed">{t('seat.allSeated')}</p>;
  return (
    <Form form={form} className="dl-column" onSubmit={submit}>
      <Select
        label={t('seat.person')}
        data={people}
        searchable
        required
        value={form.values.personId}
        onChange={(personId) => {
          form.set('personId', personId);
          const person = candidates.find((candidate) => candidate.person.id === personId);
          if (person) form.set('kind', defaultKind(person));
        }}
        error={form.errorOf('personId')}
      />
      <div className="dl-pair">
        <Select
          label={t('seat.kindField')}
          data={kinds.map((kind) => ({ value: kind, label: t(`seat.kind.${kind}`) }))}
          allowDeselect={false}
          value={form.values.kind}
          onChange={(kind) => form.set('kind', (kind ?? 'titular') as SeatKind)}
          error={form.errorOf('kind')}
        />
        <Select
          label={t('seat.functionField')}
          description={t('seat.functionHint')}
          placeholder={t('seat.noFunction')}
          data={functions.map((role) => ({ value: role, label: t(`seat.function.${role}`) }))}
          clearable
          value={form.values.function}
          onChange={(role) => form.set('function', role as SeatFunction | null)}
          error={form.errorOf('function')}
        />
      </div>
      <p className="tp-small" aria-live="polite">
        {chosen && form.values.kind === 'titular' && chosen.constituency !== null
          ? t('seat.after', { sentence: sentence(after(roundtable.parity, chosen)) })
          : ''}
      </p>
      {form.problem !== null && <ErrorState error={form.problem} compact typed />}
      <div>
        <Button type="submit" loading={form.busy}>
          {t('seat.take')}
        </Button>
      </div>
    </Form>
  );
}

function SeatControls({ roundtableId, seat }: { readonly roundtableId: string; readonly seat: Seat }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const dialogue = useDialogue();
  const saved = useSaved();
  const [problem, setProblem] = useState<unknown>(null);
  const name = say(seat.person.name);
  const change = (role: string | null): void => {
    setProblem(null);
    dialogue
      .changeSeat(seat.id, seat.version, { function: role as SeatFunction | null })
      .then(({ version }) => saved(() => dialogue.changeSeat(seat.id, version, { function: seat.function })))
      .catch(setProblem);
  };
  const vacate = async (): Promise<void> => {
    await dialogue.vacate(seat.id, seat.version);
    const { kind, function: role } = seat;
    saved(() => dialogue.seat(roundtableId, { personId: seat.person.id, kind, function: role }));
  };
  return (
    <>
      <Select
        aria-label={`${t('seat.functionField')}: ${name}`}
        placeholder={t('seat.noFunction')}
        data={functions.map((role) => ({ value: role, label: t(`seat.function.${role}`) }))}
        clearable
        w={170}
        value={seat.function}
        onChange={change}
      />
      <ConfirmButton
        question={t('seat.vacateQuestion', { name })}
        consequence={t('seat.vacateText')}
        confirmLabel={t('seat.vacate')}
        aria-label={`${t('seat.vacate')}: ${name}`}
        onConfirm={vacate}
      >
        {t('seat.vacate')}
      </ConfirmButton>
      {problem !== null && <ErrorState error={problem} compact />}
    </>
  );
}

export function SeatingPage() {
  const { t } = useTranslation('dialogue');
  const { id } = useWorkspace();
  const roundtableId = useParam('roundtableId');
  const query = useQuery(roundtableQuery(id, roundtableId));
  const candidates = useQuery(candidatesQuery(id, roundtableId));
  return (
    <Page
      title={t('seat.title')}
      purpose={t('seat.purpose')}
      above={
        query.data && (
          <>
            <WorkspaceLink to={`/roundtables/${roundtableId}`}>{t('roundtable')}</WorkspaceLink>
            <HeadLine head={query.data} />
          </>
        )
      }
    >
      <Loaded query={query}>
        {(roundtable) => (
          <div className="dl-seating">
            <Section title={t('seat.take')}>
              <Loaded query={candidates}>{(people) => <TakeSeat roundtable={roundtable} candidates={people} />}</Loaded>
            </Section>
            <Section title={t('seat.picture')}>
              <SeatArc seats={roundtable.seats} />
              <SeatLegend seats={roundtable.seats} />
              <ParityView parity={roundtable.parity} />
            </Section>
            <div className="dl-seating-all">
              <Section title={t('seat.list')}>
                {roundtable.seats.length === 0 && <p className="tp-dimmed">{t('seat.none')}</p>}
                <SeatList
                  seats={roundtable.seats}
                  side={(seat) => <SeatControls roundtableId={roundtableId} seat={seat} />}
                />
              </Section>
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
