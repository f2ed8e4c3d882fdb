import { Button, FileButton, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Schema } from '#shared';
import {
  api,
  DataTable,
  ErrorState,
  Form,
  useFields,
  useFormat,
  useGroupWords,
  useLocalized,
  textOf,
  useNotify,
  useTranslation,
  useWorkspace,
} from '#shared';
import { useDialogue } from '../api/commands.js';

type Checked = Schema<'CheckedSeatListResponse'>;
type Row = Checked['rows'][number];

/** Assigns seats by a list from a spreadsheet, after showing what each row does. */
export function SeatList({ roundtableId }: { readonly roundtableId: string }) {
  const { t } = useTranslation('dialogue');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div>
      <Button variant="default" leftSection={<Upload size={16} aria-hidden />} onClick={open}>
        {t('prepare.list.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('prepare.list.open')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('shared:close') }}
      >
        <ListDialog roundtableId={roundtableId} onDone={close} />
      </Modal>
    </div>
  );
}

interface DialogProps {
  readonly roundtableId: string;
  readonly onDone: () => void;
}

function ListDialog({ roundtableId, onDone }: DialogProps) {
  const { t } = useTranslation('dialogue');
  const { id: workspaceId } = useWorkspace();
  const dialogue = useDialogue();
  const notify = useNotify();
  // a list of people is not stored in the browser
  const form = useFields({ text: '' }, null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [leaveOut, setLeaveOut] = useState<readonly number[]>([]);
  const check = async (without: readonly number[]): Promise<void> => {
    const found = await form.submit(({ text }) =>
      api.post('/api/workspaces/{workspaceId}/roundtables/{roundtableId}/seat-list-checks', {
        path: { workspaceId, roundtableId },
        body: { text, leaveOut: without },
      }),
    );
    if (!found) return;
    setLeaveOut(without);
    setChecked(found);
  };
  const assign = async (): Promise<void> => {
    const done = await form.submit(({ text }) => dialogue.assignByList(roundtableId, { text, leaveOut }));
    if (!done) return;
    notify(t('prepare.list.done', { count: done.ids.length }));
    onDone();
  };
  const problem = form.problem !== null && <ErrorState error={form.problem} compact typed />;
  if (checked === null)
    return (
      <Form form={form} onSubmit={() => check([])}>
        <ListFields form={form}>{problem}</ListFields>
      </Form>
    );
  const wrong = checked.rows.filter(({ errors }) => errors.length > 0);
  const right = checked.rows.length - wrong.length;
  return (
    <Stack>
      <Summary checked={checked} />
      {wrong.length > 0 && <Errors rows={wrong} />}
      {right > 0 && <Effects rows={checked.rows.filter(({ errors }) => errors.length === 0)} />}
      {problem}
      <Group justify="flex-end">
        <Button variant="default" onClick={() => setChecked(null)}>
          {t('prepare.list.back')}
        </Button>
        {wrong.length > 0 && (
          <Button
            variant="default"
            loading={form.busy}
            onClick={() => void check([...leaveOut, ...wrong.map(({ row }) => row)])}
          >
            {t('prepare.list.leaveOut', { count: wrong.length })}
          </Button>
        )}
        {wrong.length === 0 && right > 0 && (
          <Button loading={form.busy} onClick={() => void assign()}>
            {t('prepare.list.assign', { count: right })}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

interface ListFieldsProps {
  readonly form: ReturnType<typeof useFields<{ text: string }>>;
  readonly children: React.ReactNode;
}

function ListFields({ form, children }: ListFieldsProps) {
  const { t } = useTranslation('dialogue');
  const resetRef = useRef<() => void>(null);
  return (
    <Stack>
      <Text size="sm">{t('prepare.list.purpose')}</Text>
      <Textarea label={t('prepare.list.text')} rows={10} required data-autofocus {...form.text('text')} />
      {children}
      <Group justify="space-between">
        <FileButton
          resetRef={resetRef}
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(file) => {
            // so that the same file can be chosen again after it was corrected
            if (file)
              void textOf(file)
                .then((text) => form.set('text', text))
                .finally(() => resetRef.current?.());
          }}
        >
          {(props) => (
            <Button {...props} variant="default">
              {t('prepare.list.file')}
            </Button>
          )}
        </FileButton>
        <Button type="submit" loading={form.busy}>
          {t('prepare.list.check')}
        </Button>
      </Group>
    </Stack>
  );
}

function Summary({ checked: { rows, leftOut, ignored } }: { readonly checked: Checked }) {
  const { t } = useTranslation('dialogue');
  const format = useFormat();
  const wrong = rows.filter(({ errors }) => errors.length > 0).length;
  const added = rows.filter(({ errors, adds }) => errors.length === 0 && adds).length;
  const parts = [
    t('prepare.list.seats', { count: rows.length - wrong }),
    added > 0 && t('prepare.list.added', { count: added }),
    wrong > 0 && t('prepare.list.wrong', { count: wrong }),
    leftOut > 0 && t('prepare.list.leftOut', { count: leftOut }),
  ];
  return (
    <div aria-live="polite">
      <p>
        <strong>{parts.filter(Boolean).join(' · ')}</strong>
      </p>
      <p className="tp-small">{t('prepare.list.nothingSaved')}</p>
      {ignored.length > 0 && (
        <p className="tp-small tp-dimmed">{t('prepare.list.ignored', { columns: format.list(ignored) })}</p>
      )}
    </div>
  );
}

function Errors({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const errors = rows.flatMap(({ row, errors: own }) => own.map((error) => ({ ...error, row })));
  return (
    <section>
      <h3>{t('prepare.list.errors')}</h3>
      <p className="tp-small">{t('prepare.list.errorsHint')}</p>
      <DataTable
        caption={t('prepare.list.errors')}
        captionHidden
        rows={errors}
        rowKey={(error) => `${error.row}/${error.column}/${error.detail.en}`}
        portion={50}
        columns={[
          { key: 'row', title: t('prepare.list.row'), numeric: true, cell: ({ row }) => row },
          {
            key: 'column',
            title: t('prepare.list.column'),
            lead: true,
            cell: ({ column }) => t(`prepare.list.columns.${column}`),
          },
          { key: 'value', title: t('prepare.list.value'), cell: ({ value }) => value || t('prepare.list.empty') },
          { key: 'todo', title: t('prepare.list.todo'), cell: ({ detail }) => say(detail) },
        ]}
      />
    </section>
  );
}

function Effects({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const words = useGroupWords();
  return (
    <section>
      <h3>{t('prepare.list.rows')}</h3>
      <DataTable
        caption={t('prepare.list.rows')}
        captionHidden
        rows={rows}
        rowKey={({ row }) => String(row)}
        portion={50}
        columns={[
          { key: 'row', title: t('prepare.list.row'), numeric: true, cell: ({ row }) => row },
          {
            key: 'name',
            title: t('prepare.list.columns.name'),
            lead: true,
            cell: ({ name, email }) => <NameAndEmail name={name} email={email} />,
          },
          {
            key: 'organisation',
            title: t('prepare.list.columns.organisation'),
            cell: ({ organisation }) => say(organisation?.name),
          },
          {
            key: 'group',
            title: t('prepare.list.columns.group'),
            cell: ({ constituency }) => words.name(constituency),
          },
          {
            key: 'kind',
            title: t('prepare.list.columns.kind'),
            cell: ({ kind, function: role }) =>
              [t(`seat.kind.${kind}`), role !== null && t(`seat.function.${role}`)].filter(Boolean).join(' · '),
          },
          {
            key: 'sex',
            title: t('prepare.list.columns.sex'),
            cell: ({ sex }) => t(`shared:sexOne.${sex}`),
          },
          {
            key: 'effect',
            title: t('prepare.list.effect'),
            cell: (row) => <Effect row={row} />,
          },
        ]}
      />
    </section>
  );
}

function Effect({ row: { adds, namesake, keepsEmail } }: { readonly row: Row }) {
  const { t } = useTranslation('dialogue');
  return (
    <>
      {namesake ? <Namesake {...namesake} /> : t(adds ? 'prepare.list.adds' : 'prepare.list.seated')}
      {keepsEmail !== null && (
        <>
          <br />
          <span className="tp-small tp-dimmed">{t(`prepare.list.keepsEmail.${keepsEmail}`)}</span>
        </>
      )}
    </>
  );
}

function NameAndEmail({ name, email }: Pick<Row, 'name' | 'email'>) {
  return (
    <>
      <bdi>{name}</bdi>
      {email !== '' && (
        <>
          <br />
          <bdi className="tp-small tp-dimmed">{email}</bdi>
        </>
      )}
    </>
  );
}

/** A new person with the name of someone else in the directory, who is named with group and organisation. */
function Namesake({ name, constituency, organisation }: NonNullable<Row['namesake']>) {
  const { t } = useTranslation('dialogue');
  const say = useLocalized();
  const format = useFormat();
  const words = useGroupWords();
  const known = [constituency && words.name(constituency), organisation && say(organisation.name)];
  const where = format.list(known.filter((part) => part !== null));
  return t(where === '' ? 'prepare.list.namesake' : 'prepare.list.namesakeOf', { name: say(name), where });
}
