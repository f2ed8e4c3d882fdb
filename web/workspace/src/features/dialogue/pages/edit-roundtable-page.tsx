import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  ConfirmButton,
  ConflictDialog,
  DraftNotice,
  ErrorState,
  isProblem,
  Loaded,
  Page,
  useEditing,
  useGo,
  useParam,
  useSaved,
  useWorkspace,
  Form,
  useTranslation,
} from '#shared';
import { useDialogue } from '../api/commands.js';
import { roundtableQuery } from '../api/queries.js';
import type { Roundtable } from '../api/types.js';
import { HeadLine } from '../components/head.js';
import { QuorumInputs, quorumOf, type QuorumValues, sent } from '../components/quorum-fields.js';
import { RoundtableFields } from '../components/roundtable-fields.js';
import type { RoundtableValues } from '../components/roundtable-fields.js';
import '../dialogue.css';

/** Fields that the server merges separately, with the server's names. */
function flat({ title, note, opensAt, quorum, ...rest }: EditedValues): Readonly<Record<string, unknown>> {
  return {
    titleEn: title.en,
    titleZh: title.zh,
    noteEn: note.en,
    noteZh: note.zh,
    opensAt: opensAt || null,
    ...rest,
    ...sent(quorum),
  };
}

type EditedValues = RoundtableValues & QuorumValues;

function valuesOf(roundtable: Roundtable): EditedValues {
  const { title, note, startsOn, endsOn, opensAt, timeZone, place } = roundtable;
  return {
    ...{ title, startsOn, endsOn, timeZone },
    note: note ?? { en: '', zh: '' },
    opensAt: opensAt ?? '',
    placeId: place?.id ?? null,
    quorum: quorumOf(roundtable),
  };
}

function changesBetween(before: EditedValues, after: EditedValues): Record<string, unknown> {
  const was = flat(before);
  return Object.fromEntries(Object.entries(flat(after)).filter(([field, value]) => value !== was[field]));
}

const fieldLabels: Readonly<Record<string, string>> = {
  titleEn: 'form.title',
  titleZh: 'form.title',
  noteEn: 'form.note',
  noteZh: 'form.note',
  placeId: 'form.place',
  quorumGovernment: 'shared:group.government',
  quorumEmployers: 'shared:group.employers',
  quorumWorkers: 'shared:group.workers',
};

function EditForm({ roundtable }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const held = roundtable.meetings.filter(({ state }) => state !== 'cancelled');
  const go = useGo();
  const saved = useSaved();
  const { base, form } = useEditing(roundtable, valuesOf, `roundtable:${roundtable.id}`);
  const conflict = isProblem(form.problem, 'dialogue.edit-conflict');
  const send = async (version: number, changes: Readonly<Record<string, unknown>>): Promise<void> => {
    const done = await form.submit(() => dialogue.edit(base.id, version, changes));
    if (!done) return;
    go(`/roundtables/${base.id}`);
    const back = changesBetween(form.values, valuesOf(base));
    saved(conflict ? null : () => dialogue.edit(base.id, done.version, back));
  };
  const latest = isProblem(form.problem) ? Number(form.problem.body.facts?.['version'] ?? base.version) : base.version;
  return (
    <Form
      form={form}
      className="tp-card"
      onSubmit={() => send(base.version, changesBetween(valuesOf(base), form.values))}
    >
      <Stack>
        <DraftNotice form={form} />
        <RoundtableFields form={form} severalMeetings={held.length > 1} />
        <QuorumInputs form={form} seats={roundtable.seats} />
        {form.problem !== null && !conflict && <ErrorState error={form.problem} compact typed />}
        <div>
          <Button type="submit" loading={form.busy}>
            {t('form.save')}
          </Button>
        </div>
        {base.state === 'draft' && <DeleteDraft roundtable={base} />}
      </Stack>
      <ConflictDialog
        problem={form.problem}
        labelOf={(field) => t(fieldLabels[field] ?? `form.${field}`)}
        onClose={() => form.reset(form.values)}
        onResolve={(chosen) => void send(latest, { ...changesBetween(valuesOf(base), form.values), ...chosen })}
      />
    </Form>
  );
}

function DeleteDraft({ roundtable: { id, version } }: { readonly roundtable: Roundtable }) {
  const { t } = useTranslation('dialogue');
  const dialogue = useDialogue();
  const go = useGo();
  const remove = async (): Promise<void> => {
    await dialogue.deleteRoundtable(id, version);
    go('/roundtables');
  };
  return (
    <div>
      <ConfirmButton
        variant="default"
        question={t('deletion.question')}
        consequence={t('deletion.consequence')}
        confirmLabel={t('deletion.confirm')}
        onConfirm={remove}
      >
        {t('deletion.button')}
      </ConfirmButton>
    </div>
  );
}

export function EditRoundtablePage() {
  const { t } = useTranslation('dialogue');
  const { id } = useWorkspace();
  const query = useQuery(roundtableQuery(id, useParam('roundtableId')));
  return (
    <Page title={t('form.edit')} above={query.data && <HeadLine head={query.data} />}>
      <Loaded query={query}>{(roundtable) => <EditForm roundtable={roundtable} />}</Loaded>
    </Page>
  );
}
